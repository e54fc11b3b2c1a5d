/** Where the values of untyped code come from: what is assigned to a variable, what a function returns, who is handed a callback. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { isAssignment, valuesOfVariable } from './assignments.js';
import { calleeOf } from './callees.js';
import { classOfThis, fieldValues, inheritedMethod } from './instances.js';
import { resolveAlias } from './origin.js';
import { returnedBy } from './returned.js';
import { descendantsOf, fieldOfThis, isFunctionNode, unwrap } from './syntax.js';

/** Most expressions that one value is looked for in. */
const MAX_SOURCES = 12;

/** An expression that made a value. */
export interface Source {
  readonly expression: TS.Expression;
  /** The class whose instance `this` is there: it may extend the one that the expression is written in. */
  readonly self: TS.ClassLikeDeclaration | undefined;
}

/** An expression as it is written: `this` is an instance of the class around it. */
export function asWritten(expression: TS.Expression): Source {
  return { expression, self: classOfThis(expression) };
}

/** The expressions one of which an expression's value was made by; none where that cannot be told. */
export function sourcesOf({ expression, self }: Source, checker: TS.TypeChecker): readonly Source[] {
  const node = unwrap(expression);
  const inside = (operand: TS.Expression): Source => ({ expression: operand, self });
  if (ts.isAwaitExpression(node)) return [inside(node.expression)];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].map(inside);
  if (ts.isBinaryExpression(node)) return operandsOf(node).map(inside);
  if (ts.isIdentifier(node)) return assignedTo(node, checker).slice(0, MAX_SOURCES).map(asWritten);
  const field = fieldOfThis(node);
  if (field !== undefined) return self ? fieldValues(self, field, checker).slice(0, MAX_SOURCES).map(inside) : [];
  if (ts.isNewExpression(node)) return resolvedWith(node, checker).slice(0, MAX_SOURCES).map(inside);
  if (!ts.isCallExpression(node)) return [];
  const method = fieldOfThis(node.expression);
  const overriding = self && method !== undefined ? inheritedMethod(self, method, checker) : undefined;
  if (overriding) return returnedBy(overriding).slice(0, MAX_SOURCES).map(inside);
  const callee = calleeOf(node, checker);
  return callee ? returnedBy(callee).slice(0, MAX_SOURCES).map(asWritten) : [];
}

/** What `new Promise((resolve) => …)` is fulfilled with. */
function resolvedWith({ expression, arguments: args }: TS.NewExpression, checker: TS.TypeChecker): readonly TS.Expression[] {
  const executor = args?.[0] && unwrap(args[0]);
  if (!ts.isIdentifier(expression) || expression.text !== 'Promise' || !executor || !isFunctionNode(executor)) return [];
  const [resolve] = executor.parameters;
  const symbol = resolve && ts.isIdentifier(resolve.name) ? checker.getSymbolAtLocation(resolve.name) : undefined;
  if (!symbol) return [];
  return [...descendantsOf(executor.body)].flatMap((node) => {
    const [value] = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && checker.getSymbolAtLocation(node.expression) === symbol ? node.arguments : [];
    return value ? [value] : [];
  });
}

function operandsOf(node: TS.BinaryExpression): readonly TS.Expression[] {
  const operator = node.operatorToken.kind;
  if (isAssignment(operator)) return [node.right];
  return operator === ts.SyntaxKind.BarBarToken || operator === ts.SyntaxKind.QuestionQuestionToken ? [node.left, node.right] : [];
}

/** What a variable without a type annotation is given where it is declared and anywhere in its file. */
function assignedTo(name: TS.Identifier, checker: TS.TypeChecker): readonly TS.Expression[] {
  const symbol = checker.getSymbolAtLocation(name);
  const target = symbol && resolveAlias(symbol, checker);
  const declaration = target?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || declaration.type || !ts.isIdentifier(declaration.name)) return [];
  return valuesOfVariable(declaration, target, checker);
}

