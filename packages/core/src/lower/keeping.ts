/** Whether what an expression makes is kept for the next time, so that it is made once. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, wrapped, type FunctionNode } from '../types/index.js';
import { valueSymbol } from './value-symbol.js';

/**
 * True if the value is made only where none is there yet (`pool ??= …`, `if (!pool) …`, `cache.get(key) ?? …`), or is put
 * where it outlives the function: a variable outside, a field, a map.
 */
export function isKept(expression: TS.Expression, checker: TS.TypeChecker): boolean {
  const owner = ts.findAncestor(expression, isFunctionNode);
  if (!owner) return false;
  if (isFallback(expression) || isGuarded(expression, owner, checker) || isStored(expression, owner, checker)) return true;
  const promise = promiseAround(owner);
  if (!promise) return false;
  return handsOn(expression, owner, checker) ? isKept(promise, checker) : isMadeOnce(promise, checker);
}

/** True if the value is made only where none is there yet, whatever it is put into. */
function isMadeOnce(expression: TS.Expression, checker: TS.TypeChecker): boolean {
  const owner = ts.findAncestor(expression, isFunctionNode);
  return isFallback(expression) || (owner !== undefined && isGuarded(expression, owner, checker));
}

/** The promise that a function is written for and settles: `new Promise((resolve) => …)`, `source.then(() => …)`, `(async () => …)()`. */
function promiseAround(owner: FunctionNode): TS.Expression | undefined {
  if (!ts.isArrowFunction(owner) && !ts.isFunctionExpression(owner)) return undefined;
  const written = wrapped(owner);
  const { parent } = written;
  if (ts.isNewExpression(parent)) return ts.isIdentifier(parent.expression) && parent.expression.text === 'Promise' ? parent : undefined;
  if (!ts.isCallExpression(parent) || parent.expression === written) return ts.isCallExpression(parent) ? parent : undefined;
  const callee = unwrap(parent.expression);
  return ts.isPropertyAccessExpression(callee) && /^(then|catch)$/.test(callee.name.text) ? parent : undefined;
}

/** True if the function returns the value, or passes it to its first parameter, `resolve`: by itself, or by the name it has. */
function handsOn(expression: TS.Expression, owner: FunctionNode, checker: TS.TypeChecker): boolean {
  const resolve = owner.parameters[0]?.name;
  const isHanded = (node: TS.Expression): boolean => {
    const value = awaitedValue(node);
    const { parent } = value;
    if (ts.isReturnStatement(parent) || parent === owner) return true;
    return ts.isCallExpression(parent) && ts.isIdentifier(parent.expression) && parent.arguments[0] === value && resolve !== undefined && parent.expression.text === resolve.getText();
  };
  return isHanded(expression) || mentionsOf(expression, owner, checker).some(isHanded);
}

/** The value with the awaits and assertions around it. */
function awaitedValue(expression: TS.Expression): TS.Expression {
  let value = wrapped(expression);
  while (ts.isAwaitExpression(value.parent)) value = wrapped(value.parent);
  return value;
}

/** `pool ?? new Pool()`, `pool ||= new Pool()`, `pool ? pool : new Pool()`. */
function isFallback(expression: TS.Expression, made = calleeText(expression)): boolean {
  const value = awaitedValue(expression);
  const { parent } = value;
  if (ts.isConditionalExpression(parent)) return parent.condition !== value && (isChosenInstead(parent, value, made) || isFallback(parent, made));
  if (!ts.isBinaryExpression(parent) || parent.right !== value) return false;
  if (/^(\|\||\?\?)=?$/.test(parent.operatorToken.getText())) return true;
  // cached ?? (cached = new Pool())
  return parent.operatorToken.getText() === '=' && ts.isExpression(parent) && isFallback(parent, made);
}

/** True if what stands for the value on the other side of a choice may have been there before: no literal, and nothing that is made in the same way. */
function isChosenInstead({ whenTrue, whenFalse }: TS.ConditionalExpression, value: TS.Expression, made: string | undefined): boolean {
  const other = unwrap(whenTrue === value ? whenFalse : whenTrue);
  const isThereBefore = (node: TS.Expression): boolean => {
    const arm = unwrap(node);
    if (ts.isConditionalExpression(arm)) return isThereBefore(arm.whenTrue) || isThereBefore(arm.whenFalse);
    if (ts.isObjectLiteralExpression(arm) || arm.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(arm) && arm.text === 'undefined')) return false;
    return made === undefined || calleeText(ts.isAwaitExpression(arm) ? unwrap(arm.expression) : arm) !== made;
  };
  return isThereBefore(other);
}

/** `createClient` of `createClient(…)` and of `new createClient()`. */
function calleeText(expression: TS.Expression): string | undefined {
  const node = unwrap(expression);
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText() : undefined;
}

