import { companion } from './companion.js';

/**
 * Runs the companion's own work in such a way that it cannot break the application: an error is swallowed and counted.
 *
 * @returns what `work` returns, or undefined if it threw
 */
export function shielded<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    companion.faults++;
    return undefined;
  }
}
