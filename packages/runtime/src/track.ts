import { isCovered } from './adapters/covered.js';
import type { Adapter } from './adapter.js';
import { isObject } from './adapters/shape.js';
import { companion } from './companion.js';
import { type Settings, toSettings, type TrackOptions } from './options.js';
import { ownerOfMethod } from './replace-method.js';
import { watchExit } from './report/exit.js';
import { subjectOf, trackableSubjectOf } from './subject.js';
import { trackCluster, untrackCluster } from './track-cluster.js';
import type { TrackedPool } from './tracked-pool.js';
import { Tracking } from './tracking.js';

/**
 * Instruments a pool: from now on every connection it hands out is written down with the stack that asked for it.
 *
 * @returns the same pool
 * @throws TypeError if the pool is of no supported library, if an option is wrong, or if the pool is tracked already
 */
export function track<Pool extends object>(pool: Pool, options: TrackOptions = {}): Pool {
  const subject = trackableSubjectOf(pool);
  if (subject.kind === 'cluster') trackCluster(subject.cluster, subject.worker, options, { track, untrack });
  else trackOne(subject.adapter, subject.worker, options);
  return pool;
}

function trackOne(adapter: Adapter, worker: object, options: TrackOptions): void {
  const known = companion.trackings.get(worker);
  if (known !== undefined && (companion.restorers.has(worker) || known.inherited !== null)) {
    throw new TypeError(`This pool is tracked already, as "${known.settings.name}". Call untrack(pool) first.`);
  }
  const settings = toSettings(options, known?.settings.name ?? nextName(adapter));
  if (known !== undefined) {
    known.inherited = known.settings;
    known.settings = settings;
  } else {
    const tracking = new Tracking(adapter, settings, worker);
    companion.trackings.set(worker, tracking);
    if (hasInstrumentedPrototype(worker)) tracking.inherited = toSettings({}, settings.name);
    else companion.restorers.set(worker, instrumentOne(adapter, worker, tracking));
  }
  watchExit();
}

/**
 * Puts a tracked pool back exactly as it was, and forgets what it has out. A pool whose class a test adapter
 * instrumented goes back to that adapter's care. A pool that is not tracked is left alone.
 *
 * @returns the same pool
 * @throws TypeError if the pool is of no supported library
 */
export function untrack<Pool extends object>(pool: Pool): Pool {
  // A data source that was closed has no pool any more.
  if (subjectOf(pool).kind === 'front') return pool;
  const subject = trackableSubjectOf(pool);
  if (subject.kind === 'cluster') untrackCluster(subject.worker);
  else untrackOne(subject.worker);
  return pool;
}

function untrackOne(worker: object): void {
  const tracking = companion.trackings.get(worker);
  const restore = companion.restorers.get(worker);
  if (tracking === undefined) return;
  if (tracking.inherited !== null) {
    tracking.settings = tracking.inherited;
    tracking.inherited = null;
  } else if (restore !== undefined) {
    restore();
    tracking.clear();
    companion.restorers.delete(worker);
    companion.trackings.delete(worker);
  }
}

/** What tracks a pool, or the pools of a cluster. */
export interface TrackedAs {
  readonly name: string;
  readonly trackings: readonly TrackedPool[];
}

/** How a pool or a cluster is tracked; undefined if it is not. */
export function trackedAs(pool: object): TrackedAs | undefined {
  const subject = subjectOf(pool);
  if (subject.kind === 'cluster') {
    const cluster = companion.clusters.get(subject.worker);
    return cluster && { name: cluster.name, trackings: cluster.pools().flatMap((one) => companion.trackings.get(one) ?? []) };
  }
  const tracking = companion.trackings.get(subject.kind === 'pool' ? subject.worker : pool);
  return tracking && { name: tracking.settings.name, trackings: [tracking] };
}

/**
 * Instruments a class, so that its pools need no call of {@link track}. For adapters of test runners and the like.
 * A second time changes nothing.
 *
 * @param prototype the prototype that the pool's methods are called on
 */
export function trackClass(adapter: Adapter, prototype: object, options: TrackOptions): void {
  const target = ownerOfMethod(prototype, adapter.acquireMethod) ?? prototype;
  if (companion.prototypes.has(target)) return;
  companion.prototypes.add(target);
  if (options.reportAtExit !== false) watchExit();
  adapter.instrument(target, (pool) => {
    if (!isObject(pool) || isCovered()) return undefined;
    const known = companion.trackings.get(pool);
    // A pool that was instrumented by itself records its calls on its own; they end up here afterwards.
    if (known !== undefined) return companion.restorers.has(pool) ? undefined : known;
    if (!adapter.recognises(pool)) return undefined;
    const tracking = new Tracking(adapter, toSettings(options, nextName(adapter)), pool);
    companion.trackings.set(pool, tracking);
    return tracking;
  });
}

/** Tracks a pool that was just made and whose library has no class for it, as {@link trackClass} would. */
export function trackMade(adapter: Adapter, pool: unknown, options: TrackOptions): void {
  if (!adapter.recognises(pool) || companion.trackings.has(pool)) return;
  const tracking = new Tracking(adapter, toSettings(options, nextName(adapter)), pool);
  companion.trackings.set(pool, tracking);
  instrumentOne(adapter, pool, tracking);
  if (options.reportAtExit !== false) watchExit();
}

function instrumentOne(adapter: Adapter, pool: object, tracking: Tracking): () => void {
  let isTracked = true;
  const restore = adapter.instrument(pool, (target) => (target === pool && isTracked && !isCovered() ? tracking : undefined));
  return () => {
    isTracked = false;
    restore();
  };
}

function nextName(adapter: Adapter): Settings['name'] {
  return `${adapter.library} pool ${companion.nextPool++}`;
}

function hasInstrumentedPrototype(pool: object): boolean {
  for (let current: unknown = Object.getPrototypeOf(pool); isObject(current); current = Object.getPrototypeOf(current)) {
    if (companion.prototypes.has(current)) return true;
  }
  return false;
}
