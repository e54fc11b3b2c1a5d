/** Which pool a connection is taken from, and whether one of the same pool is held meanwhile. */
import type { AcquireSite, PoolIdentity } from '../ir/index.js';
import type { Event, Take } from './events.js';
import { isInput } from './inputs.js';
import { strainOfBoth, strainOfEither, type State, type Strain } from './state.js';
import { isOwn, valueKey, type PoolKey, type ResourceId, type Value } from './values.js';

const DECLARED = /^=(?<doubt>[012]) (?<declaration>.*)$/s;

/** The names of a pool that a path knows; two pools with a name in common are the same. */
export function poolKeys(pool: Value | undefined, identity: PoolIdentity | undefined): readonly PoolKey[] {
  const keys = pool && (pool.kind === 'resource' || pool.kind === 'symbol') ? [valueKey(pool)] : [];
  return identity === undefined ? keys : [...keys, `=${String(identity.doubt)} ${identity.declaration}`];
}

/** Those names that mean something outside the function: a declaration, or an input. */
export function exportedPools(pools: readonly PoolKey[]): readonly PoolKey[] {
  return pools.filter((key) => DECLARED.test(key) || isInput(key));
}

/** The names in the caller's words. */
export function importedPools(pools: readonly PoolKey[], inputAt: (path: string) => Value): readonly PoolKey[] {
  return pools.flatMap((key) => (DECLARED.test(key) ? [key] : poolKeys(inputAt(key), undefined)));
}

/** How doubtful it is that two lists of names mean one pool; undefined where no name is common to both. */
export function sameness(some: readonly PoolKey[], others: readonly PoolKey[]): Strain | undefined {
  const doubts = some.flatMap((key) => others.flatMap((other) => doubtOfPair(key, other) ?? []));
  const [first, ...rest] = doubts;
  return first === undefined ? undefined : rest.reduce(strainOfEither, first);
}

const DOUBTS: ReadonlyMap<string | undefined, Strain> = new Map([['0', 0], ['1', 1], ['2', 2]]);

function doubtOfPair(key: PoolKey, other: PoolKey): Strain | undefined {
  const [one, two] = [DECLARED.exec(key)?.groups, DECLARED.exec(other)?.groups];
  if (!one || !two) return key === other ? 0 : undefined;
  if (one['declaration'] !== two['declaration']) return undefined;
  return strainOfBoth(DOUBTS.get(one['doubt']) ?? 2, DOUBTS.get(two['doubt']) ?? 2);
}

/** True for what takes a connection out of a pool: itself, or a transaction with one of its own. */
export function isTaken(site: AcquireSite | undefined): boolean {
  return site?.resource === 'connection' || site?.resource === 'transaction';
}

/** The names of the pools whose connections the function holds. */
export function heldPools(state: State, siteOf: (resource: ResourceId) => AcquireSite | undefined): readonly PoolKey[] {
  return [...state.resources].flatMap(([id, { status, lentBy }]) => (status === 'held' && isOwn(id) && isTaken(siteOf(id)) ? (lentBy ?? []) : []));
}

/** The event of taking a connection while one of the same pool is held; `taken` is the one that is taken. */
export function nestedAcquire(state: State, { pools, library, span, text, origin, doubt: ofTake, givenBack }: Take, siteOf: (resource: ResourceId) => AcquireSite | undefined, taken?: ResourceId): Event | undefined {
  for (const [id, { status, lentBy }] of state.resources) {
    const doubt = id === taken || givenBack.includes(id) || status !== 'held' || !isOwn(id) || !lentBy ? undefined : sameness(lentBy, pools);
    const site = doubt === undefined ? undefined : siteOf(id);
    if (doubt === undefined || !site || !isTaken(site)) continue;
    return { kind: 'nested-acquire', library, span, text, origin, held: site.taken.span, byCallee: site.taken.text !== site.text, strain: strainOfBoth(state.eventStrain, strainOfBoth(doubt, ofTake)), trace: state.trace };
  }
  return undefined;
}
