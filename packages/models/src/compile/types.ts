/** Classes and interfaces → {@link TypeModel}. */
import ts from 'typescript';
import type { CallModel, ResourceModel, ResourceState, TypeModel, TypeReference, Work } from '../schema.js';
import { compileCall, type Signature } from './calls.js';
import { closest } from './closest.js';
import type { Report } from './problem.js';
import type { ModuleBlock, TypeDeclaration } from './scope.js';
import { tagsOf, type Tagged, type TagSet } from './tags.js';

/** One call as compiled, with the written types its references are found by. */
export interface CompiledCall {
  readonly model: CallModel;
  readonly signature: Signature;
}

export interface CompiledType {
  readonly kind: TypeModel['kind'];
  readonly extends: readonly TypeReference[];
  readonly resource: ResourceModel | undefined;
  readonly construct: readonly CompiledCall[];
  readonly call: readonly CompiledCall[];
  readonly awaited: Work | undefined;
  readonly others: Tagged<'others'> | undefined;
  readonly members: ReadonlyMap<string, readonly CompiledCall[]>;
  readonly statics: ReadonlyMap<string, readonly CompiledCall[]>;
  readonly views: readonly string[];
  readonly states: Readonly<Record<string, ResourceState>>;
  readonly lastEvent: string | undefined;
}

/** Compiles all declarations of one type; merged interfaces count as one. */
export function compileType(
  declarations: readonly TypeDeclaration[],
  tags: TagSet,
  supertypes: readonly TypeReference[],
  block: ModuleBlock,
  source: ts.SourceFile,
  report: Report,
): CompiledType {
  const construct: CompiledCall[] = [];
  const called: CompiledCall[] = [];
  const members = new Map<string, CompiledCall[]>();
  const statics = new Map<string, CompiledCall[]>();
  const views: string[] = [];
  const states: Record<string, ResourceState> = {};
  const release = tags.get('release');
  const released = release?.value.on === 'type' ? release.value.methods : [];

  for (const member of declarations.flatMap((declaration) => [...declaration.members])) {
    const signature = signatureOf(member);
    if (signature === undefined) {
      const property = propertyName(member);
      const memberTags = tagsOf(member, ['property'], source, report);
      if (property !== undefined && memberTags.get('view') !== undefined) views.push(property);
      const state = memberTags.get('state');
      if (property !== undefined && state !== undefined) states[property] = state.value;
      continue;
    }
    const memberTags = tagsOf(member, ['call'], source, report);
    const call = compileCall(signature, memberTags, block, report);
    if (ts.isCallSignatureDeclaration(member)) {
      called.push({ model: call, signature });
      continue;
    }
    if (ts.isConstructorDeclaration(member)) {
      construct.push({ model: call, signature });
      continue;
    }
    const name = propertyName(member);
    if (name === undefined) continue;
    if (isStatic(member)) {
      statics.set(name, [...(statics.get(name) ?? []), { model: call, signature }]);
      continue;
    }
    const state = memberTags.get('state');
    if (state !== undefined) states[name] = state.value;
    // `commit().execute()`: what is a view of the resource has a method of its own that releases it.
    const model: CallModel = released.includes(name) && memberTags.get('view') === undefined
      ? { ...call, effects: [{ kind: 'release', target: 'receiver' }, ...call.effects] }
      : call;
    members.set(name, [...(members.get(name) ?? []), { model, signature }]);
  }

  checkReleaseNames(release, [...members.keys()], report);
  const [first] = declarations;
  return {
    kind: first !== undefined && ts.isClassDeclaration(first) ? 'class' : 'interface',
    extends: supertypes,
    resource: compileResource(declarations, tags, report),
    construct,
    call: called,
    awaited: tags.get('oneShot')?.value,
    others: tags.get('others'),
    members,
    statics,
    views,
    states,
    lastEvent: tags.get('lastEvent')?.value,
  };
}

