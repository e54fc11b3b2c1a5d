import { companion } from '../companion.js';
import { shielded } from '../shield.js';

/** Reports what is still out when the process exits. Called again, it changes nothing. */
export function watchExit(): void {
  if (companion.watchesExit) return;
  companion.watchesExit = true;
  process.once('exit', () => {
    for (const tracking of companion.holding.toArray()) shielded(() => tracking.reportUnreleased());
  });
}
