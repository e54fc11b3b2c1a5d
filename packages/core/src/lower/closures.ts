/** Functions as values: what they hold of the function around them. */
import type TS from 'typescript';
import type { Capture, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import type { FunctionNode } from '../types/index.js';
import type { Lowering } from './context.js';
import type { Scope } from './scope.js';
import { soundsLikeRelease } from './what-can-throw.js';

/** A function value that is not run here; it keeps the variables that its body mentions. */
export function captureClosure(l: Lowering, node: FunctionNode, scope: Scope = l.scope): Variable {
  const captures = capturesOf(l, node, scope);
  const dest = l.graph.variable();
  l.graph.capture(captures);
  l.graph.emit({ op: 'closure', dest, captures, function: l.program.idOf(node) });
  return dest;
}

/** The variables of the surrounding function that a function's body reads, itself or by functions it mentions, and whether it releases them. */
export function capturesOf(l: Lowering, node: FunctionNode, scope: Scope): readonly Capture[] {
  const found = new Map<Variable, boolean>();
  collectCaptures(l, node, scope, found, new Set([node]));
  return [...found].map(([variable, isReleased]) => ({ variable, releases: isReleased }));
}

function collectCaptures(l: Lowering, node: FunctionNode, scope: Scope, found: Map<Variable, boolean>, followed: Set<FunctionNode>): void {
  const shadowed = new Set<string>();
  const visit = (child: TS.Node): void => {
    if (ts.isParameter(child) || ts.isVariableDeclaration(child)) addNames(child.name, shadowed);
    if (ts.isIdentifier(child) && !shadowed.has(child.text) && isReference(child)) {
      const binding = scope.find(child.text);
      if (binding) found.set(binding.variable, (found.get(binding.variable) ?? false) || releases(l, child));
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

function isReference(node: TS.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(ts.isBindingElement(parent) && parent.propertyName === node) && !ts.isMethodDeclaration(parent);
}

/** True if the code around a mention of a variable gives it back or passes it on. */
function releases(l: Lowering, node: TS.Identifier): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent)) {
    if (parent.expression === node) return true;
    const callee = parent.expression;
    // resolve(client), cb(null, client): the function that receives it decides.
    if (ts.isIdentifier(callee) && l.scope.find(callee.text)) return true;
    const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
    return soundsLikeRelease(name) || l.program.functionOf(parent) !== undefined;
  }
  if (ts.isPropertyAccessExpression(parent)) return l.program.classifier.index.isReleaseName(parent.name.text);
  return ts.isReturnStatement(parent) || ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent) || ts.isArrowFunction(parent);
}