function compileResource(
  declarations: readonly TypeDeclaration[],
  tags: TagSet,
  report: Report,
): ResourceModel | undefined {
  const resource = tags.get('resource');
  const release = tags.get('release');
  const errorEvent = tags.get('errorEvent');
  if (resource === undefined) {
    const orphan = tags.get('lazy') ?? tags.get('awaitsLent') ?? tags.get('persistent') ?? tags.get('shared') ?? release ?? tags.get('doubleRelease') ?? errorEvent;
    if (orphan !== undefined) report(orphan.offset, 'only a resource can have this tag; add @resource KIND');
    return undefined;
  }
  if (release?.value.on !== 'type') {
    report(resource.offset, 'nothing releases this resource; add @release METHOD');
    return undefined;
  }
  return {
    kind: resource.value,
    lazy: tags.get('lazy') !== undefined,
    ...(tags.get('awaitsLent') !== undefined && { awaitsLent: true as const }),
    ...(tags.get('persistent') !== undefined && { persistent: true as const }),
    ...(tags.get('shared') !== undefined && { shared: true as const }),
    doubleRelease: tags.get('doubleRelease')?.value ?? 'ignored',
    ...disposerOf(declarations),
    releasedBy: release.value.methods,
    ...(errorEvent !== undefined && { errorEvent: errorEvent.value }),
  };
}

/** Read off the declared `[Symbol.asyncDispose]` or `[Symbol.dispose]` method and its `@since`. */
function disposerOf(
  declarations: readonly TypeDeclaration[],
): Pick<ResourceModel, 'disposer' | 'disposerSince'> {
  for (const [symbol, disposer] of [['asyncDispose', 'async'], ['dispose', 'sync']] as const) {
    const method = declarations
      .flatMap((declaration) => [...declaration.members])
      .find((member) => isSymbolMember(member, symbol));
    if (method === undefined) continue;
    // Problems of the tags were reported when the member itself was compiled.
    const since = tagsOf(method, ['call'], method.getSourceFile(), () => undefined).get('since');
    return { disposer, ...(since !== undefined && { disposerSince: since.value }) };
  }
  return { disposer: 'none' };
}

function isSymbolMember(member: ts.Node, symbol: string): boolean {
  return (
    (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) &&
    ts.isComputedPropertyName(member.name) &&
    ts.isPropertyAccessExpression(member.name.expression) &&
    member.name.expression.name.text === symbol
  );
}

function checkReleaseNames(release: Tagged<'release'> | undefined, members: readonly string[], report: Report): void {
  if (release === undefined) return;
  if (release.value.on === 'call') {
    report(release.offset, '@release has no method; on a type write @release METHOD');
    return;
  }
  for (const name of release.value.methods) {
    if (members.includes(name)) continue;
    const suggestion = closest(name, members);
    const remedy = suggestion === undefined ? 'declare it here' : `did you mean ${suggestion}?`;
    report(release.offset, `@release refers to ${name}, which is no method of this type; ${remedy}`);
  }
}

/** What can be called about a member: methods, constructors, the type itself, and properties of a function type. */
function signatureOf(member: ts.ClassElement | ts.TypeElement): Signature | undefined {
  if (ts.isMethodDeclaration(member) || ts.isMethodSignature(member) || ts.isCallSignatureDeclaration(member)) {
    return { parameters: member.parameters, result: member.type };
  }
  if (ts.isConstructorDeclaration(member)) return { parameters: member.parameters, result: undefined };
  if (
    (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) &&
    member.type !== undefined &&
    ts.isFunctionTypeNode(member.type)
  ) {
    return { parameters: member.type.parameters, result: member.type.type };
  }
  return undefined;
}

function propertyName(member: ts.ClassElement | ts.TypeElement): string | undefined {
  const name = member.name;
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

function isStatic(member: ts.ClassElement | ts.TypeElement): boolean {
  return ts.canHaveModifiers(member)
    ? (ts.getModifiers(member) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword)
    : false;
}
