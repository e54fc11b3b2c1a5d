/** A query that runs over some pool: plain serialisable data. */

export interface PoolWork {
  readonly library: string;
  /** The place of the declaration that keeps the pool; undefined where nothing tells which pool it is. */
  readonly pool: string | undefined;
  /** True if the call itself limits its time. */
  readonly limited: boolean;
}
