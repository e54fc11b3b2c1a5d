/** Declarations and assignments: names, patterns, fields. */
import type TS from 'typescript';
import { COMPUTED_FIELD, OUTER_SCOPE, type Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, keptAs, unwrap, type FunctionNode } from '../types/index.js';
import { isAlteredElsewhere } from './alterations.js';
import { isReference } from './closures.js';
import { constant, opaque, spanOf, type Lowering } from './context.js';
import { functionAssignedBy, functionDeclaredAs } from './function-variables.js';
import { deferredOf, type Deferred } from './settlement.js';
import { isForgottenBySuite } from './test-hooks.js';

/** The static name of a property, or undefined where it is computed. */
export function fieldName(name: TS.PropertyName | TS.BindingName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) || ts.isPrivateIdentifier(name) ? name.text : undefined;
}

/** Declares the names of a pattern in the current scope and gives them their parts of the value. */
export function bindPattern(l: Lowering, pattern: TS.BindingName, value: Variable, functionNode?: FunctionNode): void {
  if (ts.isIdentifier(pattern)) {
    const binding = l.scope.own(pattern.text) ?? l.scope.declare(pattern.text, l.graph.variable());
    if (functionNode) binding.function = { node: functionNode, scope: l.scope };
    l.graph.emit({ op: 'assign', dest: binding.variable, source: value });
    if (isAlteredElsewhere(pattern, l.program.classifier.checker)) l.graph.emit({ op: 'alter', object: value });
    return;
  }
  const deferred = ts.isObjectBindingPattern(pattern) ? deferredOf(pattern, l.program.classifier.checker) : undefined;
  pattern.elements.forEach((element, at) => {
    if (!ts.isBindingElement(element)) return;
    if (element === deferred?.promise) bindPattern(l, element.name, fulfilledLater(l, deferred));
    else if (element.dotDotDotToken) bindPattern(l, element.name, ts.isArrayBindingPattern(pattern) && at > 0 ? remainder(l, value, element) : value);
    else bindPattern(l, element.name, part(l, value, ts.isArrayBindingPattern(pattern) ? String(at) : fieldName(element.propertyName ?? element.name), element.initializer));
  });
}

/** A promise that somebody fulfils, and nobody rejects. */
function fulfilledLater(l: Lowering, { value }: Deferred): Variable {
  const dest = l.graph.variable();
  l.graph.emit({ op: 'settle', dest, as: 'fulfilled', source: value ? l.expression(value) : opaque(l) });
  return dest;
}

/** The last elements of an array: which ones they are under their new numbers is not followed. */
function remainder(l: Lowering, array: Variable, pattern: TS.Node): Variable {
  l.graph.emit({ op: 'escape', value: array, route: 'stored', span: spanOf(l, pattern) });
  return opaque(l, true);
}

/** The named part of a value, or its default. */
function part(l: Lowering, value: Variable, field: string | undefined, initializer: TS.Expression | undefined): Variable {
  if (field === undefined) return value;
  const loaded = l.graph.variable();
  l.graph.emit({ op: 'load', dest: loaded, object: value, field, foreign: false });
  return initializer ? withDefault(l, loaded, initializer) : loaded;
}

/** `value` unless it is undefined, else the default. */
export function withDefault(l: Lowering, value: Variable, initializer: TS.Expression): Variable {
  const dest = l.graph.variable();
  const missing = l.graph.block();
  const join = l.graph.block();
  l.graph.emit({ op: 'assign', dest, source: value });
  l.graph.end({ op: 'branch', test: { kind: 'nullish', value }, whenTrue: { to: missing }, whenFalse: { to: join } });
  l.graph.enter(missing);
  l.graph.emit({ op: 'assign', dest, source: l.expression(initializer) });
  l.graph.goto(join);
  l.graph.enter(join);
  return dest;
}

/** Lowers `name = function () {…}` where the name stands for that function from there on; false for any other assignment. */
export function assignFunction(l: Lowering, node: TS.BinaryExpression): boolean {
  const held = functionAssignedBy(node, l.program.classifier.checker);
  const binding = held && l.scope.find(held.name.text);
  if (!held || !binding) return false;
  binding.function = { node: held.node, scope: l.scope };
  return true;
}

