import type { InventoryEntry } from '@leakcheck/core';

/** All pools together, and what the server has for them. */
export interface Budget {
  /** Pools whose size is known. */
  readonly pools: number;
  /** Pools whose size is not known, or that have no bound. */
  readonly unknown: number;
  /** The most connections that the known ones of one process take. */
  readonly connections: number;
  readonly instances: number;
  /** What the server has to spare; null if the configuration does not say. */
  readonly available: number | null;
}

export interface Inventory {
  readonly pools: readonly InventoryEntry[];
  readonly budget: Budget;
}
