/**
 * What the companion keeps for the whole process.
 *
 * It hangs on `globalThis`, because test runners load the same module several times: every copy has to see the same
 * pools, or a pool would be instrumented twice and its report would lack what another copy recorded.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Chain } from './chain.js';
import type { AsyncContext, Owner } from './flow.js';
import type { Meter } from './metrics/meter.js';
import type { OwnClient } from './testing/own-client.js';
import type { TrackedPool } from './tracked-pool.js';

/** Several pools behind one object. */
export interface TrackedCluster {
  readonly name: string;
  /** Those that exist. */
  readonly pools: () => readonly object[];
  /** Puts it and its pools back as they were. */
  readonly restore: () => void;
}

export interface Companion {
  /** Pools with something outstanding; the tracking of any other lives only as long as its pool. */
  readonly holding: Chain<TrackedPool>;
  /** Pools whose requests had to wait, until all of them are answered. */
  readonly contended: Set<TrackedPool>;
  /** Every tracked pool that was not collected. */
  readonly pools: Set<WeakRef<TrackedPool>>;
  /** What is told of each wait, use and timeout; null while nobody measures. */
  meter: Meter | null;
  /** Pool → how it is tracked. */
  readonly trackings: WeakMap<object, TrackedPool>;
  /** Pool → what puts its own methods back. Pools that are tracked through their class have no entry. */
  readonly restorers: WeakMap<object, () => void>;
  /** Cluster → how it is tracked. */
  readonly clusters: WeakMap<object, TrackedCluster>;
  /** Prototypes whose every pool is tracked. */
  readonly prototypes: WeakSet<object>;
  /** Connections that the application opened without a pool, where a test adapter asks for them. */
  readonly ownClients: Set<OwnClient>;
  /** Prototypes of pools of which it is known when they make a connection of their own. */
  readonly clientMakers: WeakSet<object>;
  readonly asyncContext: AsyncLocalStorage<AsyncContext>;
  /** Owner of acquisitions made outside any context that we set. */
  ownerWithoutContext: () => Owner | null;
  /** Number given to the next acquisition. */
  nextAcquisition: number;
  /** Number given to the next pool. */
  nextPool: number;
  watchesExit: boolean;
  /** Whether a test adapter looks at what is loaded. */
  watchesLoads: boolean;
}

// The shape above is part of the key: a companion of another shape must not be mistaken for this one.
const key = Symbol.for('@leakcheck/runtime companion 5');

export const companion: Companion = existing() ?? create();

function existing(): Companion | undefined {
  // Nobody else writes under this key.
  return Reflect.get(globalThis, key) as Companion | undefined;
}

function create(): Companion {
  const created: Companion = {
    holding: new Chain(),
    contended: new Set(),
    pools: new Set(),
    meter: null,
    trackings: new WeakMap(),
    restorers: new WeakMap(),
    clusters: new WeakMap(),
    prototypes: new WeakSet(),
    ownClients: new Set(),
    clientMakers: new WeakSet(),
    asyncContext: new AsyncLocalStorage(),
    ownerWithoutContext: () => null,
    nextAcquisition: 1,
    nextPool: 1,
    watchesExit: false,
    watchesLoads: false,
  };
  Object.defineProperty(globalThis, key, { value: created });
  return created;
}