/** Assigns to whatever stands on the left of `=`. */
export function assignTo(l: Lowering, target: TS.Expression, value: Variable): void {
  const node = unwrap(target);
  if (ts.isIdentifier(node)) assignName(l, node, value);
  else if (ts.isPropertyAccessExpression(node)) {
    l.graph.emit({ op: 'store', object: l.expression(node.expression), field: keptAs(node, l.program.classifier.checker, l.instanceOf), source: value, span: spanOf(l, node) });
  } else if (ts.isElementAccessExpression(node)) assignElement(l, node, value);
  else if (ts.isObjectLiteralExpression(node)) node.properties.forEach((property) => assignProperty(l, property, value));
  else if (ts.isArrayLiteralExpression(node)) node.elements.forEach((element, at) => assignPart(l, element, value, String(at)));
}

function assignName(l: Lowering, node: TS.Identifier, value: Variable): void {
  const binding = l.scope.find(node.text);
  if (binding) {
    delete binding.function;
    delete binding.callback;
    l.graph.emit({ op: 'assign', dest: binding.variable, source: value });
    if (isAlteredElsewhere(node, l.program.classifier.checker)) l.graph.emit({ op: 'alter', object: value });
    return;
  }
  if (isForgottenBySuite(l, node)) {
    l.graph.emit({ op: 'assign', dest: l.scope.declare(node.text, l.graph.variable()).variable, source: value });
    return;
  }
  l.graph.emit({ op: 'store', object: outerScope(l), field: node.text, source: value, span: spanOf(l, node) });
}

/** The variables of surrounding code, as an object whose fields they are. */
export function outerScope(l: Lowering): Variable {
  const dest = l.graph.variable();
  l.graph.emit({ op: 'outer', dest, key: OUTER_SCOPE });
  return dest;
}

function assignElement(l: Lowering, node: TS.ElementAccessExpression, value: Variable): void {
  const object = l.expression(node.expression);
  const argument = unwrap(node.argumentExpression);
  const field = ts.isStringLiteralLike(argument) || ts.isNumericLiteral(argument) ? argument.text : undefined;
  if (field === undefined) l.expression(argument);
  l.graph.emit({ op: 'store', object, field: field ?? COMPUTED_FIELD, source: value, span: spanOf(l, node) });
}

function assignProperty(l: Lowering, property: TS.ObjectLiteralElementLike, value: Variable): void {
  if (ts.isShorthandPropertyAssignment(property)) assignTo(l, property.name, part(l, value, property.name.text, property.objectAssignmentInitializer));
  else if (ts.isPropertyAssignment(property)) assignPart(l, property.initializer, value, fieldName(property.name));
  else if (ts.isSpreadAssignment(property)) assignTo(l, property.expression, opaque(l, true));
}

function assignPart(l: Lowering, target: TS.Expression, value: Variable, field: string | undefined): void {
  if (ts.isOmittedExpression(target)) return;
  if (ts.isSpreadElement(target)) assignTo(l, target.expression, opaque(l, true));
  else if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    assignTo(l, target.left, part(l, value, field, target.right));
  } else assignTo(l, target, part(l, value, field, undefined));
}

/** Lowers one `const`, `let` or `var` declaration without `using`. */
export function lowerDeclaration(l: Lowering, node: TS.VariableDeclaration): void {
  const initializer = node.initializer && unwrap(node.initializer);
  if (!initializer) {
    if (!(node.parent.flags & ts.NodeFlags.BlockScoped) && ts.isIdentifier(node.name) && l.scope.find(node.name.text)) return;
    bindPattern(l, node.name, constant(l, undefined));
    return;
  }
  const held = functionDeclaredAs(node, l.program.classifier.checker);
  if (held && ts.isIdentifier(node.name)) {
    const binding = l.scope.own(node.name.text) ?? l.scope.declare(node.name.text, l.graph.variable());
    binding.function = { node: held, scope: l.scope };
    return;
  }
  if (isMentionedByItsCallbacks(node.name, initializer)) bindPattern(l, node.name, opaque(l));
  const value = l.expression(initializer);
  if (ts.isIdentifier(node.name) && !(node.parent.flags & ts.NodeFlags.BlockScoped) && l.scope.find(node.name.text)) assignTo(l, node.name, value);
  else bindPattern(l, node.name, value);
}

/** `const db = new Database(file, () => db.close())`: the function keeps the variable that gets its value behind it. */
function isMentionedByItsCallbacks(name: TS.BindingName, initializer: TS.Expression): boolean {
  if (!ts.isIdentifier(name) || !ts.isNewExpression(initializer)) return false;
  const mentions = (node: TS.Node): boolean => (ts.isIdentifier(node) && node.text === name.text && isReference(node)) || (ts.forEachChild(node, (child) => mentions(child) || undefined) ?? false);
  return (initializer.arguments ?? []).some((argument) => isFunctionNode(unwrap(argument)) && mentions(argument));
}
