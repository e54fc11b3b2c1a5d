import { companion } from '../companion.js';
import { shielded } from '../shield.js';

/** Reports what is still out when the process exits. Called again, it changes nothing. */
export function watchExit(): void {
  if (companion.watchesExit) return;
  companion.watchesExit = true;
  process.once('exit', reportUnreleased);
}

/**
 * Reports what is still out when a signal is about to end the process, as test runners end their workers: no `exit`
 * follows then. Where the application handles the signal by itself, it decides what comes of it.
 *
 * A handler keeps the signal from a process that is too busy to hear it, so this is only for processes that somebody
 * watches.
 */
export function watchTermination(): void {
  process.once('SIGTERM', () => {
    if (process.listenerCount('SIGTERM') > 0) return;
    reportUnreleased();
    for (const tell of lastWords) shielded(tell);
    process.kill(process.pid, 'SIGTERM');
  });
}

const lastWords: (() => void)[] = [];

/** Has something told before the process ends, behind what is still out. */
export function beforeEnd(tell: () => void): void {
  lastWords.push(tell);
  process.once('exit', () => void shielded(tell));
}

function reportUnreleased(): void {
  for (const tracking of companion.holding.toArray()) shielded(() => tracking.reportUnreleased());
}
