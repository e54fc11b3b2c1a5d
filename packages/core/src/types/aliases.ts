/** Names under which a file calls what is called otherwise where it is declared. */
import type TS from 'typescript';
import { ts } from '../compiler.js';

const aliasesOfFile = new WeakMap<TS.SourceFile, ReadonlySet<string>>();

/** The local names of a file's default and renamed imports, of modules that are required as a whole and of destructured requires. */
export function aliasesIn(file: TS.SourceFile): ReadonlySet<string> {
  const known = aliasesOfFile.get(file);
  if (known) return known;
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) addImported(statement, names);
    else if (ts.isVariableStatement(statement)) statement.declarationList.declarations.forEach((declaration) => { addDeclared(declaration, names); });
  }
  aliasesOfFile.set(file, names);
  return names;
}

function addImported({ importClause }: TS.ImportDeclaration, names: Set<string>): void {
  if (importClause?.name) names.add(importClause.name.text);
  const bindings = importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName } of bindings.elements) if (propertyName) names.add(name.text);
}

function addDeclared({ name, initializer }: TS.VariableDeclaration, names: Set<string>): void {
  if (!initializer) return;
  if (ts.isIdentifier(name) && isRequire(initializer)) names.add(name.text);
  if (!ts.isObjectBindingPattern(name)) return;
  for (const element of name.elements) if (element.propertyName && ts.isIdentifier(element.name)) names.add(element.name.text);
}

/** `require('knex')`, also where its `default` is taken. */
function isRequire(node: TS.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isRequire(node.expression);
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';
}
