import type { Acquisition, AcquisitionKind } from '../acquisition.js';
import { now } from '../clock.js';
import type { ContextTags } from '../context.js';
import { acquisitionFrame, type Frame, toFrames } from '../stack/frame.js';

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
}

/** The report of one acquisition as of now; frames are source-mapped here. */
export function describeAcquisition(acquisition: Acquisition): AcquisitionReport {
  const frames = toFrames(acquisition.positions);
  return {
    id: acquisition.id,
    kind: acquisition.kind,
    library: acquisition.library,
    pool: acquisition.pool,
    heldMilliseconds: now() - acquisition.grantedAt,
    waitedMilliseconds: acquisition.grantedAt - acquisition.requestedAt,
    acquiredAt: acquisitionFrame(frames),
    frames,
    tags: acquisition.tags,
  };
}
