import type { Acquisition } from './acquisition.js';
import type { Adapter, Recorder } from './adapter.js';
import type { Link } from './chain.js';
import type { Ledger } from './ledger.js';
import type { Settings } from './options.js';
import type { CompanionEvent } from './report/event.js';
import type { CallSitePosition, StackEntry } from './stack/capture.js';

/** One tracked pool, as those see it who watch over it, count it or put it back; `tracking.ts` is what stands behind it. */
export interface TrackedPool extends Recorder, Link<TrackedPool> {
  readonly adapter: Adapter;
  readonly ledger: Ledger;
  /** The library's pool, which is not kept alive. */
  readonly pool: WeakRef<object>;
  settings: Settings;
  /** Settings of the pool's class, to go back to; null for a pool that was tracked by itself. */
  inherited: Settings | null;
  /** The settings of the one before this pool, which its own were made from; null for a pool that is behind none. */
  settingsBefore: Settings | null;
  /** How many connections the pool may have out, as of the latest request. */
  readonly capacity: number | null;
  /** Whether the pool is being closed, or was. */
  readonly isEnding: boolean;
  /** Whether requests had to wait, and are not yet all answered. */
  isContended: boolean;
  /** Whether it was said that the pool is nearly used up, so that it is said once. */
  isSaturated: boolean;
  /** Tells of an event: to the callback, or to stderr if there is none. */
  readonly emit: (event: CompanionEvent) => void;
  /** Positions of the callers of `entry`; none if they cannot be taken. */
  readonly positions: (entry: StackEntry) => readonly CallSitePosition[];
  /** A handle was collected whose connection was never given back. */
  readonly collected: (acquisition: Acquisition) => void;
  /** Forgets everything that is out, and the pools behind this one. */
  readonly clear: () => void;
  /** Tells of connections that callers still hold, as the process exits. */
  readonly reportUnreleased: () => void;
}
