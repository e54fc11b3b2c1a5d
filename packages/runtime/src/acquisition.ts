import type { ContextTags, Owner } from './context.js';
import type { CallSitePosition } from './stack/capture.js';

/**
 * Who has to give the connection back: the caller that was handed it, or the library itself, which took it for the
 * duration of one call such as `pool.query()`.
 */
export type AcquisitionKind = 'handed-out' | 'internal';

/** One connection that was taken from a pool. Plain data: refers to no object of the library or the application. */
export interface Acquisition {
  /** Unique in the process, in the order of the requests. */
  readonly id: number;
  readonly kind: AcquisitionKind;
  readonly library: string;
  /** The pool's name. */
  readonly pool: string;
  readonly positions: readonly CallSitePosition[];
  /** Monotonic milliseconds at which the connection was asked for. */
  readonly requestedAt: number;
  /** Monotonic milliseconds at which it was handed out. */
  readonly grantedAt: number;
  readonly tags: ContextTags;
  readonly owner: Owner | null;
}
