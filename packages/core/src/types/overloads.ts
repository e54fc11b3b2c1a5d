/** Which overload of a modelled function a call means. */
import type TS from 'typescript';
import type { CallEffect, CallModel } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { isFunctionNode, referredName, unwrap } from './syntax.js';

/** The models write an open number of arguments so. */
export const MOST_ARGUMENTS = 255;

/** What people call a function parameter that nothing else tells about. */
const CALLBACK_NAME = /^(cb|callback|done|next|fn|func|handler|on[A-Z]\w*|\w*(Cb|Callback|Handler))$/;

/** The overload that the written arguments fit: by their number, then by whether a function stands where a callback goes. */
export function selectOverload(overloads: readonly CallModel[], args: readonly TS.Expression[], checker: TS.TypeChecker, isHandle: (argument: TS.Expression) => boolean): CallModel | undefined {
  const spread = args.some((argument) => ts.isSpreadElement(argument));
  const fitting = overloads.filter((overload) => {
    const [minimum, maximum] = overload.arity;
    return (spread || (args.length >= minimum && args.length <= maximum)) && takesHandle(overload, args, isHandle);
  });
  const candidates = fitting.length > 0 ? fitting : overloads;
  return (
    candidates.find((overload) => overload.callback !== undefined && isFunction(args[callbackPosition(overload, args)], checker)) ??
    candidates.find((overload) => isScopeWith(overload, args, checker)) ??
    candidates.find((overload) => overload.callback === undefined && scopeOf(overload) === undefined) ??
    candidates.find((overload) => overload.callback === undefined) ??
    candidates[0]
  );
}

function scopeOf({ effects }: CallModel): Extract<CallEffect, { kind: 'scope' }> | undefined {
  return effects.find((effect) => effect.kind === 'scope');
}

/** True for `transaction(work)` beside `transaction(options)`: what may be a function is taken for the work. */
function isScopeWith(overload: CallModel, args: readonly TS.Expression[], checker: TS.TypeChecker): boolean {
  const scope = scopeOf(overload);
  const argument = scope && args[scope.callback];
  if (!argument || ts.isObjectLiteralExpression(unwrap(argument))) return false;
  return isFunction(argument, checker) || (checker.getTypeAtLocation(argument).flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0;
}

/** False if the overload takes a handle, as `client.query(cursor)` and `pool.query(stream)` do, and the argument is none. */
function takesHandle(overload: CallModel, args: readonly TS.Expression[], isHandle: (argument: TS.Expression) => boolean): boolean {
  return overload.effects.every((effect) => {
    const index = handleOf(effect);
    const argument = index === 'receiver' ? undefined : args[index];
    return argument === undefined || isHandle(argument);
  });
}

/** True if the argument is a function: by its syntax, by its type, or, where there is no type, by its name. */
function isFunction(argument: TS.Expression | undefined, checker: TS.TypeChecker): boolean {
  if (!argument) return false;
  const expression = unwrap(argument);
  if (isFunctionNode(expression)) return true;
  if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression) && !ts.isCallExpression(expression)) return false;
  const type = checker.getTypeAtLocation(expression);
  if (type.getCallSignatures().length > 0) return true;
  return (type.flags & ts.TypeFlags.Any) !== 0 && CALLBACK_NAME.test(referredName(expression));
}

/** The argument that an effect is about, or the receiver. */
function handleOf(effect: CallEffect): 'receiver' | number {
  switch (effect.kind) {
    case 'connect':
      return effect.target;
    case 'view':
      return effect.of;
    case 'oneShot':
      return effect.work === 'stream' ? 0 : 'receiver';
    default:
      return 'receiver';
  }
}

/** A node-style callback is the last argument, whichever optional ones stand before it. */
export function callbackPosition(overload: CallModel, args: readonly TS.Expression[]): number {
  return overload.callback === undefined ? -1 : args.length - 1;
}
