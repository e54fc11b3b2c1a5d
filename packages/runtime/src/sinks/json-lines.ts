import { appendFileSync } from 'node:fs';
import type { CompanionEvent } from '../report/event.js';

/** One line of a report file: an event, and which process it is of. */
export type ReportLine = CompanionEvent & {
  readonly version: 1;
  /** When it was told, in ISO 8601. */
  readonly time: string;
  readonly pid: number;
  /** How many more of the same kind and place are not told one by one. */
  readonly repeats?: number;
};

/**
 * Appends each event to a file as one line of JSON. Several processes may write to the same file. Written at once: the
 * process may be about to end.
 */
export function jsonLinesSink(file: string): (event: CompanionEvent, repeats?: number) => void {
  return (event, repeats = 0) => {
    const line: ReportLine = { version: 1, time: new Date().toISOString(), pid: process.pid, ...(repeats > 0 && { repeats }), ...event };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
}
