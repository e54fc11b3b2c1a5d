/** Promises, told by the name that the language gives their type. */
import type TS from 'typescript';

/** True of a promise. */
export function isPromise(type: TS.Type | undefined): boolean {
  // A type of several members, `string | Promise<string>`, has no symbol, whatever its declaration says.
  const symbol = type && (type.symbol as TS.Symbol | undefined);
  return symbol?.name === 'Promise';
}

/** What a promise yields; undefined where the static type is no promise. */
export function promised(type: TS.Type, checker: TS.TypeChecker): TS.Type | undefined {
  return isPromise(type) ? checker.getAwaitedType(type) : undefined;
}
