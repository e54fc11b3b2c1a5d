/** Attempts that fail and are made again: what one has left in a field, the next one overwrites. */
import type { AcquireSite } from '../ir/index.js';
import type { Span } from '../report/index.js';
import { comparedIn } from './equalities.js';
import type { Place } from './place.js';
import { OUTER_SCOPE_SYMBOL, fieldSymbol, isOwn, RECEIVER_SYMBOL, type ResourceId, type SymbolId, type Value } from './values.js';
import type { State, Trace } from './state.js';

/** Notes that a resource is put into a field of the object whose method runs, or into a variable around the function. */
export function noteKeeper(state: State, owner: SymbolId, field: string, value: Value): void {
  if (value.kind === 'resource' && isKeeper(owner) && !field.startsWith('?')) keep(state, value.id, fieldSymbol(owner, field));
}

/** Who has a channel has its connection, unless that is kept somewhere itself. */
function keep(state: State, id: ResourceId, keptIn: SymbolId): void {
  const resource = state.resources.get(id);
  if (!resource) return;
  state.resources.set(id, { ...resource, keptIn });
  const lender = resource.lender === undefined ? undefined : state.resources.get(resource.lender);
  if (resource.lender !== undefined && resource.pool === true && lender?.status === 'stored' && lender.keptIn === undefined) keep(state, resource.lender, keptIn);
}

const isKeeper = (owner: SymbolId): boolean => owner === RECEIVER_SYMBOL || owner === OUTER_SCOPE_SYMBOL;

/**
 * Reports what a failed attempt has put where the next one, which begins here, puts its own.
 * @param only the resource that is acquired again; else all there are
 */
export function reportOverwritten(state: State, span: Span, place: Pick<Place, 'report' | 'siteOf'>, only?: ResourceId): void {
  for (const [id, { status, keptIn }] of state.resources) {
    if (status !== 'stored' || keptIn === undefined || !isOwn(id) || (only !== undefined && id !== only)) continue;
    const site = place.siteOf(id);
    if (!site || !isLostByRetry(site) || !hasFailedSince(state.trace, id) || !runsAlike(state, [ownerOf(keptIn)])) continue;
    place.report({ kind: 'overwritten', resource: id, span, strain: state.eventStrain, trace: state.trace });
  }
}

/** A pool opens its connections when it is used; a channel goes with its connection. */
function isLostByRetry({ resource, topLevel, managed }: AcquireSite): boolean {
  return (resource === 'connection' || resource === 'session') && !topLevel && !managed;
}

/** True if something failed with the resource in hand, other than that it was asked for a part of itself. */
function hasFailedSince(trace: Trace | undefined, resource: ResourceId): boolean {
  for (let at = trace; at; at = at.previous) {
    if (at.step.kind === 'acquired' && at.step.resource === resource) return false;
    if (at.step.kind === 'failure' && at.step.failure.lending !== true) return true;
  }
  return false;
}

function ownerOf(field: SymbolId): SymbolId {
  return field.slice(0, field.lastIndexOf('.'));
}

/** False where what the function first asked of the fields of those objects is no longer so: `if (this.connection) return`. */
export function runsAlike(state: State, owners: readonly SymbolId[]): boolean {
  return [...state.facts].every(([symbol, mask]) => {
    const asked = comparedIn(symbol) ?? [symbol];
    const written = asked.flatMap((part) => (owners.some((owner) => part.startsWith(`${owner}.`)) ? state.fields.get(part) ?? [] : []));
    if (written.length === 0) return true;
    return asked.length === 1 && written.every((value) => (state.maskOf(value) & mask) !== 0);
  });
}
