/** Test hooks: what one hook takes into a variable of the suite another one gives back. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isFunctionNode } from '../types/index.js';
import type { Lowering } from './context.js';

const SETUP_HOOKS = new Set(['beforeAll', 'beforeEach', 'before', 'setup', 'suiteSetup']);

/**
 * True if a setup hook assigns to a variable of its suite that no code of the suite gives back or passes on: the suite
 * then only uses what the hook took.
 */
export function isForgottenBySuite(l: Lowering, target: TS.Identifier): boolean {
  const hook = enclosingFunction(target);
  if (!hook || !ts.isCallExpression(hook.parent) || !ts.isIdentifier(hook.parent.expression) || !SETUP_HOOKS.has(hook.parent.expression.text)) return false;
  const suite = declaringScope(hook, target.text);
  return suite !== undefined && !mentions(suite, target.text).some((mention) => passesOn(l, mention));
}

function enclosingFunction(node: TS.Node): TS.Node | undefined {
  return ts.findAncestor(node.parent, isFunctionNode);
}

/** The function or file whose own statements declare the name. */
function declaringScope(from: TS.Node, name: string): TS.Node | undefined {
  for (let node: TS.Node | undefined = from.parent; node; node = node.parent as TS.Node | undefined) {
    if (!ts.isBlock(node) && !ts.isSourceFile(node)) continue;
    const declares = node.statements.some((statement) =>
      ts.isVariableStatement(statement) && statement.declarationList.declarations.some((declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === name));
    if (declares) return node;
  }
  return undefined;
}

function mentions(scope: TS.Node, name: string): readonly TS.Identifier[] {
  const found: TS.Identifier[] = [];
  const visit = (node: TS.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(scope, visit);
  return found;
}

/** False for a declaration, an assignment to the name, and the use of one of its members that does not release. */
function passesOn(l: Lowering, node: TS.Identifier): boolean {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isTypeNode(parent)) return false;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === node) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node && l.program.classifier.index.isReleaseName(parent.name.text);
  return true;
}
