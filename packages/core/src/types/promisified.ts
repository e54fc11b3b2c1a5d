/** Node-style methods turned into functions that return promises: `util.promisify(pool.getConnection).call(pool)`. */
import type TS from 'typescript';
import type { CallModel } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { initializerOf } from './callees.js';
import { resolveAlias } from './origin.js';
import { referredName, unwrap } from './syntax.js';

/** A call that reaches a method of an object through a promisified function. */
export interface PromisifiedCall {
  /** `pool.getConnection`, where it is promisified. */
  readonly method: TS.PropertyAccessExpression;
  /** The object at the call, where it is written there. */
  readonly receiver: TS.Expression | undefined;
  readonly args: readonly TS.Expression[];
}

/** Longest chain of names that is followed from a call to `promisify`; constants may refer to each other in a circle. */
const MAX_STEPS = 4;

export function promisifiedCall(call: TS.CallExpression, checker: TS.TypeChecker): PromisifiedCall | undefined {
  const callee = unwrap(call.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'call') {
    const method = promisifiedMethod(callee.expression, checker);
    const [receiver, ...args] = call.arguments;
    return method && { method, receiver, args };
  }
  const method = promisifiedMethod(callee, checker);
  return method && { method, receiver: undefined, args: call.arguments };
}

/** The method behind `promisify(x.method)`, also bound to its object, or behind a constant with such a function. */
export function promisifiedMethod(expression: TS.Expression, checker: TS.TypeChecker, steps = MAX_STEPS): TS.PropertyAccessExpression | undefined {
  const node = unwrap(expression);
  if (!ts.isCallExpression(node)) {
    const value = steps > 0 ? constantValue(node, checker) : undefined;
    return value && promisifiedMethod(value, checker, steps - 1);
  }
  const bound = boundFunction(node);
  if (bound) return promisifiedMethod(bound, checker, steps);
  const argument = node.arguments[0];
  if (referredName(node.expression) !== 'promisify' || !argument) return undefined;
  const method = unwrap(argument);
  const target = ts.isCallExpression(method) ? boundFunction(method) : method;
  return target && ts.isPropertyAccessExpression(target) ? target : undefined;
}

/** `f.bind(object)` → f. */
function boundFunction(node: TS.CallExpression): TS.Expression | undefined {
  const callee = unwrap(node.expression);
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'bind' ? unwrap(callee.expression) : undefined;
}

function constantValue(node: TS.Expression, checker: TS.TypeChecker): TS.Expression | undefined {
  const name = ts.isIdentifier(node) ? node : ts.isPropertyAccessExpression(node) ? node.name : undefined;
  const symbol = name && checker.getSymbolAtLocation(name);
  const declaration = symbol && resolveAlias(symbol, checker).valueDeclaration;
  return declaration && initializerOf(declaration);
}

/** What an overload with a node-style callback does when it is promisified. */
export function promisifiedModel({ arity: [minimum, maximum], callback, effects, ...model }: CallModel): CallModel | undefined {
  if (callback === undefined) return undefined;
  return {
    ...model,
    arity: [Math.max(0, minimum - 1), maximum],
    promise: true,
    effects: effects.map((effect) => (effect.kind === 'acquire' ? { ...effect, delivery: { by: 'result' } } : effect)),
  };
}
