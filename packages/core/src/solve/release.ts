import { kindField, type AcquireSite, type ReleaseForm } from '../ir/index.js';
import type { Span } from '../report/index.js';
import type { Event } from './events.js';
import { inputFacts } from './inputs.js';
import { poolKeys } from './pools.js';
import type { State } from './state.js';
import { finishTransaction } from './transactions.js';
import { ANYTHING, fieldSymbol, isOwn, TESTED_KINDS, TRUTHY, type PoolKey, type ResourceId, type SymbolId, type Value } from './values.js';

type SiteLookup = (resource: ResourceId) => AcquireSite | undefined;

/** One release: where and how. */
export interface Release {
  readonly span: Span;
  readonly how: ReleaseForm;
  /** True if what is released may be closed instead of lent again. */
  readonly discarded: boolean;
}

/** Releases what a value holds; a second release on the same path is an event. */
export function releaseValue(state: State, value: Value, release: Release, siteOf: SiteLookup): Event | undefined {
  switch (value.kind) {
    case 'resource':
      return releaseResource(state, value.id, release, siteOf);
    case 'releaser':
      return releaseResource(state, value.resource, release, siteOf);
    case 'symbol':
      // No program comes here with something falsy: a test that tells only null from the rest left that possible.
      if ((state.maskOf(value) & TRUTHY) === 0) return undefined;
      state.assumeObject(value.id);
      releaseOwner(state, value.id);
      if (release.how.written === true) letGoOfContents(state, value);
      return releaseResource(state, value.id, release, siteOf);
    case 'promise':
      return releaseValue(state, value.value, release, siteOf);
    case 'constant':
    case 'settler':
    case 'closure':
      return undefined;
  }
}

function releaseResource(state: State, id: ResourceId, release: Release, siteOf: SiteLookup): Event | undefined {
  const { span, how } = release;
  const current = state.resources.get(id);
  // A listener runs at a time of its own: which of the two releases comes second is not known.
  const again = current?.status === 'released' && current.released?.how.deferred === how.deferred && !how.implicit && !isNextRound(current.released, release) && isJudged(id);
  const event: Event | undefined = again
    ? { kind: 'released-twice', resource: id, span, how, first: current.released.span, strain: dependsOnItself(state, id) ? 2 : state.eventStrain, trace: state.trace }
    : undefined;
  if (isOwn(id)) state.note({ kind: 'released', resource: id, span });
  const strain = current?.status === 'released' ? (current.released?.strain ?? state.strain) : state.strain;
  state.resources.set(id, { status: 'released', released: { ...release, strain } });
  if (release.discarded) finishWhatIsOpenOn(state, id);
  if (isOwn(id) ? !siteOf(id)?.awaitsLent : how.endsLent === true) releaseLent(state, id, lenderNames(id, siteOf(id)));
  return event;
}

/** `pooled.connection.end()`: what a resource is made of is ended, and the resource with it. */
function releaseOwner(state: State, id: SymbolId): void {
  const owner = id.slice(0, Math.max(0, id.indexOf('.')));
  const resource = state.resources.get(owner);
  if (resource && isOwn(owner) && (resource.status === 'held' || resource.status === 'stored')) state.resources.set(owner, { ...resource, status: 'transferred' });
}

/** What the program has put into an object goes the way that its own method sees to. */
function letGoOfContents(state: State, value: Value): void {
  for (const id of state.resourcesIn(value)) {
    const resource = state.resources.get(id);
    if (resource && isOwn(id) && (resource.status === 'held' || resource.status === 'stored')) state.resources.set(id, { ...resource, status: 'transferred' });
  }
}

/** True for the release of a loop's last round, come by again: there is no round behind the last one. */
function isNextRound(first: Release, { span, how }: Release): boolean {
  return how.inLastRound === true && first.span.line === span.line && first.span.column === span.column;
}

/** The field of a resource that the library has ended by itself; no program can name it. */
const ENDED_FIELD = '?ended by itself';

/** What the library has ended by itself is owed no more. */
export function endByItself(state: State, value: Value): void {
  if (value.kind !== 'resource' && value.kind !== 'symbol') return;
  const resource = value.kind === 'resource' ? state.resources.get(value.id) : undefined;
  if (resource && resource.status !== 'released') state.resources.set(value.id, { ...resource, status: 'transferred' });
  // Of what somebody else has, callers would learn that it was worked with: a failure is none of theirs.
  if (resource) finishWhatIsOpenOn(state, value.id);
  state.fields.set(fieldSymbol(value.id, ENDED_FIELD), { kind: 'constant', value: true });
}

/** True for what the library has ended by itself: releasing it fails. */
export function hasEnded(state: State, value: Value): boolean {
  return (value.kind === 'resource' || value.kind === 'symbol') && state.fields.has(fieldSymbol(value.id, ENDED_FIELD));
}

/** Closing a connection, or losing it, ends its transaction and its cursors. */
export function finishWhatIsOpenOn(state: State, connection: ResourceId): void {
  finishTransaction(state, { kind: 'symbol', id: connection });
  for (const [id, resource] of state.resources) if (resource.openOn === connection && resource.status === 'held') state.resources.set(id, { ...resource, status: 'transferred' });
}

/** By which names a pool is known to what it lent, here or in a function that was called. */
function lenderNames(id: ResourceId, site: AcquireSite | undefined): readonly PoolKey[] {
  if (!isOwn(id)) return poolKeys({ kind: 'symbol', id }, undefined);
  return site?.resource === 'pool' ? poolKeys({ kind: 'resource', id }, undefined) : [];
}

/** Ending a pool ends what it lent. */
function releaseLent(state: State, lender: ResourceId, names: readonly PoolKey[]): void {
  for (const [id, resource] of state.resources) {
    const isLent = resource.lender === lender || resource.lentBy?.some((name) => names.includes(name)) === true;
    if (isLent && (resource.status === 'held' || resource.status === 'stored' || resource.status === 'idle')) state.resources.set(id, { ...resource, status: 'transferred' });
  }
}

const KINDS: ReadonlySet<string> = new Set(TESTED_KINDS.map(kindField));

/**
 * True for something given whose own fields were asked on this path: `if (client.inTransaction) return`. Whether such a
 * path exists is an agreement with whoever lent it, who may have written those fields.
 */
function dependsOnItself(state: State, id: ResourceId): boolean {
  return !isOwn(id) && inputFacts(state).some(([path, mask]) => mask !== ANYTHING && path.startsWith(`${id}.`) && !KINDS.has(path.slice(id.length + 1)));
}

/** A field may have been given a new resource by any call in between, so only locals and parameters are judged. */
function isJudged(id: ResourceId): boolean {
  return isOwn(id) || /^(?:v\d+|p\d+(?:\.\?awaited)?)$/.test(id);
}
