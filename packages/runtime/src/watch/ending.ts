import { later } from '../clock.js';
import { describeAcquisition } from '../report/describe.js';
import { shielded } from '../shield.js';
import type { TrackedPool } from '../tracked-pool.js';

/** Names who holds up the end of a pool, at once or after the time that the settings grant. */
export function nameHoldersAtEnd(tracking: TrackedPool): void {
  const nameHolders = (): void => {
    const holders = tracking.ledger.outstanding();
    if (holders.length === 0) return;
    const { name } = tracking.settings;
    tracking.emit({ kind: 'end-waits', pool: name, acquisitions: holders.map(describeAcquisition) });
  };
  const { endGrace } = tracking.settings;
  if (endGrace === 0) nameHolders();
  else if (tracking.ledger.size > 0) later(endGrace, () => void shielded(nameHolders));
}
