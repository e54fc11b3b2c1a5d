/** Parameters without a type of their own: who is handed their function says what they hold. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode } from './syntax.js';

/** The calls that get the function of an untyped parameter as their last argument, by its name: `pool.connect(onClient)`. */
export function callsWithFunctionOf(parameter: TS.Declaration, checker: TS.TypeChecker): readonly TS.CallExpression[] {
  if (!ts.isParameter(parameter) || parameter.type) return [];
  const name = nameOf(parameter.parent);
  const symbol = name && checker.getSymbolAtLocation(name);
  if (!name || !symbol) return [];
  const found: TS.CallExpression[] = [];
  const visit = (node: TS.Node): void => {
    const last = ts.isCallExpression(node) ? node.arguments[node.arguments.length - 1] : undefined;
    if (last && ts.isCallExpression(node) && ts.isIdentifier(last) && last.text === name.text && checker.getSymbolAtLocation(last) === symbol) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.findAncestor(parameter.parent.parent, isFunctionNode) ?? parameter.getSourceFile());
  return found;
}

/** The name of a function declaration, or of the constant that holds a function. */
function nameOf(node: TS.SignatureDeclaration): TS.Identifier | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name;
  return ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name) ? node.parent.name : undefined;
}
