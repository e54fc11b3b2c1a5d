/** Handles that the garbage collector took while their connection was out: nobody can give it back any more. */
import type { Acquisition } from '../acquisition.js';
import { describeAcquisition } from '../report/describe.js';
import type { TrackedPool } from '../tracked-pool.js';

interface Watched {
  readonly tracking: TrackedPool;
  readonly acquisition: Acquisition;
}

const registry = new FinalizationRegistry<Watched>(({ tracking, acquisition }) => tracking.collected(acquisition));

/** Watches over an object without which its connection cannot be given back. */
export function watchHandle(tracking: TrackedPool, acquisition: Acquisition, handle: object): void {
  registry.register(handle, { tracking, acquisition });
}

/** Tells of the loss, and where the settings say so has the pool close the connection, which frees its place. */
export function tellCollected(tracking: TrackedPool, acquisition: Acquisition): void {
  if (acquisition.state !== 'out') return;
  const { connection } = acquisition;
  // Where the lost object was the library's only one for the connection, there is nothing left to close it by.
  const isReclaimed = tracking.settings.reclaim && connection?.canBeDestroyed() === true;
  tracking.emit({ kind: 'collected', acquisition: describeAcquisition(acquisition), isReclaimed });
  if (isReclaimed) connection?.ask('destroy');
}
