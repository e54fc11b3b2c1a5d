/** What takes too long. */
import { type Acquisition, Told } from '../acquisition.js';
import { later, now } from '../clock.js';
import { describeAcquisition } from '../report/describe.js';
import { shielded } from '../shield.js';
import type { TrackedPool } from '../tracked-pool.js';
import { judgeWaits, mayBeDeadlocked, tellDeadlock, waitsDueIn } from './contention.js';

/** A limit on something whose beginning is seen only by looking is looked after at this share of it. */
const LOOKS_PER_LIMIT = 4;
/** Milliseconds after which requests that wait while they hold are looked at again: their holders may have been busy. */
const DEADLOCK_PACE = 100;
const SHORTEST_PACE = 5;

/**
 * Looks after the limits of one pool. One timer serves the whole pool, so that taking and returning a connection costs
 * no timer of its own; none runs while nothing is out, or where no limit is set.
 */
export class Patrol {
  readonly #tracking: TrackedPool;
  #isArmed = false;

  constructor(tracking: TrackedPool) {
    this.#tracking = tracking;
  }

  /** Something is out, or waits. */
  arm(): void {
    if (this.#isArmed) return;
    const pace = this.#pace();
    if (pace === null) return;
    this.#isArmed = true;
    later(pace, () => {
      this.#isArmed = false;
      shielded(() => this.#look());
      const { ledger } = this.#tracking;
      if (ledger.size > 0 || ledger.queue > 0) this.arm();
    });
  }

  /** Milliseconds until something may be due; null if nothing can be. */
  #pace(): number | null {
    const { settings, ledger } = this.#tracking;
    const paces: number[] = [];
    if (settings.heldLongerThan !== null) {
      const oldest = firstUntold(ledger.outstanding(), Told.heldTooLong);
      paces.push(oldest === null ? settings.heldLongerThan : oldest.grantedAt + settings.heldLongerThan - now());
    }
    if (settings.waitingLongerThan !== null && ledger.queue > 0) {
      const oldest = firstUntold(ledger.waiting(), Told.waitsTooLong);
      paces.push(oldest === null ? settings.waitingLongerThan : oldest.requestedAt + settings.waitingLongerThan - now());
    }
    for (const limit of [settings.queryLongerThan, settings.idleInTransactionLongerThan]) {
      if (limit !== null) paces.push(limit / LOOKS_PER_LIMIT);
    }
    const waits = waitsDueIn(this.#tracking, now());
    if (waits !== null) paces.push(waits);
    if (mayBeDeadlocked(this.#tracking)) paces.push(DEADLOCK_PACE);
    return paces.length === 0 ? null : Math.max(SHORTEST_PACE, Math.min(...paces));
  }

  #look(): void {
    const tracking = this.#tracking;
    const { settings, ledger } = tracking;
    // Timers count whole milliseconds and may fire up to one early.
    const time = now() + 1;
    for (const acquisition of ledger.outstanding()) {
      if (acquisition.kind === 'handed-out') this.#lookAtHeld(acquisition, time);
      const { queryLongerThan, idleInTransactionLongerThan } = settings;
      if (queryLongerThan !== null) this.#lookAtQuery(acquisition, time, queryLongerThan);
      if (idleInTransactionLongerThan !== null) this.#lookAtTransaction(acquisition, time, idleInTransactionLongerThan);
    }
    const { waitingLongerThan } = settings;
    for (const waiting of ledger.waiting()) {
      if (waitingLongerThan === null || waiting.requestedAt + waitingLongerThan > time) break;
      if (!waiting.tell(Told.waitsTooLong)) continue;
      tracking.emit({
        kind: 'waits-too-long',
        waiting: describeAcquisition(waiting),
        thresholdMilliseconds: waitingLongerThan,
        holders: ledger.outstanding().map(describeAcquisition),
      });
    }
    judgeWaits(tracking, time);
    if (mayBeDeadlocked(tracking)) tellDeadlock(tracking);
  }

  #lookAtHeld(acquisition: Acquisition, time: number): void {
    const { heldLongerThan } = this.#tracking.settings;
    if (heldLongerThan === null || acquisition.grantedAt + heldLongerThan > time) return;
    if (!acquisition.tell(Told.heldTooLong)) return;
    this.#tracking.emit({
      kind: 'held-too-long',
      acquisition: describeAcquisition(acquisition),
      thresholdMilliseconds: heldLongerThan,
    });
  }

  #lookAtQuery(acquisition: Acquisition, time: number, limit: number): void {
    const { queriedAt, connection } = acquisition;
    if (queriedAt === null || queriedAt + limit > time || connection?.ask('isBusy') !== true) return;
    if (!acquisition.tell(Told.slowQuery)) return;
    this.#tracking.emit({ kind: 'slow-query', acquisition: describeAcquisition(acquisition), thresholdMilliseconds: limit });
  }

  #lookAtTransaction(acquisition: Acquisition, time: number, limit: number): void {
    const { connection } = acquisition;
    if (connection === null || connection.ask('isBusy') === true || !connection.isInTransaction()) {
      acquisition.idleSince = null;
      return;
    }
    acquisition.idleSince ??= now();
    if (acquisition.idleSince + limit > time || !acquisition.tell(Told.idleInTransaction)) return;
    this.#tracking.emit({
      kind: 'idle-in-transaction',
      acquisition: describeAcquisition(acquisition),
      thresholdMilliseconds: limit,
      idleMilliseconds: now() - acquisition.idleSince,
    });
  }
}

function firstUntold(acquisitions: readonly Acquisition[], what: Told): Acquisition | null {
  return acquisitions.find(({ kind, told }) => kind === 'handed-out' && (told & what) === 0) ?? null;
}
