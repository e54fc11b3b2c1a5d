import { beforeEnd } from '../report/exit.js';
import type { CompanionEvent } from '../report/event.js';
import { printEvent } from '../report/event-text.js';
import { type Grouped, grouped } from './grouped.js';

let printer: Grouped | null = null;

/** Prints events to stderr, the same ones at most once a minute; what is done for a pool without `onReport`. */
export function printGrouped(event: CompanionEvent): void {
  if (printer === null) {
    printer = grouped(printEvent);
    beforeEnd(printer.flush);
  }
  printer.onReport(event);
}
