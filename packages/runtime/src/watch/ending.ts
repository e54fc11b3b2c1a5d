import { later } from '../clock.js';
import { describeAcquisition } from '../report/acquisition-report.js';
import { shielded } from '../shield.js';
import type { Tracking } from '../tracking.js';

/** Names who holds up the end of a pool, at once or after the time that the settings grant. */
export function nameHoldersAtEnd(tracking: Tracking): void {
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
