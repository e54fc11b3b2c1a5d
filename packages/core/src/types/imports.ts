import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf } from './syntax.js';

/** The source files that a file imports, re-exports or requires, as the program resolves them. */
export function importedFiles(file: TS.SourceFile, checker: TS.TypeChecker): readonly TS.SourceFile[] {
  const found: TS.SourceFile[] = [];
  for (const specifier of moduleSpecifiers(file)) {
    const declaration = checker.getSymbolAtLocation(specifier)?.valueDeclaration;
    if (declaration && ts.isSourceFile(declaration)) found.push(declaration);
  }
  return found;
}

function moduleSpecifiers(file: TS.SourceFile): readonly TS.Expression[] {
  const found: TS.Expression[] = [];
  for (const statement of file.statements) {
    if ((ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier) found.push(statement.moduleSpecifier);
  }
  if (file.text.includes('require(') || file.text.includes('import(')) {
    for (const node of descendantsOf(file)) {
      if (ts.isCallExpression(node) && node.arguments[0] && (node.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(node.expression) && node.expression.text === 'require'))) {
        found.push(node.arguments[0]);
      }
    }
  }
  return found;
}
