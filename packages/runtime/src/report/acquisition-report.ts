import type { AcquisitionKind } from '../acquisition-kind.js';
import type { ContextTags } from '../flow.js';
import type { Frame } from '../stack/frame.js';

/** One connection that is, or was, out: what a reader is told. */
export interface AcquisitionReport {
  /** Unique in the process, in the order of the requests. */
  readonly id: number;
  readonly kind: AcquisitionKind;
  /** The library's name, e.g. `pg`. */
  readonly library: string;
  /** The pool's name. */
  readonly pool: string;
  /** Milliseconds from handing it out until now. */
  readonly heldMilliseconds: number;
  /** Milliseconds that the caller waited for it. */
  readonly waitedMilliseconds: number;
  /** Where the application asked for it; null if no stack was seen. */
  readonly acquiredAt: Frame | null;
  /** The whole stack, innermost frame first. */
  readonly frames: readonly Frame[];
  /** Tags set by `withContext`. */
  readonly tags: ContextTags;
  /** The server's name for the connection, e.g. `backend pid 4711`; null if the library does not tell. */
  readonly server: string | null;
  /** Where the application began the transaction that is open on it; null without one, or if that was not seen. */
  readonly transactionBegunAt: Frame | null;
  /** Text of the latest query, without parameters, as the pool's `redact` shows it; null before the first. */
  readonly lastQuery: string | null;
}
