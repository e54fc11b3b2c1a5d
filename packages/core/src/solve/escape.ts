/** Values leaving the function's sight: who owes the release then. */
import type { Capture, EscapeRoute } from '../ir/index.js';
import { isLent, isOfParameter } from './inputs.js';
import type { ResourceState, State } from './state.js';
import { finishTransaction } from './transactions.js';
import { fieldSymbol, isOwn, isWrapper, localSymbol, RECEIVER_SYMBOL, type ResourceId, type SymbolId, type Value } from './values.js';

/**
 * Lets a value escape.
 * @param stillUsed whether the function mentions the resource later: code that only borrows it is then no new owner
 */
export function escapeValue(state: State, value: Value, route: EscapeRoute, stillUsed: (resource: ResourceId) => boolean, seen = new Set<SymbolId>()): void {
  switch (value.kind) {
    case 'resource':
      escapeResource(state, value.id, route, stillUsed);
      return;
    case 'promise':
      escapeValue(state, value.value, route, stillUsed, seen);
      return;
    case 'releaser':
      escapeResource(state, value.resource, route === 'stored' || route === 'module' ? route : 'released-later', stillUsed);
      return;
    case 'symbol':
      if (seen.has(value.id)) return;
      seen.add(value.id);
      if (route !== 'returned') state.forgetCompleteness(value);
      if (route !== 'passed') noteInput(state, value.id, route);
      else if (isWrapper(value.id) && state.resourcesIn(value).some(stillUsed)) {
        activateContents(state, value);
        return;
      }
      for (const [, field] of state.fieldsOf(value.id)) escapeValue(state, field, route, stillUsed, seen);
      return;
    case 'closure':
      for (const capture of value.captures) escapeCapture(state, capture, route, stillUsed, seen);
      return;
    case 'constant':
    case 'settler':
      return;
  }
}

/** A closure that others hold: if it releases what it captured, the duty is its own; kept for later, it owns what it uses. */
function escapeCapture(state: State, { variable, releases, finishes, writes }: Capture, route: EscapeRoute, stillUsed: (resource: ResourceId) => boolean, seen: Set<SymbolId>): void {
  // Functions may hold one another.
  const mark = localSymbol(variable);
  if (seen.has(mark)) return;
  seen.add(mark);
  // From now on it may have been assigned.
  if (writes && state.read(variable).kind === 'constant') {
    state.forget(mark);
    state.variables.set(variable, { kind: 'symbol', id: mark });
  }
  if (finishes) finishTransaction(state, state.read(variable));
  if (releases) {
    state.handedOver.add(variable);
    escapeValue(state, state.read(variable), 'released-later', stillUsed, seen);
  } else if (route === 'passed') {
    const value = state.read(variable);
    if (value.kind === 'resource' && state.resources.get(value.id)?.pool === true) escapeValue(state, value, 'passed', stillUsed, seen);
  } else {
    escapeValue(state, state.read(variable), route === 'returned' ? 'returned' : 'stored', stillUsed, seen);
  }
}

function escapeResource(state: State, id: ResourceId, route: EscapeRoute, stillUsed: (resource: ResourceId) => boolean): void {
  const current = state.resources.get(id);
  if (!isOwn(id)) {
    if (route !== 'passed') noteInput(state, id, route);
    return;
  }
  if (!current || current.status === 'released' || current.status === 'transferred') return;
  // Who gets a channel keeps its connection open as well.
  const lender = current.lender === undefined ? undefined : state.resources.get(current.lender);
  if (current.lender !== undefined && lender?.pool === true && current.pool === true) escapeResource(state, current.lender, route, stillUsed);
  switch (route) {
    case 'stored':
      state.resources.set(id, current.status === 'idle' ? { ...current, kept: true } : { ...current, status: 'stored' });
      return;
    case 'passed':
      if (current.pool === true || !stillUsed(id)) state.resources.set(id, { ...current, status: 'transferred' });
      else if (current.status === 'idle') state.resources.set(id, begun(current));
      return;
    case 'module':
    case 'released-later':
    case 'returned':
      state.resources.set(id, { ...current, status: 'transferred' });
      return;
  }
}

/** A lazy resource from now on: held, or stored if it was kept in a field before. */
function begun(resource: ResourceState): ResourceState {
  return { ...resource, status: resource.kept === true ? 'stored' : 'held' };
}

/** Remembers that something the function was given is kept, or that it ends a field of its object, for its callers. */
function noteInput(state: State, symbol: SymbolId, route: EscapeRoute): void {
  const endsField = route === 'released-later' && symbol.startsWith(fieldSymbol(RECEIVER_SYMBOL, ''));
  if (!(isOfParameter(symbol) || endsField) || state.resources.get(symbol)?.status === 'released') return;
  state.resources.set(symbol, { status: route === 'stored' || route === 'module' ? 'stored' : 'transferred' });
}

/** What works by itself from now on, and what it was taken from, are kept like something in a field. */
export function subscribe(state: State, value: Value): void {
  activate(state, value);
  escapeValue(state, value, 'stored', () => true);
  const lender = value.kind === 'resource' ? state.resources.get(value.id)?.lender : undefined;
  if (lender !== undefined) subscribe(state, { kind: 'resource', id: lender });
}

/** Begins the duty of what an object was made around, which works with it as it likes. */
export function activateContents(state: State, value: Value): void {
  for (const id of state.resourcesIn(value)) activate(state, { kind: 'resource', id });
}

/** Begins the duty of a lazy resource. */
export function activate(state: State, value: Value): void {
  if (value.kind === 'symbol') {
    // A lazy resource of the caller's, or of the object whose method runs, owes something from here on.
    if (isLent(value.id) && !state.resources.has(value.id)) state.resources.set(value.id, { status: 'held' });
    return;
  }
  const resource = value.kind === 'resource' ? state.resources.get(value.id) : undefined;
  if (value.kind === 'resource' && resource?.status === 'idle') state.resources.set(value.id, begun(resource));
}
