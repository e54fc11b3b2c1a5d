/** Calls of one function that overlap: while one waits, another puts its own connection where the first one looks for its. */
import type { Span } from '../report/index.js';
import type { Place } from './place.js';
import { runsAlike } from './retries.js';
import type { State } from './state.js';
import { fieldSymbol, isOwn, OUTER_SCOPE_SYMBOL, RECEIVER_SYMBOL, type SymbolId, type Value } from './values.js';

/** The objects whose fields all calls share. */
const SHARED: readonly SymbolId[] = [RECEIVER_SYMBOL, OUTER_SCOPE_SYMBOL];

/** The function waits: from here on, another call may have replaced what it keeps in shared places, unless what it asked of them at first keeps others out. */
export function suspend(state: State): void {
  if (![...state.resources].some(([id, { status, exposed }]) => status === 'stored' && exposed !== true && isOwn(id))) return;
  if (!runsAlike(state, SHARED)) return;
  for (const owner of SHARED) {
    for (const [, value] of state.fieldsOf(owner)) {
      const id = value.kind === 'resource' ? value.id : value.kind === 'releaser' ? value.resource : undefined;
      const resource = id === undefined ? undefined : state.resources.get(id);
      if (id !== undefined && resource?.status === 'stored' && resource.pool !== true && isOwn(id)) state.resources.set(id, { ...resource, exposed: true });
    }
  }
}

/** What a field yields: of a shared place, once others may have written it, perhaps no longer what this call put there. */
export function readFrom(state: State, object: Value, field: string, value: Value): Value {
  if (object.kind !== 'symbol' || !SHARED.includes(object.id) || (value.kind !== 'resource' && value.kind !== 'releaser')) return value;
  const resource = state.resources.get(value.kind === 'resource' ? value.id : value.resource);
  return resource?.exposed === true ? { ...value, readAgain: fieldSymbol(object.id, field) } : value;
}

/** Reports a release of what may by now be another call's. */
export function reportOverlap(state: State, value: Value, span: Span, { report }: Pick<Place, 'report'>): void {
  if ((value.kind !== 'resource' && value.kind !== 'releaser') || value.readAgain === undefined) return;
  const resource = value.kind === 'resource' ? value.id : value.resource;
  if (state.resources.get(resource)?.status === 'stored') report({ kind: 'overlapped', resource, keptIn: value.readAgain, span, strain: state.eventStrain, trace: state.trace });
}
