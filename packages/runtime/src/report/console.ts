/** Reports and events in words. */
import { locationOf, type Frame } from '../stack/frame.js';
import type { AcquisitionReport } from './acquisition-report.js';
import type { CompanionEvent } from './event.js';
import type { Report } from './report.js';

/** Prints an event to stderr, as the companion does for a pool without `onReport`. */
export function printEvent(event: CompanionEvent): void {
  process.stderr.write(`${formatEvent(event)}\n`);
}

/** An event as lines of text, without a newline at the end. */
export function formatEvent(event: CompanionEvent): string {
  switch (event.kind) {
    case 'held-too-long': {
      const { acquisition } = event;
      const limit = seconds(event.thresholdMilliseconds);
      return story(`connection of ${acquisition.pool} has been out for longer than ${limit}`, [acquisition]);
    }
    case 'returned-late': {
      const { acquisition } = event;
      const place = acquisition.acquiredAt === null ? '' : ` (acquired at ${locationOf(acquisition.acquiredAt)})`;
      const held = seconds(acquisition.heldMilliseconds);
      return `leakcheck: connection #${acquisition.id} of ${acquisition.pool} returned after all, after ${held}${place}`;
    }
    case 'end-waits':
      return story(`closing ${event.pool} waits for ${connections(event.acquisitions)}`, event.acquisitions);
    case 'unreleased-at-exit':
      return story(`the process exits while ${event.pool} misses ${connections(event.acquisitions)}`, event.acquisitions);
  }
}

/** A report as lines of text, without a newline at the end. */
export function formatReport(report: Report): string {
  return report.outstanding.length === 0
    ? 'leakcheck: no connection is out'
    : story(`${connections(report.outstanding)} out`, report.outstanding);
}

/** One frame in the form that V8 prints. */
export function formatFrame(frame: Frame, location: string): string {
  const prefix = frame.isAsync ? 'at async ' : 'at ';
  return frame.functionName === null ? `${prefix}${location}` : `${prefix}${frame.functionName} (${location})`;
}

/** Milliseconds as seconds, e.g. `12.3 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 1)} s`;
}

function connections(acquisitions: readonly AcquisitionReport[]): string {
  return acquisitions.length === 1 ? '1 connection' : `${acquisitions.length} connections`;
}

function story(headline: string, acquisitions: readonly AcquisitionReport[]): string {
  return [`leakcheck: ${headline}`, ...acquisitions.flatMap(acquisitionLines)].join('\n');
}

function acquisitionLines(acquisition: AcquisitionReport): readonly string[] {
  const { acquiredAt, tags } = acquisition;
  const place = acquiredAt === null ? 'at an unknown place' : `at ${locationOf(acquiredAt)}`;
  const verb = acquisition.kind === 'internal' ? 'in use by a pool query begun' : 'acquired';
  const shown = acquisition.frames.filter((frame) => frame.isApplication);
  const context = Object.entries(tags).map(([name, value]) => `${name}=${value}`);
  return [
    `  #${acquisition.id} of ${acquisition.pool}: held for ${seconds(acquisition.heldMilliseconds)}, ${verb} ${place}`,
    ...shown.map((frame) => `      ${formatFrame(frame, locationOf(frame))}`),
    ...(context.length > 0 ? [`      context: ${context.join(', ')}`] : []),
  ];
}
