/** Which pool a connection is taken from, and whether one of the same pool is held meanwhile. */
import type { AcquireSite, PoolIdentity } from '../ir/index.js';
import type { Event, Take } from './events.js';
import { isInput } from './inputs.js';
import type { State } from './state.js';
import { isOwn, valueKey, type ResourceId, type Value } from './values.js';

/** A name of a pool: `=` and where the program declares it, or the key of the value that stands for it on one path. */
export type PoolKey = string;

/** The names of a pool that a path knows; two pools with a name in common are the same. */
export function poolKeys(pool: Value | undefined, identity: PoolIdentity | undefined): readonly PoolKey[] {
  const keys = pool && (pool.kind === 'resource' || pool.kind === 'symbol') ? [valueKey(pool)] : [];
  return identity === undefined ? keys : [...keys, `=${identity}`];
}

/** Those names that mean something outside the function: a declaration, or an input. */
export function exportedPools(pools: readonly PoolKey[]): readonly PoolKey[] {
  return pools.filter((key) => key.startsWith('=') || isInput(key));
}

/** The names in the caller's words. */
export function importedPools(pools: readonly PoolKey[], inputAt: (path: string) => Value): readonly PoolKey[] {
  return pools.flatMap((key) => (key.startsWith('=') ? [key] : poolKeys(inputAt(key), undefined)));
}

/** The names of the pools whose connections the function holds. */
export function heldPools(state: State, siteOf: (resource: ResourceId) => AcquireSite | undefined): readonly PoolKey[] {
  return [...state.resources].flatMap(([id, { status, lentBy }]) => (status === 'held' && isOwn(id) && siteOf(id)?.resource === 'connection' ? (lentBy ?? []) : []));
}

/** The event of taking a connection while one of the same pool is held; `taken` is the one that is taken. */
export function nestedAcquire(state: State, { pools, library, span, text }: Take, siteOf: (resource: ResourceId) => AcquireSite | undefined, taken?: ResourceId): Event | undefined {
  for (const [id, { status, lentBy }] of state.resources) {
    if (id === taken || status !== 'held' || !isOwn(id) || lentBy?.some((key) => pools.includes(key)) !== true) continue;
    const site = siteOf(id);
    if (site?.resource === 'connection') return { kind: 'nested-acquire', library, span, text, held: site.span, byCallee: false, strain: state.eventStrain, trace: state.trace };
  }
  return undefined;
}
