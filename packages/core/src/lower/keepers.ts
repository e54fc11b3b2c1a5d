/** Finds the variable or field that keeps what a construction makes, and everything that names it. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, wrapped } from '../types/index.js';
import { definitionOf } from './definitions.js';
import { valueSymbol } from './value-symbol.js';

/** A construction with the one place that keeps its result. */
export interface Keeper {
  readonly construction: TS.NewExpression | TS.CallExpression;
  readonly name: string;
  readonly declaration: TS.Declaration;
}

/** The keeper of a construction's result; undefined where the result goes anywhere but straight into a variable or field. */
export function keeperOf(construction: TS.NewExpression | TS.CallExpression, checker: TS.TypeChecker): Keeper | undefined {
  return keeperOfValue(wrapped(construction), construction, checker);
}

/** The keeper of what a construction makes, where an expression yields it. */
export function keeperOfValue(value: TS.Expression, construction: Keeper['construction'], checker: TS.TypeChecker): Keeper | undefined {
  const name = nameKeeping(value);
  const declaration = name && valueSymbol(name, checker)?.valueDeclaration;
  return declaration && { construction, name: name.text, declaration };
}

/** The further keeper at a name of the first one that is put somewhere as it is: `this.client = client`, `const pool = this.pool`. */
export function keptAgain(name: TS.Node, keeper: Keeper, checker: TS.TypeChecker): Keeper | undefined {
  const access = name.parent;
  const read = ts.isPropertyAccessExpression(access) && access.name === name ? access : name;
  if (!ts.isExpression(read) || (ts.isPropertyAccessExpression(read.parent) && read.parent.expression === read)) return undefined;
  const kept = nameKeeping(wrapped(read));
  const declaration = kept && valueSymbol(kept, checker)?.valueDeclaration;
  return declaration && { construction: keeper.construction, name: kept.text, declaration };
}

function nameKeeping(value: TS.Expression): TS.Identifier | TS.PrivateIdentifier | undefined {
  const { parent } = value;
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? parent.name : undefined;
  if (ts.isPropertyDeclaration(parent)) {
    return ts.isIdentifier(parent.name) || ts.isPrivateIdentifier(parent.name) ? parent.name : undefined;
  }
  if (!ts.isBinaryExpression(parent) || parent.right !== value || !ASSIGNMENTS.has(parent.operatorToken.getText())) return undefined;
  if (!ts.isExpressionStatement(parent.parent)) return undefined;
  const { left } = parent;
  if (ts.isIdentifier(left)) return left;
  return ts.isPropertyAccessExpression(left) && ownsFields(left.expression) ? left.name : undefined;
}

const ASSIGNMENTS: ReadonlySet<string> = new Set(['=', '??=', '||=']);

/** `this`, and the `exports` of CommonJS. */
function ownsFields(owner: TS.Expression): boolean {
  return owner.kind === ts.SyntaxKind.ThisKeyword || (ts.isIdentifier(owner) && owner.text === 'exports');
}

/** True if the name, or what `object.name` reads, is what the keeper keeps. */
export function namesKeeper(name: TS.Node, keeper: Keeper, checker: TS.TypeChecker): boolean {
  return targetsOf(name, checker).some((target) => target === keeper.declaration || target === keeper.construction);
}

/** The declaration that a name leads to, and the expression that gives its value. */
function targetsOf(name: TS.Node, checker: TS.TypeChecker): readonly TS.Node[] {
  const declaration = valueSymbol(name, checker)?.valueDeclaration;
  const access = name.parent;
  const read = ts.isPropertyAccessExpression(access) && access.name === name ? access : name;
  const expression = ts.isExpression(read) ? definitionOf(read, checker).expression : undefined;
  return [...(declaration ? [declaration] : []), ...(expression ? [expression] : [])];
}

/** Every other name of the keeper in the files, the declaration's own left out. */
export function namesOf(keeper: Keeper, files: readonly TS.SourceFile[], checker: TS.TypeChecker): readonly TS.Node[] {
  const home = keeper.declaration.getSourceFile();
  const names = namesIn(files);
  const sameName = remembered(names.byText, keeper.name, () => bearersOf(files.flatMap((file) => identifiersIn(file, new Set([keeper.name]))), checker));
  const importers = files.filter((file) => file !== home && mayImport(file, home));
  const bearers = [sameName, ...importers.map((file) => remembered(names.imported, file, () => bearersOf(identifiersIn(file, new Set(importedNames(file))), checker)))];
  return [...new Set(bearers.flatMap((found) => [...(found.get(keeper.declaration) ?? []), ...(found.get(keeper.construction) ?? [])]))];
}

