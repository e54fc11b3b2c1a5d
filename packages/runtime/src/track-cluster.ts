/** Clusters: several pools behind one object, each of which is tracked by itself, under the cluster's name and its own. */
import type { Cluster } from './adapter.js';
import { companion } from './companion.js';
import type { TrackOptions } from './options.js';
import { replaceMethod } from './replace-method.js';
import { shielded } from './shield.js';

interface TrackOne {
  /** @throws TypeError if the pool is tracked already, or an option is wrong */
  readonly track: (pool: object, options: TrackOptions) => void;
  readonly untrack: (pool: object) => void;
}

/**
 * Tracks the pools of a cluster, and those that are added to it.
 *
 * @throws TypeError if the cluster or one of its pools is tracked already, or an option is wrong; all are then as before
 */
export function trackCluster(cluster: Cluster, worker: object, options: TrackOptions, one: TrackOne): void {
  const known = companion.clusters.get(worker);
  if (known !== undefined) throw new TypeError(`This cluster is tracked already, as "${known.name}". Call untrack(cluster) first.`);
  const name = options.name ?? `${cluster.library} cluster ${companion.nextPool++}`;
  const isKnown = new WeakSet<object>();
  /** Those that were removed from the cluster may be collected. */
  const references = new Set<WeakRef<object>>();
  const pools = (): readonly object[] => [...references].flatMap((reference) => reference.deref() ?? []);
  const trackNew = (): void => {
    for (const reference of references) if (reference.deref() === undefined) references.delete(reference);
    for (const [node, pool] of cluster.poolsOf(worker)) {
      if (isKnown.has(pool)) continue;
      one.track(pool, { ...options, name: `${name} ${node}` });
      isKnown.add(pool);
      references.add(new WeakRef(pool));
    }
  };
  const untrackAll = (): void => {
    for (const pool of pools()) one.untrack(pool);
  };
  try {
    trackNew();
  } catch (error) {
    untrackAll();
    throw error;
  }
  const restore = replaceMethod(worker, cluster.addedBy, (original) => {
    return function changed(...values): unknown {
      const result = Reflect.apply(original, this, values);
      shielded(trackNew);
      return result;
    };
  });
  companion.clusters.set(worker, {
    name,
    pools,
    restore: () => {
      restore();
      untrackAll();
    },
  });
}

/** Puts a cluster and its pools back as they were. One that is not tracked is left alone. */
export function untrackCluster(worker: object): void {
  companion.clusters.get(worker)?.restore();
  companion.clusters.delete(worker);
}
