import type { Acquisition } from '../acquisition.js';
import { later, now } from '../clock.js';
import type { LedgerObserver } from '../ledger.js';
import { shielded } from '../shield.js';
import { describeAcquisition } from './acquisition-report.js';
import type { CompanionEvent } from './event.js';

/**
 * Reports connections that are out for longer than a threshold, and those of them that come back.
 *
 * One timer serves the whole pool, so that taking and returning a connection costs no timer of its own. Connections a
 * library holds for a call of its own are left out: a slow query is no leak.
 *
 * @param threshold milliseconds, asked each time; null for none
 */
export function createHeldTooLongWatch(
  threshold: () => number | null,
  emit: (event: CompanionEvent) => void,
): LedgerObserver {
  const waiting = new Map<number, Acquisition>();
  const reported = new Set<number>();
  let armed = false;

  /** The oldest is due first, because a pool has one threshold. */
  function arm(): void {
    const limit = threshold();
    const [oldest] = waiting.values();
    if (armed || limit === null || oldest === undefined) return;
    armed = true;
    later(Math.max(0, oldest.grantedAt + limit - now()), () => {
      armed = false;
      shielded(() => reportDue(limit));
    });
  }

  function reportDue(limit: number): void {
    for (const acquisition of waiting.values()) {
      // Timers count whole milliseconds and may fire up to one early.
      if (acquisition.grantedAt + limit > now() + 1) break;
      waiting.delete(acquisition.id);
      reported.add(acquisition.id);
      emit({
        kind: 'held-too-long',
        acquisition: describeAcquisition(acquisition),
        thresholdMilliseconds: limit,
      });
    }
    arm();
  }

  return {
    opened: (acquisition) => {
      if (acquisition.kind === 'internal' || threshold() === null) return;
      waiting.set(acquisition.id, acquisition);
      arm();
    },
    closed: (acquisition) => {
      waiting.delete(acquisition.id);
      if (reported.delete(acquisition.id)) {
        emit({ kind: 'returned-late', acquisition: describeAcquisition(acquisition) });
      }
    },
  };
}