/** The calls that get the function of an untyped parameter as their last argument, there or by its name: `pool.connect(onClient)`. */
export function callsWithFunctionOf(parameter: TS.ParameterDeclaration, checker: TS.TypeChecker): readonly TS.CallExpression[] {
  if (parameter.type) return [];
  const outer = parameter.parent.parent;
  if (ts.isCallExpression(outer) && outer.arguments.at(-1) === parameter.parent) return [outer];
  const file = parameter.getSourceFile();
  const name = nameOf(parameter.parent);
  const symbol = name && checker.getSymbolAtLocation(name);
  if (!name || !symbol) return [];
  const around = ts.findAncestor(parameter.parent.parent, isFunctionNode) ?? file;
  return (callsByLastName(file).get(name.text) ?? []).filter((call) => {
    const last = call.arguments.at(-1);
    return call.pos >= around.pos && call.end <= around.end && last !== undefined && checker.getSymbolAtLocation(last) === symbol;
  });
}

const callsOfFile = new WeakMap<TS.SourceFile, ReadonlyMap<string, readonly TS.CallExpression[]>>();

/** The calls of a file whose last argument is a name, by that name: asked for each parameter of a file, which may have thousands. */
function callsByLastName(file: TS.SourceFile): ReadonlyMap<string, readonly TS.CallExpression[]> {
  const known = callsOfFile.get(file);
  if (known) return known;
  const found = new Map<string, TS.CallExpression[]>();
  for (const node of descendantsOf(file)) {
    const last = ts.isCallExpression(node) ? node.arguments.at(-1) : undefined;
    if (!last || !ts.isCallExpression(node) || !ts.isIdentifier(last)) continue;
    const calls = found.get(last.text);
    if (calls) calls.push(node);
    else found.set(last.text, [node]);
  }
  callsOfFile.set(file, found);
  return found;
}

/** What a function of the program calls its callback with, for a parameter of that callback: `connection` of `take(null, connection)`. */
export function handedBack(parameter: TS.ParameterDeclaration, checker: TS.TypeChecker): readonly TS.Expression[] {
  const { parent: callback } = parameter;
  const call = callback.parent;
  const at = ts.isCallExpression(call) ? call.arguments.findIndex((argument) => argument === callback) : -1;
  const callee = at >= 0 && ts.isCallExpression(call) && !parameter.type ? calleeOf(call, checker) : undefined;
  const taken = callee?.parameters[at]?.name;
  const symbol = taken && ts.isIdentifier(taken) ? checker.getSymbolAtLocation(taken) : undefined;
  if (!callee?.body || !taken || !ts.isIdentifier(taken) || !symbol) return [];
  const index = callback.parameters.findIndex((other) => other === parameter);
  return [...descendantsOf(callee.body)].flatMap((node) => {
    const isCall = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === taken.text && checker.getSymbolAtLocation(node.expression) === symbol;
    const given = isCall ? node.arguments[index] : undefined;
    return given && ts.isIdentifier(given) ? [given] : [];
  }).slice(0, MAX_SOURCES);
}

/** The promise that hands its value to a parameter: `pool` of `pool.then((it) => …)`. */
export function promiseOf(parameter: TS.ParameterDeclaration): TS.Expression | undefined {
  const { parent: handler } = parameter;
  const call = handler.parent;
  if (parameter.type || handler.parameters[0] !== parameter || !ts.isCallExpression(call) || call.arguments[0] !== handler) return undefined;
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'then' ? callee.expression : undefined;
}

/** The name of a function declaration, or of the variable that is given a function. */
function nameOf(node: TS.SignatureDeclaration): TS.Identifier | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name;
  const { parent } = node;
  const target = ts.isVariableDeclaration(parent) ? parent.name : ts.isBinaryExpression(parent) && isAssignment(parent.operatorToken.kind) ? parent.left : undefined;
  return target && ts.isIdentifier(target) ? target : undefined;
}
