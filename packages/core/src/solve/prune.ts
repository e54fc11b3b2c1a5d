/** Forgetting what no later instruction can ask about, so that paths that have become alike are one. */
import type { Variable } from '../ir/index.js';
import { comparedIn } from './equalities.js';
import { isFromOutside } from './inputs.js';
import type { State } from './state.js';
import type { SymbolId, Value } from './values.js';

export function prune(state: State, live: ReadonlySet<Variable>): void {
  for (const variable of state.variables.keys()) if (!live.has(variable)) state.variables.delete(variable);
  const reachable = new Set<SymbolId>();
  const fields = state.fieldsByOwner();
  for (const value of state.variables.values()) reach(value, fields, reachable);
  for (const [field, value] of state.fields) if (isFromOutside(field)) reach(value, fields, reachable);
  for (const field of state.fields.keys()) if (!isFromOutside(field) && !isReachable(field, reachable)) state.fields.delete(field);
  for (const symbol of state.facts.keys()) if (!isFromOutside(symbol) && !isReachable(symbol, reachable)) state.facts.delete(symbol);
}

function reach(value: Value, fields: ReturnType<State['fieldsByOwner']>, reachable: Set<SymbolId>): void {
  switch (value.kind) {
    case 'promise':
      reach(value.value, fields, reachable);
      return;
    case 'symbol':
    case 'resource':
      if (reachable.has(value.id)) return;
      reachable.add(value.id);
      for (const [, field] of fields.get(value.id) ?? []) reach(field, fields, reachable);
      return;
    case 'constant':
    case 'releaser':
    case 'settler':
    case 'closure':
      return;
  }
}

/** True if the symbol, or the one it is a field of, or every part of the comparison it stands for, can be reached. */
function isReachable(symbol: SymbolId, reachable: ReadonlySet<SymbolId>): boolean {
  const compared = comparedIn(symbol);
  if (compared) return compared.every((part) => !/^[vo]\d/.test(part) || isReachable(part, reachable));
  for (let name = symbol; ; ) {
    if (reachable.has(name)) return true;
    const dot = name.lastIndexOf('.');
    if (dot < 0) return false;
    name = name.slice(0, dot);
  }
}
