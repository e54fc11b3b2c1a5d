import type { AcquisitionKind } from './acquisition-kind.js';
import type { Link } from './chain.js';
import type { AsyncContext, Owner } from './flow.js';
import type { Settings } from './options.js';
import type { Answer, Question } from './connection-probe.js';
import type { SessionState } from './sql/session-state.js';
import type { CallSitePosition } from './stack/capture.js';

/** Where an acquisition stands: it waits, is out, is back, was refused, or its pool is no longer tracked. */
export type AcquisitionState = 'waiting' | 'out' | 'returned' | 'refused' | 'forgotten';

/** What is said once of an acquisition. */
export enum Told {
  heldTooLong = 1,
  slowQuery = 2,
  idleInTransaction = 4,
  waitsTooLong = 8,
  holdAndWait = 16,
  deadlock = 32,
  noErrorListener = 64,
  releasedTwice = 128,
  usedAfterRelease = 256,
}

/** What is known of the connection that was handed out. */
export interface HeldConnection {
  holder: Acquisition | null;
  previous: Acquisition | null;
  session: SessionState | null;
  readonly newSession: () => SessionState;
  readonly begunAt: () => readonly CallSitePosition[];
  readonly isInTransaction: () => boolean;
  readonly isAtRest: (resource: object) => boolean;
  readonly canBeDestroyed: () => boolean;
  readonly ask: <Asked extends Question>(question: Asked, resource?: object) => Answer<Asked> | null;
}

/**
 * One connection that was asked for. Refers to no object of the library or the application, so that what is lost can
 * be collected.
 *
 * A mutable record, unlike most of the companion: there is one for each checkout of a running service.
 */
export class Acquisition implements Link<Acquisition> {
  state: AcquisitionState = 'waiting';
  next: Acquisition | null = null;
  previous: Acquisition | null = null;
  /** Monotonic milliseconds at which it was handed out; meaningless before. */
  grantedAt = 0;
  /** Monotonic milliseconds at which it came back; meaningless before. */
  returnedAt = 0;
  /** The connection that was handed out; null before. */
  connection: HeldConnection | null = null;
  /** Monotonic milliseconds at which its latest query began; null before the first, or where no limit is set to queries. */
  queriedAt: number | null = null;
  /** Text of its latest query. */
  lastQuery: string | null = null;
  /** Monotonic milliseconds at which it was first seen idle inside a transaction; null if it is not. */
  idleSince: number | null = null;
  /**
   * Whether the library took the connection back by itself, since it broke: who still uses it sees an error, and has not
   * given it back.
   */
  isWithdrawn = false;
  /** What was said of it already, as bits of {@link Told}, so that it is said once. */
  told = 0;

  constructor(
    /** Unique in the process, in the order of the requests. */
    readonly id: number,
    readonly kind: AcquisitionKind,
    readonly library: string,
    /** Empty if this acquisition's stack was not taken. */
    readonly positions: readonly CallSitePosition[],
    /** Monotonic milliseconds at which the connection was asked for. */
    readonly requestedAt: number,
    /** The asynchronous flow that asked; null if it has no context of its own. Compared by identity. */
    readonly flow: AsyncContext | null,
    readonly owner: Owner | null,
    /** The pool's settings at that moment. */
    readonly settings: Settings,
  ) {}

  /** Says that something is told now; false if it was told before. */
  tell(what: Told): boolean {
    if ((this.told & what) !== 0) return false;
    this.told |= what;
    return true;
  }

  /** What was said of the latest query may be said of the next one again. */
  forgetQuery(): void {
    this.told &= ~(Told.slowQuery | Told.idleInTransaction);
    this.idleSince = null;
  }
}
