/** What a callee was given, in the caller's words. */
import { parameterOf } from './inputs.js';
import { loadField } from './instructions.js';
import type { State } from './state.js';
import type { Outcome } from './summary.js';
import { fieldSymbol, isOwn, localSymbol, UNDEFINED, type Value } from './values.js';
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
  return requires.every(([path, mask]) => (state.maskOf(inputValue(state, call, path, context)) & mask) !== 0);
}
