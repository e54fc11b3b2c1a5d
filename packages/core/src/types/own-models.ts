/** Models of the program's own functions and classes, by the tags in their doc comments; see docs/models.md. */
import type TS from 'typescript';
import { readTags, type CallEffect, type CallModel, type LibraryModel, type ModelData, type ModuleModel, type ResourceKind, type ResourceModel, type TypeModel, VOCABULARY, type TagName, type TagValues } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { mentionsTag } from '../program/index.js';
import { OWN_CODE } from '../report/index.js';
import { Contracts, contractsIn, type ContractEffect } from './contracts.js';
import { disposerOf, membersOf, signatureOf, type TypeDeclaration } from './lent-types.js';
import { ModelIndex, type ModelledType } from './model-index.js';
import { ModelledTypes } from './modelled-types.js';
import type { PackageOf } from './origin.js';
import { MOST_ARGUMENTS } from './overloads.js';
import { MENTIONS_PAIR, PAIRED_LENDERS } from './paired-lenders.js';
import { isPromise } from './promises.js';
import { standInsIn } from './stand-ins.js';
import { unwrap } from './syntax.js';

export interface OwnModelsRequest {
  readonly files: readonly TS.SourceFile[];
  readonly checker: TS.TypeChecker;
  readonly models: ModelData;
  readonly packageOf: PackageOf;
}

/**
 * The models together with those that the tags of these files make: a library for each file, whose one module has the
 * file's name. What is no tag of a model, or not well-formed, belongs to somebody else's tool and says nothing here.
 */
export function withOwnModels({ files, checker, models: given, packageOf }: OwnModelsRequest): ModelData {
  const models = files.some(({ text }) => MENTIONS_PAIR.test(text)) ? { ...given, libraries: [...given.libraries, PAIRED_LENDERS] } : given;
  const contracts = new Contracts(contractsIn(files, checker), standInsIn(files, checker));
  const tagged = files.filter((file) => mentionsTag(file.text) || contracts.concern(file));
  if (tagged.length === 0) return models;
  const modelsOf = (module: (file: TS.SourceFile) => ModuleModel): ModelData => ({
    ...models,
    libraries: [...models.libraries, ...tagged.map((file) => libraryOf(file, module(file), packageOf))],
  });
  const types = new Map(tagged.map((file) => [file, typesIn(file, contracts)]));
  const withTypes = modelsOf((file) => moduleOf(namedTypes(types.get(file) ?? []), []));
  // What a function hands out is told by its type, which may be one of these.
  const known = new ModelledTypes(checker, new ModelIndex(withTypes), packageOf);
  const handsOut = new HandOuts(checker, known);
  return modelsOf((file) => moduleOf((types.get(file) ?? []).map((type) => withMembers(type, { known, checker, handsOut, contracts })), functionsIn(file, handsOut, contracts)));
}

/** True for a type of the program that its own tags make a resource; what a contract lends is what its body says. */
export function isOwnResource(type: ModelledType): boolean {
  // A library needs declarations; what the program declares itself is in the program.
  return type.library.declarations === '' && (type.model.resource?.releasedBy.length ?? 0) > 0;
}

function libraryOf(file: TS.SourceFile, module: ModuleModel, packageOf: PackageOf): LibraryModel {
  return { name: packageOf(file.fileName) ?? OWN_CODE, verified: 'source', packages: {}, modules: { [file.fileName]: module }, declarations: '' };
}

type Named<Model> = readonly [names: readonly string[], model: Model];

function moduleOf(types: readonly Named<TypeModel>[], functions: readonly Named<CallModel>[]): ModuleModel {
  return {
    types: Object.fromEntries(types.flatMap(([names, model]) => names.map((name) => [name, model]))),
    functions: Object.fromEntries(functions.flatMap(([names, model]) => names.map((name) => [name, [model]]))),
    options: {},
  };
}

/** The meaning of the tags above a declaration, of which each counts once. */
type Tags = <Name extends TagName>(name: Name) => TagValues[Name] | undefined;

function tagsOf(node: TS.Node): Tags {
  const { text } = node.getSourceFile();
  const comments = (ts.getLeadingCommentRanges(text, node.pos) ?? []).map(({ pos, end }) => ({ pos, comment: text.slice(pos, end) }));
  const doc = comments.filter(({ comment }) => comment.startsWith('/**')).at(-1);
  const written = doc === undefined ? [] : readTags(doc.comment, doc.pos);
  return (name) => {
    const tag = written.find((candidate) => candidate.name === name);
    return tag && VOCABULARY[name].parse(tag.argument);
  };
}

