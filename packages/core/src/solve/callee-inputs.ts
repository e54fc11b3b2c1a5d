/** What a callee was given, in the caller's words. */
import { comparedIn, constantOf, decideEqual, equalitySymbol } from './equalities.js';
import { isInput, isInputEquality, parameterOf } from './inputs.js';
import { loadField } from './instructions.js';
import type { State } from './state.js';
import type { Outcome } from './summary.js';
import { fieldSymbol, isOwn, localSymbol, TRUTHY, UNDEFINED, type Value } from './values.js';
import type { CallContext, CallTerminator } from './call-context.js';

/** The caller's value at a path such as `p0.client` or `this.pool`. */
export function inputValue(state: State, call: CallTerminator, path: string, context: CallContext): Value {
  const [root = '', ...fields] = path.split('.');
  const parameter = parameterOf(root);
  const variable = parameter === undefined ? call.receiver : call.args[parameter];
  let value = variable === undefined ? UNDEFINED : state.read(variable);
  for (const field of fields) value = isUnwritten(state, value, field, context) ? UNDEFINED : loadField(state, value, field, localSymbol(call.dest), context);
  return value;
}

/** What the program itself adds to a connection is not there before it is written. */
function isUnwritten(state: State, value: Value, field: string, context: CallContext): boolean {
  return value.kind === 'resource' && isOwn(value.id) && context.isForeign(field) && !state.fields.has(fieldSymbol(value.id, field));
}

/** Whether a way through the callee can be taken with what the caller knows. */
export function isFeasible(state: State, call: CallTerminator, requires: Outcome['requires'], context: CallContext): boolean {
  return requires.every(([path, mask]) => {
    const compared = comparedValues(state, call, path, context);
    return compared ? assumeEquality(state.copy(), compared, mask) !== undefined : (state.maskOf(inputValue(state, call, path, context)) & mask) !== 0;
  });
}

/** What the caller learns if the callee went a way that requires this. The given state is used up. */
export function assumeRequired(state: State, call: CallTerminator, requires: Outcome['requires'], context: CallContext): State {
  return requires.reduce((known, [path, mask]) => {
    const compared = comparedValues(known, call, path, context);
    if (compared) return assumeEquality(known.copy(), compared, mask) ?? known;
    const value = inputValue(known, call, path, context);
    if (value.kind === 'symbol') known.facts.set(value.id, known.maskOf(value) & mask);
    return known;
  }, state);
}

/** What a callee requires of the function's own inputs. */
export function requiredInputs(state: State, call: CallTerminator, requires: Outcome['requires'], context: CallContext): Outcome['requires'] {
  return requires.flatMap(([path, mask]): [string, number][] => {
    const compared = comparedValues(state, call, path, context);
    const value: Value = compared ? { kind: 'symbol', id: equalitySymbol(...compared) } : inputValue(state, call, path, context);
    return value.kind === 'symbol' && (isInput(value.id) || isInputEquality(value.id)) ? [[value.id, mask]] : [];
  });
}

type Compared = readonly [Value, Value];

/** The caller's values that a callee found to be equal, or not; undefined for what it found out about a single input. */
function comparedValues(state: State, call: CallTerminator, path: string, context: CallContext): Compared | undefined {
  const compared = comparedIn(path);
  if (!compared) return undefined;
  const valueOf = (key: string): Value => {
    const constant = constantOf(key);
    return constant ? { kind: 'constant', ...constant } : inputValue(state, call, key, context);
  };
  return [valueOf(compared[0]), valueOf(compared[1])];
}

function assumeEquality(state: State, [left, right]: Compared, mask: number): State | undefined {
  const { whenTrue, whenFalse } = decideEqual(state, left, right);
  return (mask & TRUTHY) !== 0 ? whenTrue : whenFalse;
}
