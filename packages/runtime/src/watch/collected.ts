/** Handles that the garbage collector took while their connection was out: nobody can give it back any more. */
import type { Acquisition } from '../acquisition.js';
import { describeAcquisition } from '../report/acquisition-report.js';
import type { Tracking } from '../tracking.js';

interface Watched {
  readonly tracking: Tracking;
  readonly acquisition: Acquisition;
}

const registry = new FinalizationRegistry<Watched>(({ tracking, acquisition }) => tracking.collected(acquisition));

/** Watches over an object without which its connection cannot be given back. */
export function watchHandle(tracking: Tracking, acquisition: Acquisition, handle: object): void {
  registry.register(handle, { tracking, acquisition });
}

/** Tells of the loss, and where the settings say so has the pool close the connection, which frees its place. */
export function tellCollected(tracking: Tracking, acquisition: Acquisition): void {
  if (acquisition.state !== 'out') return;
  const { reclaim } = tracking.settings;
  const { connection } = acquisition;
  tracking.emit({ kind: 'collected', acquisition: describeAcquisition(acquisition), isReclaimed: reclaim && connection !== null });
  if (reclaim) connection?.ask('destroy');
}
