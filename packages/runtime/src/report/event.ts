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
  | { readonly kind: 'unreleased-at-exit'; readonly pool: string; readonly acquisitions: readonly AcquisitionReport[] };
