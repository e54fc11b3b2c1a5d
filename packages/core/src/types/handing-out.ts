/** The exported functions of a program that hand a library's connections on: what a project's own tags would stand on. */
import type TS from 'typescript';
import type { ModelData, ResourceKind } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { ModelIndex } from './model-index.js';
import { ModelledTypes } from './modelled-types.js';
import type { PackageOf } from './origin.js';
import { unwrap } from './syntax.js';

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

/** The exported functions whose result, awaited, is a connection of a modelled library, without those that a tag says it of. */
export function functionsHandingOut({ program, files, models, packageOf }: HandingOutRequest): readonly HandingOut[] {
  const checker = program.getTypeChecker();
  const index = new ModelIndex(models);
  const known = new ModelledTypes(checker, index, packageOf);
  return files.flatMap((file) => file.statements.flatMap((statement) => {
    const [name, node] = exportedFunction(statement);
    const signature = node && checker.getSignatureFromDeclaration(node);
    if (name === undefined || !signature || statement.getFullText().slice(0, statement.getLeadingTriviaWidth()).includes('@acquire')) return [];
    const result = checker.getReturnTypeOfSignature(signature);
    const type = known.behind(checker.getAwaitedType(result) ?? result);
    const resource = type && index.resourceOf(type)?.kind;
    if (type === undefined || resource === undefined || !LENT.has(resource)) return [];
    const line = file.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
    return [{ fileName: file.fileName, line, name, resource, library: type.library.name }];
  }));
}

/** Also a constant that holds a function. */
function exportedFunction(statement: TS.Statement): readonly [string?, TS.SignatureDeclaration?] {
  if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? 'default', statement];
  const [declared] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  const value = declared?.initializer && unwrap(declared.initializer);
  if (!declared || !value || !ts.isIdentifier(declared.name) || !(ts.isArrowFunction(value) || ts.isFunctionExpression(value))) return [];
  return [declared.name.text, value];
}