/** Inside `if (!pool)`, or behind `if (pool) return pool`. */
function isGuarded(expression: TS.Expression, owner: FunctionNode, checker: TS.TypeChecker): boolean {
  for (let inner: TS.Node = expression; inner !== owner; inner = inner.parent) {
    const { parent } = inner;
    if (ts.isIfStatement(parent) && inner !== parent.expression && looksForKept(parent.expression, owner, checker)) return true;
    if (!ts.isBlock(parent)) continue;
    const before = parent.statements.slice(0, parent.statements.findIndex((statement) => statement === inner));
    if (before.some((statement) => ts.isIfStatement(statement) && leaves(statement.thenStatement) && looksForKept(statement.expression, owner, checker))) return true;
  }
  return false;
}

function leaves(statement: TS.Statement): boolean {
  if (ts.isBlock(statement)) return statement.statements.some(leaves);
  return ts.isReturnStatement(statement) && statement.expression !== undefined;
}

/** True if a condition asks whether something outside the function, or out of a map, is there. */
function looksForKept(condition: TS.Expression, owner: FunctionNode, checker: TS.TypeChecker): boolean {
  const node = unwrap(condition);
  if (ts.isPrefixUnaryExpression(node)) return looksForKept(node.operand, owner, checker);
  if (ts.isBinaryExpression(node)) return looksForKept(node.left, owner, checker) || looksForKept(node.right, owner, checker);
  if (ts.isCallExpression(node)) return ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'has';
  return outlives(node, owner, checker) || isLookedUp(node, owner, checker);
}

/** A local variable that holds what a map or an outer variable had. */
function isLookedUp(node: TS.Expression, owner: FunctionNode, checker: TS.TypeChecker): boolean {
  const root = rootOf(node);
  const declaration = root && valueSymbol(root, checker)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
  const source = unwrap(declaration.initializer);
  if (ts.isCallExpression(source)) {
    const callee = unwrap(source.expression);
    return ts.isPropertyAccessExpression(callee) && callee.name.text === 'get' && outlives(callee.expression, owner, checker);
  }
  return !ts.isAwaitExpression(source) && outlives(source, owner, checker);
}

/** `this.pool`, `Service.pool`, `global.pool`, `pools[key]`, `pool`, where the function itself does not make what the name stands for. */
function outlives(place: TS.Expression, owner: FunctionNode, checker: TS.TypeChecker): boolean {
  const node = unwrap(place);
  if (isOfThis(node)) return true;
  const root = rootOf(node);
  if (!root) return false;
  if (/^(globalThis|global|exports|module)$/.test(root.text)) return true;
  const declaration = valueSymbol(root, checker)?.valueDeclaration;
  if (!declaration || ts.isParameter(declaration)) return false;
  if (ts.isBindingElement(declaration) && ts.findAncestor(declaration, ts.isParameter)) return false;
  if (ts.isClassLike(declaration)) return root !== node && ts.findAncestor(declaration, (ancestor) => ancestor === owner) === undefined;
  return ts.findAncestor(declaration, (ancestor) => ancestor === owner) === undefined && ts.isVariableDeclaration(declaration);
}

function isOfThis(node: TS.Expression): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
  return (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && isOfThis(unwrap(node.expression));
}

function rootOf(node: TS.Expression): TS.Identifier | undefined {
  const place = unwrap(node);
  if (ts.isIdentifier(place)) return place;
  return ts.isPropertyAccessExpression(place) || ts.isElementAccessExpression(place) ? rootOf(place.expression) : undefined;
}

/** Put straight into what outlives the function, or by way of a local variable. */
function isStored(expression: TS.Expression, owner: FunctionNode, checker: TS.TypeChecker): boolean {
  const value = awaitedValue(expression);
  if (isPutAway(value, owner, checker)) return true;
  return mentionsOf(expression, owner, checker).some((mention) => isPutAway(wrapped(mention), owner, checker));
}

/** The other places in the function that name the variable which the value is put into. */
function mentionsOf(expression: TS.Expression, owner: FunctionNode, checker: TS.TypeChecker): readonly TS.Identifier[] {
  const value = awaitedValue(expression);
  const { parent } = value;
  const name = ts.isVariableDeclaration(parent) ? parent.name : ts.isBinaryExpression(parent) && parent.right === value ? parent.left : undefined;
  const symbol = name && ts.isIdentifier(name) ? valueSymbol(name, checker) : undefined;
  if (!name || !ts.isIdentifier(name) || !symbol) return [];
  return [...descendantsOf(owner)].filter((node) => ts.isIdentifier(node)).filter((node) => node !== name && node.text === name.text && valueSymbol(node, checker) === symbol);
}

/** `this.pool = value`, `pools.set(key, value)`, `state = { pool: value }`. */
function isPutAway(value: TS.Expression, owner: FunctionNode, checker: TS.TypeChecker): boolean {
  const { parent } = value;
  if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) return isPutAway(wrapped(parent.parent), owner, checker);
  if (ts.isBinaryExpression(parent) && parent.right === value && parent.operatorToken.getText() === '=') {
    // A constructor fills the fields of one object, which its maker may make again and again.
    if (isOfThis(unwrap(parent.left))) return !ts.isConstructorDeclaration(owner);
    return outlives(parent.left, owner, checker);
  }
  if (!ts.isCallExpression(parent) || parent.expression === value) return false;
  const callee = unwrap(parent.expression);
  return ts.isPropertyAccessExpression(callee) && /^(set|push|add|register|decorate)$/.test(callee.name.text);
}
