/** Functions as values: what they hold of the function around them. */
import type TS from 'typescript';
import type { Capture, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isGenerator, referredName, unwrap, wrapped, type FunctionNode } from '../types/index.js';
import type { Lowering } from './context.js';
import type { Scope } from './scope.js';
import { transactionStep } from './transactions.js';
import { valueSymbol } from './value-symbol.js';
import { soundsLikeRelease } from './what-can-throw.js';
import { writesTo } from './writes.js';

/** A function value that is not run here; it keeps the variables that its body mentions. */
export function captureClosure(l: Lowering, node: FunctionNode, scope: Scope = l.scope): Variable {
  const captures = capturesOf(l, node, scope);
  const dest = l.graph.variable();
  l.graph.capture(captures);
  const resource = releasedBy(l, node, scope);
  if (resource !== undefined && captures.every(({ variable, releases }) => variable === resource || !releases)) l.graph.emit({ op: 'releaser', dest, resource });
  else l.graph.emit({ op: 'closure', dest, captures, function: l.program.idOf(node) });
  return dest;
}

/** The variable that a function gives back whenever it is called: `() => client.release()` is a release function. */
function releasedBy(l: Lowering, node: FunctionNode, scope: Scope): Variable | undefined {
  if (!node.body || isGenerator(node)) return undefined;
  const steps = ts.isBlock(node.body) ? node.body.statements.map((statement) => (ts.isExpressionStatement(statement) ? statement.expression : undefined)) : [node.body];
  if (steps.includes(undefined)) return undefined;
  for (const step of steps) {
    const receiver = step && receiverOfRelease(l, step);
    const variable = receiver && scope.find(receiver.text)?.variable;
    if (receiver && variable !== undefined && isConstant(l, receiver)) return variable;
  }
  return undefined;
}

/** The name in front of `client.release()`, `await client.release()`, `client.release().catch(…)`. */
function receiverOfRelease(l: Lowering, expression: TS.Expression): TS.Identifier | undefined {
  const node = unwrap(expression);
  if (ts.isAwaitExpression(node) || ts.isVoidExpression(node)) return receiverOfRelease(l, node.expression);
  if (!ts.isCallExpression(node) || ts.isOptionalChain(node)) return undefined;
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  if (/^(then|catch|finally)$/.test(callee.name.text)) return receiverOfRelease(l, callee.expression);
  const { classifier } = l.program;
  if (!ts.isIdentifier(callee.expression) || !classifier.index.isReleaseName(callee.name.text)) return undefined;
  const type = classifier.typeOf(callee.expression);
  return type && classifier.index.resourceOf(type)?.releasedBy.includes(callee.name.text) ? callee.expression : undefined;
}

/** True if the variable has its value from its declaration on. */
function isConstant(l: Lowering, name: TS.Identifier): boolean {
  const { checker } = l.program.classifier;
  const symbol = valueSymbol(name, checker);
  const declared = symbol?.valueDeclaration;
  if (!symbol || !declared || !(ts.isVariableDeclaration(declared) || ts.isParameter(declared) || ts.isBindingElement(declared)) || !ts.isIdentifier(declared.name)) return false;
  return (!ts.isVariableDeclaration(declared) || declared.initializer !== undefined) && !writesTo(symbol, declared.name, checker).reassigned;
}

/** The variables of the surrounding function that a function's body reads, itself or by functions it mentions, and whether it releases them. */
export function capturesOf(l: Lowering, node: FunctionNode, scope: Scope): readonly Capture[] {
  const found = new Map<Variable, Capture>();
  collectCaptures(l, node, scope, found, new Set([node]));
  return [...found.values()];
}

function collectCaptures(l: Lowering, node: FunctionNode, scope: Scope, found: Map<Variable, Capture>, followed: Set<FunctionNode>): void {
  const shadowed = new Set<string>();
  const visit = (child: TS.Node): void => {
    if (ts.isParameter(child) || ts.isVariableDeclaration(child)) addNames(child.name, shadowed);
    if (ts.isIdentifier(child) && !shadowed.has(child.text) && isReference(child)) {
      const binding = scope.find(child.text);
      if (binding) {
        const { variable } = binding;
        const known = found.get(variable);
        found.set(variable, {
          variable,
          releases: known?.releases === true || releases(l, child),
          finishes: known?.finishes === true || finishes(l, child),
          writes: known?.writes === true || isAssigned(child),
        });
      }
      if (binding?.function && !followed.has(binding.function.node)) {
        followed.add(binding.function.node);
        collectCaptures(l, binding.function.node, binding.function.scope, found, followed);
      }
    }
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
}

/** True if a loop's body gives back, or passes on, the element it is about: each element of the list then finds its end. */
export function givesBack(l: Lowering, element: TS.BindingName, body: TS.Node): boolean {
  const names = new Set<string>();
  addNames(element, names);
  const visit = (node: TS.Node): boolean =>
    (ts.isIdentifier(node) && names.has(node.text) && isReference(node) && releases(l, node)) || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(body);
}

/** Adds the names that a declaration introduces. */
export function addNames(name: TS.BindingName, names: Set<string>): void {
  if (ts.isIdentifier(name)) {
    names.add(name.text);
    return;
  }
  for (const element of name.elements) if (ts.isBindingElement(element)) addNames(element.name, names);
}

export function isReference(node: TS.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(ts.isBindingElement(parent) && parent.propertyName === node) && !ts.isMethodDeclaration(parent);
}

/** True for `flag` in `flag = true`, `flag ||= true` and `flag++`. */
export function isAssigned(node: TS.Expression): boolean {
  const { parent } = node;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  if (ts.isPostfixUnaryExpression(parent)) return true;
  if (!ts.isBinaryExpression(parent) || parent.left !== node) return false;
  const { kind } = parent.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** True for `client` of `client.query('ROLLBACK')`. */
function finishes(l: Lowering, name: TS.Identifier): boolean {
  const callee = wrapped(name).parent;
  const call = ts.isPropertyAccessExpression(callee) ? callee.parent : undefined;
  if (!call || !ts.isCallExpression(call) || call.expression !== callee) return false;
  const { classifier } = l.program;
  const classified = classifier.call(call);
  return classified !== undefined && transactionStep(call, classified, classifier.checker) === 'finish';
}

/** True if the code around a mention of a variable gives it back or passes it on. */
function releases(l: Lowering, name: TS.Identifier): boolean {
  const node = wrapped(name);
  const { parent } = node;
  if (ts.isCallExpression(parent)) {
    if (parent.expression === node) return true;
    const callee = parent.expression;
    // resolve(client), cb(null, client): the function that receives it decides.
    if (ts.isIdentifier(callee) && l.scope.find(callee.text)) return true;
    return soundsLikeRelease(referredName(callee)) || l.program.functionOf(parent) !== undefined;
  }
  if (ts.isPropertyAccessExpression(parent)) return endsInRelease(l, parent);
  return ts.isReturnStatement(parent) || ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent) || ts.isArrowFunction(parent);
}

/** `client.release`, `session.client.release` */
function endsInRelease(l: Lowering, node: TS.PropertyAccessExpression): boolean {
  const { parent } = wrapped(node);
  return l.program.classifier.index.isReleaseName(node.name.text) || (ts.isPropertyAccessExpression(parent) && endsInRelease(l, parent));
}
