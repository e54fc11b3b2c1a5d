/** The variables of a module, which live as long as the process, and what they hold with them. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, referredName, unwrap, type ModelIndex } from '../types/index.js';
import { spanOf, type Lowering } from './context.js';
import { soundsLikeRelease } from './what-can-throw.js';

/** Has the module keep what its variables hold where its top-level code ends. */
export function keepInModule(l: Lowering, file: TS.SourceFile): void {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const binding = ts.isIdentifier(name) && mayHoldResource(initializer) ? l.scope.find(name.text) : undefined;
      if (!binding || !ts.isIdentifier(name) || isEndedByItsFiller(l, name, file)) continue;
      l.graph.emit({ op: 'escape', value: binding.variable, route: 'stored', span: spanOf(l, name) });
    }
  }
}

/** Where the top-level code of a file ends: the last character of its last statement. */
export function endOfModule(l: Lowering, file: TS.SourceFile): ReturnType<typeof spanOf> {
  const span = spanOf(l, file.statements.at(-1) ?? file);
  return { ...span, line: span.endLine, column: Math.max(1, span.endColumn - 1) };
}

/** False for what is neither called for nor left to be filled later: a literal, a function, a module. */
function mayHoldResource(initializer: TS.Expression | undefined): boolean {
  if (!initializer) return true;
  const value = unwrap(initializer);
  if (ts.isAwaitExpression(value)) return mayHoldResource(value.expression);
  if (value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === 'undefined')) return true;
  return ts.isCallExpression(value) && !(ts.isIdentifier(value.expression) && value.expression.text === 'require');
}

/** True if a function fills the variable and ends what it holds: the variable is a local of that function by another name. */
function isEndedByItsFiller(l: Lowering, variable: TS.Identifier, file: TS.SourceFile): boolean {
  const { checker, index } = l.program.classifier;
  const symbol = checker.getSymbolAtLocation(variable);
  const fillers = new Set<TS.Node>();
  const enders = new Set<TS.Node>();
  for (const node of descendantsOf(file)) {
    if (!ts.isIdentifier(node) || node.text !== variable.text || checker.getSymbolAtLocation(node) !== symbol) continue;
    const around = ts.findAncestor(node, isFunctionNode);
    if (!around) continue;
    const { parent } = node;
    if (ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) fillers.add(around);
    if (isEnded(node, index)) {
      // Also where a handler of a promise ends it, or a callback.
      for (let owner: TS.Node | undefined = around; owner; owner = ts.findAncestor(owner.parent, isFunctionNode)) enders.add(owner);
    }
  }
  return [...fillers].some((filler) => enders.has(filler));
}

/** `client.release()`, `releaseClient(client)`. */
function isEnded(node: TS.Identifier, index: ModelIndex): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node && index.isReleaseName(parent.name.text);
  return ts.isCallExpression(parent) && parent.arguments.includes(node) && soundsLikeRelease(referredName(parent.expression));
}
