/** Use of a connection that is no longer the user's. */
import { type Acquisition, Told } from '../acquisition.js';
import type { Connection } from '../connection.js';
import type { CallSitePosition, StackEntry } from '../stack/capture.js';
import { isInstalled, toFrames } from '../stack/frame.js';
import { describeAcquisition } from '../report/describe.js';
import { shielded } from '../shield.js';
import type { TrackedPool } from '../tracked-pool.js';

/** A statement is sent over a connection that nobody holds. */
export function judgeStray(tracking: TrackedPool, connection: Connection, entry: StackEntry): void {
  const { previous } = connection;
  if (previous === null || previous.isWithdrawn || connection.isBeingReturned) return;
  shielded(() => {
    if (!isListenerOfLibrary(tracking.positions(entry))) tellUsedAfterRelease(tracking, previous, 'query', entry);
  });
}

/**
 * Whether an installed package called a listener that led here. A pool calls some just before it hands a connection
 * out, and what they do with it is done in time.
 */
function isListenerOfLibrary(positions: readonly CallSitePosition[]): boolean {
  return positions.some(({ functionName }, index) => {
    const caller = positions[index + 1];
    return functionName !== null && /\bemit$/.test(functionName) && caller !== undefined && isInstalled(caller.file);
  });
}

/** A handle is used whose connection was given back: by now it lies in the pool, or is somebody else's. */
export function tellMisused(tracking: TrackedPool, acquisition: Acquisition, method: string, entry: StackEntry): void {
  if (acquisition.isWithdrawn) return;
  const owner = acquisition.connection?.holder ?? null;
  if (!method.startsWith('release') && method !== 'end' && method !== 'destroy') {
    if (!harmless.has(method)) tellUsedAfterRelease(tracking, acquisition, method, entry);
    return;
  }
  // Without another owner it is a second release, which the release itself tells of.
  if (owner === null || owner === acquisition) return;
  // The owner's own release, which is now the second one, is not its fault.
  owner.tell(Told.releasedTwice);
  tracking.emit({
    kind: 'stale-release',
    acquisition: describeAcquisition(acquisition),
    owner: describeAcquisition(owner),
    at: toFrames(tracking.positions(entry)),
  });
}

/** What cleans up after a use, and what looks only. */
const harmless: ReadonlySet<string> = new Set(['off', 'removeListener', 'removeAllListeners', 'listeners', 'eventNames', 'toString']);

function tellUsedAfterRelease(tracking: TrackedPool, acquisition: Acquisition, method: string, entry: StackEntry): void {
  if (!acquisition.tell(Told.usedAfterRelease)) return;
  const owner = acquisition.connection?.holder ?? null;
  tracking.emit({
    kind: 'used-after-release',
    acquisition: describeAcquisition(acquisition),
    method,
    owner: owner === null || owner === acquisition ? null : describeAcquisition(owner),
    at: toFrames(tracking.positions(entry)),
  });
}

/** By its first query a connection that is out has its own listener, or the server's closing it ends the process. */
export function judgeListener(tracking: TrackedPool, holder: Acquisition): void {
  shielded(() => {
    if (holder.kind !== 'handed-out' || holder.connection?.ask('hasErrorListener') !== false) return;
    if (!holder.tell(Told.noErrorListener)) return;
    tracking.emit({ kind: 'no-error-listener', acquisition: describeAcquisition(holder) });
  });
}