interface OwnType {
  readonly node: TypeDeclaration;
  readonly names: readonly string[];
  readonly resource: ResourceModel | undefined;
  /** True if it stands for a class of a library. */
  readonly isMade: boolean;
}

function typesIn(file: TS.SourceFile, contracts: Contracts): readonly OwnType[] {
  return file.statements.flatMap((node) => {
    if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node)) return [];
    const names = namesOf(node);
    const resource = resourceOf(node) ?? contracts.lentAs(node);
    const isTagged = resource !== undefined || contracts.has(node) || membersOf(node).some((member) => hasEffectTag(tagsOf(member)));
    return isTagged && names.length > 0 ? [{ node, names, resource, isMade: contracts.isMade(node) }] : [];
  });
}

function hasEffectTag(tags: Tags): boolean {
  return tags('acquire') !== undefined || tags('scope') !== undefined || tags('oneShot') !== undefined;
}

/** What a declaration is called, also where it is the default export. */
function namesOf(node: TypeDeclaration | TS.FunctionDeclaration): readonly string[] {
  const isDefault = ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true;
  return [...(node.name ? [node.name.text] : []), ...(isDefault ? ['default'] : [])];
}

function resourceOf(node: OwnType['node']): ResourceModel | undefined {
  const tags = tagsOf(node);
  const kind = tags('resource');
  const release = tags('release');
  if (kind === undefined) return undefined;
  const named = release?.on === 'type' ? release.methods : [];
  const releasedBy = membersOf(node).flatMap((member) => {
    const name = memberName(member);
    const onCall = tagsOf(member)('release');
    return name !== undefined && (named.includes(name) || (onCall?.on === 'call' && onCall.target === 'receiver')) ? [name] : [];
  });
  if (releasedBy.length === 0) return undefined;
  // The best one to suggest stands first where the type's own tag names them.
  const ordered = [...named.filter((name) => releasedBy.includes(name)), ...releasedBy.filter((name) => !named.includes(name))];
  const disposer = disposerOf(node);
  return { kind, lazy: tags('lazy') === true, doubleRelease: tags('doubleRelease') ?? 'ignored', disposer, releasedBy: ordered };
}

function namedTypes(types: readonly OwnType[]): readonly Named<TypeModel>[] {
  return types.map((type) => [type.names, typeModel(type, [], {})]);
}

function typeModel({ node, resource, isMade }: OwnType, supertypes: TypeModel['extends'], members: TypeModel['members']): TypeModel {
  const made = isMade && resource && node.name ? { module: node.getSourceFile().fileName, name: node.name.text } : undefined;
  const construct: readonly CallModel[] = made && resource ? [{ arity: [0, MOST_ARGUMENTS], promise: false, effects: [{ kind: 'acquire', resource: resource.kind, delivery: { by: 'result' }, type: made }] }] : [];
  return { kind: ts.isClassDeclaration(node) ? 'class' : 'interface', extends: supertypes, ...(resource && { resource }), construct, members, views: [] };
}

interface Surroundings {
  readonly known: ModelledTypes;
  readonly checker: TS.TypeChecker;
  readonly handsOut: HandOuts;
  readonly contracts: Contracts;
}

function withMembers(type: OwnType, { known, checker, handsOut, contracts }: Surroundings): Named<TypeModel> {
  const { node, names, resource } = type;
  const supertypes = (ts.isTypeAliasDeclaration(node) ? [] : node.heritageClauses ?? []).flatMap(({ types }) => types.flatMap((parent) => known.behind(checker.getTypeAtLocation(parent))?.reference ?? []));
  const members = membersOf(node).flatMap((member): readonly (readonly [string, readonly CallModel[]])[] => {
    const name = memberName(member);
    const signature = signatureOf(member);
    if (name === undefined || !signature) return [];
    const releases: readonly CallEffect[] = resource?.releasedBy.includes(name) === true ? [{ kind: 'release', target: 'receiver' }] : [];
    const model = handsOut.callModel(signature, tagsOf(member), { ofResource: resource !== undefined, effects: releases, contract: contracts.effectOf(member) });
    return model ? [[name, [model]]] : [];
  });
  return [names, typeModel(type, supertypes, Object.fromEntries(members))];
}

