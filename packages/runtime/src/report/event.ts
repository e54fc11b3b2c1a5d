import type { Frame } from '../stack/frame.js';
import type { AcquisitionReport } from './acquisition-report.js';

/** What the companion tells of by itself. */
export type CompanionEvent =
  /** A connection has been out for longer than the pool's `heldLongerThan`. */
  | { readonly kind: 'held-too-long'; readonly acquisition: AcquisitionReport; readonly thresholdMilliseconds: number }
  /** A connection that was reported as held too long came back. */
  | { readonly kind: 'returned-late'; readonly acquisition: AcquisitionReport }
  /** The pool is being closed and waits for connections that are out. */
  | { readonly kind: 'end-waits'; readonly pool: string; readonly acquisitions: readonly AcquisitionReport[] }
  /** The process exits while connections are out. */
  | { readonly kind: 'unreleased-at-exit'; readonly pool: string; readonly acquisitions: readonly AcquisitionReport[] }
  /** The object with which a connection could be given back was collected as garbage: a proven leak. */
  | { readonly kind: 'collected'; readonly acquisition: AcquisitionReport; readonly isReclaimed: boolean }
  /** A connection was given back a second time. */
  | { readonly kind: 'released-twice'; readonly acquisition: AcquisitionReport; readonly at: readonly Frame[] }
  /** A connection was used after it had been given back; `owner` has it by now. */
  | {
      readonly kind: 'used-after-release';
      readonly acquisition: AcquisitionReport;
      readonly method: string;
      readonly owner: AcquisitionReport | null;
      readonly at: readonly Frame[];
    }
  /** A connection that had been given back was given back again, and so taken from its present owner. */
  | {
      readonly kind: 'stale-release';
      readonly acquisition: AcquisitionReport;
      readonly owner: AcquisitionReport;
      readonly at: readonly Frame[];
    }
  /** A connection was given back in a state that its next owner inherits. */
  | {
      readonly kind: 'dirty-release';
      readonly acquisition: AcquisitionReport;
      readonly leftovers: readonly Leftover[];
      readonly at: readonly Frame[];
    }
  /** A request has waited for longer than the pool's `waitingLongerThan`. */
  | {
      readonly kind: 'waits-too-long';
      readonly waiting: AcquisitionReport;
      readonly thresholdMilliseconds: number;
      readonly holders: readonly AcquisitionReport[];
    }
  /** More than the pool's `saturatedAbove` of its connections are in use. */
  | {
      readonly kind: 'saturated';
      readonly pool: string;
      readonly inUse: number;
      readonly capacity: number;
      readonly waiting: number;
      readonly holders: readonly AcquisitionReport[];
    }
  /** A flow that holds a connection has to wait for another one of the same pool. */
  | ({ readonly kind: 'hold-and-wait' } & HeldAndAwaited)
  /** Every connection is held by a flow that waits for another one: nobody can go on. */
  | { readonly kind: 'deadlock'; readonly pools: readonly string[]; readonly waits: readonly HeldAndAwaited[] }
  /** A query has run for longer than the pool's `queryLongerThan`. */
  | { readonly kind: 'slow-query'; readonly acquisition: AcquisitionReport; readonly thresholdMilliseconds: number }
  /** Nothing has run in an open transaction for longer than the pool's `idleInTransactionLongerThan`. */
  | {
      readonly kind: 'idle-in-transaction';
      readonly acquisition: AcquisitionReport;
      readonly thresholdMilliseconds: number;
      readonly idleMilliseconds: number;
    }
  /** A connection is used without an error listener: the server's closing it would end the process. */
  | { readonly kind: 'no-error-listener'; readonly acquisition: AcquisitionReport };

/** What one flow holds, and what it waits for. */
export interface HeldAndAwaited {
  readonly held: AcquisitionReport;
  readonly waiting: AcquisitionReport;
}

/** What a connection brings back with it. */
export type Leftover =
  | { readonly kind: 'open-transaction' }
  | { readonly kind: 'open-cursor' }
  /** A setting, listener, lock or temporary table of the session. */
  | { readonly kind: 'session-state'; readonly statement: string };