/** What names stand for, a declaration or a construction → the names. */
type Bearers = ReadonlyMap<TS.Node, readonly TS.Node[]>;

/** What is remembered of a project's files: there may be many constructions in them, and their pools are often called alike. */
interface Names {
  readonly byText: Map<string, Bearers>;
  /** Names that a file itself chooses for what it imports. */
  readonly imported: Map<TS.SourceFile, Bearers>;
}

const namesOfFiles = new WeakMap<readonly TS.SourceFile[], Names>();

function namesIn(files: readonly TS.SourceFile[]): Names {
  const known = namesOfFiles.get(files) ?? { byText: new Map<string, Bearers>(), imported: new Map<TS.SourceFile, Bearers>() };
  namesOfFiles.set(files, known);
  return known;
}

function remembered<Key, Value extends object>(known: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const value = known.get(key) ?? compute();
  known.set(key, value);
  return value;
}

function bearersOf(names: readonly TS.Node[], checker: TS.TypeChecker): Bearers {
  const bearers = new Map<TS.Node, TS.Node[]>();
  for (const name of names) {
    if (isDeclared(name)) continue;
    for (const target of targetsOf(name, checker)) remembered(bearers, target, () => []).push(name);
  }
  return bearers;
}

/** The identifiers of the files that may name what another file declares by that name, also under a name of their own. */
export function namesakes(name: string, home: TS.SourceFile, files: readonly TS.SourceFile[]): readonly TS.Node[] {
  return files.flatMap((file) => identifiersIn(file, new Set([name, ...(file !== home && mayImport(file, home) ? importedNames(file) : [])])));
}

/** The cheap question before any module is resolved: an import names the other file, or the folder of an index file. */
function mayImport(file: TS.SourceFile, home: TS.SourceFile): boolean {
  const [last = '', folder = ''] = home.fileName.split('/').reverse();
  const base = last.replace(/\.[^.]+$/, '');
  return base === 'index' ? file.text.includes(folder) || /['"]\.{1,2}\/?['"]/.test(file.text) : file.text.includes(base);
}

/** The identifiers of that name in the files. */
export function identifiersNamed(name: string, files: readonly TS.SourceFile[]): readonly TS.Node[] {
  return files.flatMap((file) => identifiersIn(file, new Set([name])));
}

/** The identifiers of a file with one of these texts, in the order of the source. */
function identifiersIn(file: TS.SourceFile, texts: ReadonlySet<string>): readonly TS.Node[] {
  const mentioned = [...texts].filter((text) => file.text.includes(text));
  if (mentioned.length === 0) return [];
  const identifiers = identifiersByText(file);
  const found = mentioned.flatMap((text) => identifiers.get(text) ?? []);
  return mentioned.length === 1 ? found : found.sort((one, other) => one.pos - other.pos);
}

const identifiersOfFile = new WeakMap<TS.SourceFile, ReadonlyMap<string, readonly TS.Node[]>>();

/** Every identifier of a file: it is asked for one name after the other, and may be large. */
function identifiersByText(file: TS.SourceFile): ReadonlyMap<string, readonly TS.Node[]> {
  const known = identifiersOfFile.get(file);
  if (known) return known;
  const found = new Map<string, TS.Node[]>();
  for (const node of descendantsOf(file)) {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) remembered(found, node.text, () => []).push(node);
  }
  identifiersOfFile.set(file, found);
  return found;
}

const importedNamesOfFile = new WeakMap<TS.SourceFile, readonly string[]>();

/** The names that a file itself chooses for what it imports. */
function importedNames(file: TS.SourceFile): readonly string[] {
  const known = importedNamesOfFile.get(file) ?? namesChosenIn(file);
  importedNamesOfFile.set(file, known);
  return known;
}

function namesChosenIn(file: TS.SourceFile): readonly string[] {
  return file.statements.flatMap((statement): readonly string[] => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
        initializer && ts.isCallExpression(initializer) && initializer.expression.getText(file) === 'require' ? boundNames(name) : []);
    }
    if (!ts.isImportDeclaration(statement) || !statement.importClause) return [];
    const { name, namedBindings } = statement.importClause;
    const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
    return [...(name ? [name.text] : []), ...named.flatMap((element) => (element.propertyName ? [element.name.text] : []))];
  });
}

function boundNames(name: TS.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

function isDeclared(name: TS.Node): boolean {
  const { parent } = name;
  if (ts.isImportClause(parent) || ts.isImportSpecifier(parent)) return true;
  return (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isBindingElement(parent) || ts.isParameter(parent)) && parent.name === name;
}
