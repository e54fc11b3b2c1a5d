/** The exported functions of a program that hand a library's connections on: what a project's own tags would stand on. */
import type TS from 'typescript';
import type { ModelData, ResourceKind } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { ModelIndex } from './model-index.js';
import { ModelledTypes } from './modelled-types.js';
import type { PackageOf } from './origin.js';
import { returnedBy } from './returned.js';
import { unwrap, type FunctionNode } from './syntax.js';

export interface HandingOut {
  readonly fileName: string;
  /** Counts from 1. */
  readonly line: number;
  readonly name: string;
  readonly resource: ResourceKind;
  readonly library: string;
}

export interface HandingOutRequest {
  readonly program: TS.Program;
  readonly files: readonly TS.SourceFile[];
  readonly models: ModelData;
  readonly packageOf: PackageOf;
}

/** A pool is made once and a transaction ends with the work: what is taken and given back is one of these. */
const LENT: ReadonlySet<ResourceKind> = new Set<ResourceKind>(['connection', 'session', 'channel']);

/**
 * The exported functions, and the methods of exported classes that code elsewhere can call, whose result, awaited, is a
 * connection of a modelled library; without those that a tag says it of.
 */
export function functionsHandingOut({ program, files, models, packageOf }: HandingOutRequest): readonly HandingOut[] {
  const checker = program.getTypeChecker();
  const index = new ModelIndex(models);
  const known = new ModelledTypes(checker, index, packageOf);
  /** What overrides a method of a library's class is known by that. */
  const isModelled = ({ owner, name }: Candidate): boolean => {
    const type = owner && known.behind(checker.getTypeAtLocation(owner));
    return type !== undefined && index.membersOf(type, name) !== undefined;
  };
  return files.flatMap((file) => candidatesIn(file).flatMap((candidate) => {
    const { name, declaration, node, owner } = candidate;
    const signature = checker.getSignatureFromDeclaration(node);
    if (!signature || isTagged(declaration) || isModelled(candidate)) return [];
    const result = checker.getReturnTypeOfSignature(signature);
    const type = known.behind(checker.getAwaitedType(result) ?? result);
    const resource = type && index.resourceOf(type)?.kind;
    if (type === undefined || resource === undefined || !LENT.has(resource)) return [];
    const line = file.getLineAndCharacterOfPosition(declaration.getStart()).line + 1;
    return [{ fileName: file.fileName, line, name: owner ? `${owner.name?.text ?? 'default'}.${name}` : name, resource, library: type.library.name }];
  }));
}

/** A function that code of other files can call. */
interface Candidate {
  readonly name: string;
  /** What a tag would stand on. */
  readonly declaration: TS.Node;
  readonly node: FunctionNode;
  /** The class that it is a method of. */
  readonly owner?: TS.ClassDeclaration;
}

function candidatesIn(file: TS.SourceFile): readonly Candidate[] {
  return file.statements.filter(isExported).flatMap((statement): readonly Candidate[] => {
    if (ts.isClassDeclaration(statement)) return methodsOf(statement);
    if (ts.isFunctionDeclaration(statement)) return [{ name: statement.name?.text ?? 'default', declaration: statement, node: statement }];
    const [declared] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const node = declared?.initializer && functionIn(declared.initializer);
    return declared && node && ts.isIdentifier(declared.name) ? [{ name: declared.name.text, declaration: statement, node }] : [];
  });
}

function methodsOf(owner: TS.ClassDeclaration): readonly Candidate[] {
  return owner.members.flatMap((member): readonly Candidate[] => {
    const node = ts.isMethodDeclaration(member) ? member : ts.isPropertyDeclaration(member) && member.initializer ? functionIn(member.initializer) : undefined;
    if (!node?.body || !member.name || !ts.isIdentifier(member.name) || isHidden(member) || returnsWhatItHas(node)) return [];
    return [{ name: member.name.text, declaration: member, node, owner }];
  });
}

function functionIn(value: TS.Expression): TS.ArrowFunction | TS.FunctionExpression | undefined {
  const inner = unwrap(value);
  return ts.isArrowFunction(inner) || ts.isFunctionExpression(inner) ? inner : undefined;
}

function isExported(statement: TS.Statement): boolean {
  return modifiersOf(statement).has(ts.SyntaxKind.ExportKeyword);
}

function isHidden(member: TS.ClassElement): boolean {
  const modifiers = modifiersOf(member);
  return modifiers.has(ts.SyntaxKind.PrivateKeyword) || modifiers.has(ts.SyntaxKind.ProtectedKeyword);
}

function modifiersOf(node: TS.Node): ReadonlySet<TS.SyntaxKind> {
  return new Set(ts.canHaveModifiers(node) ? ts.getModifiers(node)?.map(({ kind }) => kind) : []);
}

/** True of `return this.client` and `return (this.client ??= await connect())`: the object goes on to own it. */
function returnsWhatItHas(node: FunctionNode): boolean {
  const returned = returnedBy(node).map(unwrap);
  return returned.length > 0 && returned.every((value) => isOwnField(ts.isBinaryExpression(value) ? unwrap(value.left) : value));
}

function isOwnField(value: TS.Expression): boolean {
  return ts.isPropertyAccessExpression(value) && unwrap(value.expression).kind === ts.SyntaxKind.ThisKeyword;
}

function isTagged(declaration: TS.Node): boolean {
  return declaration.getFullText().slice(0, declaration.getLeadingTriviaWidth()).includes('@acquire');
}