function memberName({ name }: TS.ClassElement | TS.TypeElement): string | undefined {
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

/** The tagged functions of a file, also those that a constant holds. */
function functionsIn(file: TS.SourceFile, handsOut: HandOuts, contracts: Contracts): readonly Named<CallModel>[] {
  return file.statements.flatMap((statement): readonly Named<CallModel>[] => {
    const [names, node] = functionOf(statement);
    const model = node && handsOut.callModel(node, tagsOf(statement), { ofResource: false, effects: [], contract: contracts.effectOf(node) });
    return model ? [[names, model]] : [];
  });
}

function functionOf(statement: TS.Statement): readonly [readonly string[], TS.SignatureDeclaration | undefined] {
  if (ts.isFunctionDeclaration(statement)) return [namesOf(statement), statement];
  const [declared, ...others] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  if (!declared?.initializer || others.length > 0 || !ts.isIdentifier(declared.name)) return [[], undefined];
  const value = unwrap(declared.initializer);
  return [[declared.name.text], ts.isArrowFunction(value) || ts.isFunctionExpression(value) ? value : undefined];
}

/** What is known of a method besides its tags. */
interface MethodOwner {
  readonly ofResource: boolean;
  readonly effects: readonly CallEffect[];
  readonly contract: ContractEffect | undefined;
}

/** Makes the models of calls, whose types say what they hand out. */
class HandOuts {
  readonly #checker: TS.TypeChecker;
  readonly #known: ModelledTypes;

  constructor(checker: TS.TypeChecker, known: ModelledTypes) {
    this.#checker = checker;
    this.#known = known;
  }

  /** The model of a function or method; undefined if its tags say nothing that counts. */
  callModel(node: TS.SignatureDeclaration, tags: Tags, owner: MethodOwner): CallModel | undefined {
    const result = this.#resultOf(node);
    const effects = [...owner.effects, ...this.#acquired(result, owner.contract?.effect === 'acquire' ? owner.contract.resource : tags('acquire')), ...lent(node, tags), ...worked(tags, owner.ofResource)];
    if (owner.contract?.effect === 'release') effects.push({ kind: 'release', target: 0 });
    if (owner.contract?.effect === 'connect') effects.push({ kind: 'connect', target: 'receiver' }, { kind: 'use' });
    if (effects.length === 0) return undefined;
    const required = node.parameters.findIndex((parameter) => parameter.questionToken !== undefined || parameter.initializer !== undefined || parameter.dotDotDotToken !== undefined);
    // In JavaScript every parameter may be left out.
    const isJavaScript = (node.flags & ts.NodeFlags.JavaScriptFile) !== 0;
    const isOpen = node.parameters.some(({ dotDotDotToken }) => dotDotDotToken !== undefined) || isJavaScript;
    const minimum = isJavaScript ? 0 : required === -1 ? node.parameters.length : required;
    return { arity: [minimum, isOpen ? MOST_ARGUMENTS : node.parameters.length], promise: isPromise(result), effects };
  }

  #resultOf(node: TS.SignatureDeclaration): TS.Type | undefined {
    const signature = this.#checker.getSignatureFromDeclaration(node);
    return signature && this.#checker.getReturnTypeOfSignature(signature);
  }

  /** `@acquire`, where what is handed out is a resource that can be given back. */
  #acquired(result: TS.Type | undefined, resource: ResourceKind | undefined): readonly CallEffect[] {
    const type = resource && result && this.#known.behind(this.#checker.getAwaitedType(result) ?? result);
    return resource && type?.model.resource?.kind === resource ? [{ kind: 'acquire', resource, delivery: { by: 'result' }, type: type.reference }] : [];
  }
}

/** `@scope`: the last parameter is the callback. */
function lent(node: TS.SignatureDeclaration, tags: Tags): readonly CallEffect[] {
  const resource = tags('scope');
  const callback = node.parameters.length - 1;
  return resource && callback >= 0 ? [{ kind: 'scope', resource, callback, parameter: tags('arg') ?? 0 }] : [];
}

/** `@oneShot`, and `@release` and `@use`, which other tools know as well: on a function only with `arg N`. */
function worked(tags: Tags, ofResource: boolean): readonly CallEffect[] {
  const release = tags('release');
  const use = tags('use');
  const oneShot = tags('oneShot');
  return [
    ...(release?.on === 'call' && release.target !== 'receiver' ? [{ kind: 'release', target: release.target } as const] : []),
    ...(use === 'receiver' && ofResource ? [{ kind: 'use' } as const] : []),
    ...(typeof use === 'number' ? [{ kind: 'use', argument: use } as const] : []),
    ...(oneShot === undefined ? [] : [{ kind: 'oneShot', work: oneShot } as const]),
  ];
}
