/** Joining paths where there are too many. */
import type { State } from './state.js';
import { ANYTHING, localSymbol, valueKey } from './values.js';

/** Folds `other` into `state`, which agrees with it about resources: what they do not agree on becomes unknown. */
export function joinInto(state: State, other: State): void {
  for (const [variable, value] of state.variables) {
    const theirs = other.read(variable);
    if (valueKey(theirs) !== valueKey(value)) {
      state.variables.set(variable, { kind: 'symbol', id: `${localSymbol(variable)}j` });
      state.approximate = true;
    }
  }
  for (const [symbol, mask] of state.facts) {
    const joined = mask | (other.facts.get(symbol) ?? ANYTHING);
    state.approximate ||= joined !== mask;
    if (joined === ANYTHING) state.facts.delete(symbol);
    else state.facts.set(symbol, joined);
  }
  for (const [field, value] of state.fields) {
    const theirs = other.fields.get(field);
    if (theirs && valueKey(theirs) === valueKey(value)) continue;
    state.fields.delete(field);
    state.approximate = true;
  }
  state.approximate ||= other.approximate;
  for (const variable of other.handedOver) state.handedOver.add(variable);
  if (other.strain < state.strain) {
    state.strain = other.strain;
    state.trace = other.trace;
  }
}
