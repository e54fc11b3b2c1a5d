/** The state of every tracked pool at one moment, in numbers. */
import { companion } from '../companion.js';
import { shielded } from '../shield.js';
import type { TrackedPool } from '../tracked-pool.js';
import type { Meter } from './meter.js';

export interface PoolNumbers {
  readonly pool: string;
  readonly used: number;
  /** Requests that wait. */
  readonly pending: number;
  /** Requests that were refused after all connections had been in use. */
  readonly timeouts: number;
  /** Null where the library does not say, or before the first request. */
  readonly max: number | null;
  readonly idle: number | null;
  readonly idleMax: number | null;
}

/** The numbers of all tracked pools that exist and are not closed; those of the same name are added up. */
export function poolNumbers(): readonly PoolNumbers[] {
  const byName = new Map<string, PoolNumbers>();
  for (const reference of companion.pools) {
    const tracking = reference.deref();
    const pool = tracking?.pool.deref();
    if (tracking === undefined || pool === undefined || !isWatched(tracking, pool)) {
      companion.pools.delete(reference);
      continue;
    }
    const numbers = numbersOf(tracking, pool);
    const known = byName.get(numbers.pool);
    byName.set(numbers.pool, known === undefined ? numbers : sumOf(known, numbers));
  }
  return [...byName.values()];
}

/** What was closed, or is not tracked any more, or in another way by now, has no numbers. */
function isWatched(tracking: TrackedPool, pool: object): boolean {
  const isClosed = tracking.isEnding && tracking.ledger.size === 0;
  return !isClosed && companion.trackings.get(pool) === tracking;
}

function sumOf(left: PoolNumbers, right: PoolNumbers): PoolNumbers {
  const known = (one: number | null, other: number | null): number | null => (one === null || other === null ? (one ?? other) : one + other);
  return {
    pool: left.pool,
    used: left.used + right.used,
    pending: left.pending + right.pending,
    timeouts: left.timeouts + right.timeouts,
    max: known(left.max, right.max),
    idle: known(left.idle, right.idle),
    idleMax: known(left.idleMax, right.idleMax),
  };
}

function numbersOf({ settings, ledger, capacity, adapter }: TrackedPool, pool: object): PoolNumbers {
  const idle = shielded(() => adapter.idle?.(pool));
  return {
    pool: settings.name,
    used: ledger.size,
    pending: ledger.queue,
    timeouts: ledger.timeouts,
    max: capacity,
    idle: idle?.count ?? null,
    idleMax: idle?.max ?? null,
  };
}

/**
 * Has somebody told of each wait and use from now on, beside those who are told already.
 *
 * @returns ends it
 */
export function addMeter(meter: Meter): () => void {
  meters.add(meter);
  companion.meter = everyone;
  return () => {
    meters.delete(meter);
    if (meters.size === 0) companion.meter = null;
  };
}

const meters = new Set<Meter>();
const everyone: Meter = {
  waited: (pool, milliseconds) => {
    for (const meter of meters) shielded(() => meter.waited(pool, milliseconds));
  },
  used: (pool, milliseconds) => {
    for (const meter of meters) shielded(() => meter.used(pool, milliseconds));
  },
};
