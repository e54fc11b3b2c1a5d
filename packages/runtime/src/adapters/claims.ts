/**
 * Requests that are taken down where the application makes them, and reach their pool some turns later, when the line
 * that made them is off the stack.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Acquisition } from '../acquisition.js';

interface Claim {
  readonly pool: object;
  /** Null once the pool was asked. */
  acquisition: Acquisition | null;
}

const claims = new AsyncLocalStorage<Claim>();

/** Runs a call whose first request to the pool, now or later, is the one that is taken down already. */
export function claiming<Result>(pool: object, acquisition: Acquisition, call: () => Result): Result {
  return claims.run({ pool, acquisition }, call);
}

/** The request on whose behalf the pool is asked right now; null if none was taken down. Told once. */
export function takeClaim(pool: object): Acquisition | null {
  const claim = claims.getStore();
  if (claim?.pool !== pool) return null;
  const { acquisition } = claim;
  claim.acquisition = null;
  return acquisition;
}
