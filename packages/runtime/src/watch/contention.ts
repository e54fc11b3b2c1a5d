/** What requests that have to wait tell of a pool. */
import { type Acquisition, Told } from '../acquisition.js';
import { companion } from '../companion.js';
import { describeAcquisition } from '../report/describe.js';
import type { TrackedPool } from '../tracked-pool.js';

/**
 * Milliseconds that a flow has to have waited while it holds. A request that nobody awaits yet, `const next =
 * pool.connect(); client.release(); await next`, is none that holds up its flow.
 */
const HOLDS_WHILE_WAITING = 20;

/** A request finds its pool used up. */
export function noteQueue(tracking: TrackedPool): void {
  tracking.isContended = true;
  companion.contended.add(tracking);
}

/** Milliseconds after which requests are to be looked at by {@link judgeWaits}; null if all have been. */
export function waitsDueIn({ ledger }: TrackedPool, time: number): number | null {
  const youngest = ledger.youngestWaiting();
  if (youngest === null || youngest.flow === null || youngest.requestedAt + HOLDS_WHILE_WAITING <= time) return null;
  return HOLDS_WHILE_WAITING;
}

/** Tells of flows that wait for a connection while they hold one of the same pool. */
export function judgeWaits(tracking: TrackedPool, time: number): void {
  for (const request of tracking.ledger.waiting()) {
    if (request.requestedAt + HOLDS_WHILE_WAITING > time) return;
    if (request.flow === null || request.kind !== 'handed-out' || (request.told & Told.holdAndWait) !== 0) continue;
    const held = heldBy(tracking, request);
    if (held === undefined) continue;
    request.tell(Told.holdAndWait);
    tracking.emit({ kind: 'hold-and-wait', held: describeAcquisition(held), waiting: describeAcquisition(request) });
  }
}

/** Whether looking for a deadlock may find one that is not told yet. */
export function mayBeDeadlocked(tracking: TrackedPool): boolean {
  if (!tracking.isContended) return false;
  const isAcrossPools = companion.contended.size > 1;
  return tracking.ledger
    .waiting()
    .some(({ flow, told }) => flow !== null && (told & Told.deadlock) === 0 && (isAcrossPools || (told & Told.holdAndWait) !== 0));
}

/** Tells when the pool comes to be nearly used up; again only after it was not. */
export function judgeSaturation(tracking: TrackedPool): void {
  const { capacity, ledger, settings } = tracking;
  const isSaturated =
    capacity !== null && settings.saturatedAbove !== null && ledger.size > capacity * settings.saturatedAbove;
  const wasSaturated = tracking.isSaturated;
  tracking.isSaturated = isSaturated;
  if (!isSaturated || wasSaturated) return;
  tracking.emit({
    kind: 'saturated',
    pool: settings.name,
    inUse: ledger.size,
    capacity,
    waiting: ledger.queue,
    holders: ledger.outstanding().map(describeAcquisition),
  });
}

/** A connection of the pool that the flow of a request held before it asked for another. */
function heldBy(tracking: TrackedPool, request: Acquisition): Acquisition | undefined {
  return tracking.ledger
    .outstanding()
    .find((held) => held.kind === 'handed-out' && held.flow === request.flow && held.grantedAt <= request.requestedAt);
}

/**
 * Tells of a deadlock: pools that are used up, whose every connection is held, idle, by a flow that waits for one of
 * these pools. None of them can go on unless a wait is given up.
 */
export function tellDeadlock(tracking: TrackedPool): void {
  const stuck = involved(tracking, stuckPools());
  const pairs = [...stuck.values()].flat();
  const isNews = pairs.filter(({ waiting }) => waiting.tell(Told.deadlock)).length > 0;
  if (!isNews) return;
  tracking.emit({
    kind: 'deadlock',
    pools: [...stuck.keys()].map(({ settings }) => settings.name),
    waits: pairs.map(({ held, waiting }) => ({ held: describeAcquisition(held), waiting: describeAcquisition(waiting) })),
  });
}

interface Wait {
  readonly held: Acquisition;
  readonly waiting: Acquisition;
  /** The pool that is waited for. */
  readonly awaited: TrackedPool;
}

/** Of the pools in which nobody can go on the one at hand, and those that its holders wait for, directly or not. */
function involved(tracking: TrackedPool, stuck: ReadonlyMap<TrackedPool, readonly Wait[]>): ReadonlyMap<TrackedPool, readonly Wait[]> {
  const found = new Map<TrackedPool, readonly Wait[]>();
  const open = [tracking];
  for (let pool = open.pop(); pool !== undefined; pool = open.pop()) {
    const waits = stuck.get(pool);
    if (waits === undefined || found.has(pool)) continue;
    found.set(pool, waits);
    open.push(...waits.map(({ awaited }) => awaited));
  }
  return found;
}

/** The largest set of pools in which everybody waits for one of the set. */
function stuckPools(): ReadonlyMap<TrackedPool, readonly Wait[]> {
  let stuck = new Map<TrackedPool, readonly Wait[]>();
  for (const tracking of companion.contended) stuck.set(tracking, []);
  for (;;) {
    const next = new Map<TrackedPool, readonly Wait[]>();
    for (const tracking of stuck.keys()) {
      const waits = waitsOf(tracking, stuck);
      if (waits !== null) next.set(tracking, waits);
    }
    if (next.size === stuck.size) return next;
    stuck = next;
  }
}

/** For each connection of a pool the wait of its holder; null if one of them can go on. */
function waitsOf(tracking: TrackedPool, stuck: ReadonlyMap<TrackedPool, unknown>): readonly Wait[] | null {
  const { capacity, ledger } = tracking;
  if (capacity === null || ledger.size < capacity || ledger.queue === 0) return null;
  const waits: Wait[] = [];
  for (const held of ledger.outstanding()) {
    if (held.kind !== 'handed-out' || held.flow === null || held.connection?.ask('isBusy') === true) return null;
    const wait = waitOf(held, stuck);
    if (wait === null) return null;
    waits.push(wait);
  }
  return waits;
}

function waitOf(held: Acquisition, stuck: ReadonlyMap<TrackedPool, unknown>): Wait | null {
  for (const tracking of companion.contended) {
    if (!stuck.has(tracking)) continue;
    for (const waiting of tracking.ledger.waiting()) {
      if (waiting.flow === held.flow && waiting.requestedAt >= held.grantedAt) return { held, waiting, awaited: tracking };
    }
  }
  return null;
}

