/** Events that tell the same: ten thousand leaks of one line are one entry. */
import type { AcquisitionReport } from './acquisition-report.js';
import type { CompanionEvent } from './event.js';

/** One event for each connection. */
export function singleEvents(event: CompanionEvent): readonly CompanionEvent[] {
  return event.kind === 'unreleased-at-exit' || event.kind === 'end-waits'
    ? event.acquisitions.map((acquisition) => ({ ...event, acquisitions: [acquisition] }))
    : [event];
}

/** The same for events of the same kind, from the same place. */
export function groupKey(event: CompanionEvent): string {
  switch (event.kind) {
    case 'unreleased-at-exit':
    case 'end-waits':
      return [event.kind, ...event.acquisitions.map(siteOf)].join(' ');
    case 'waits-too-long':
    case 'hold-and-wait':
      return `${event.kind} ${siteOf(event.waiting)}`;
    case 'deadlock':
      return [event.kind, ...new Set(event.waits.flatMap(({ held, waiting }) => [siteOf(held), siteOf(waiting)]))].join(' ');
    case 'saturated':
      return `${event.kind} ${event.pool}`;
    case 'released-twice':
    case 'used-after-release':
    case 'stale-release':
    case 'dirty-release': {
      const at = event.at.find(({ isApplication }) => isApplication);
      return `${event.kind} ${siteOf(event.acquisition)} ${at === undefined ? '' : `${at.file}:${at.line}:${at.column}`}`;
    }
    case 'held-too-long':
    case 'returned-late':
    case 'collected':
    case 'slow-query':
    case 'idle-in-transaction':
    case 'no-error-listener':
      return `${event.kind} ${siteOf(event.acquisition)}`;
  }
}

function siteOf({ acquiredAt, pool }: AcquisitionReport): string {
  return acquiredAt === null ? pool : `${acquiredAt.file}:${acquiredAt.line}:${acquiredAt.column}`;
}

/** The connections that an event is about. */
export function acquisitionsOf(event: CompanionEvent): readonly AcquisitionReport[] {
  switch (event.kind) {
    case 'unreleased-at-exit':
    case 'end-waits':
      return event.acquisitions;
    case 'waits-too-long':
      return [event.waiting];
    case 'hold-and-wait':
      return [event.held, event.waiting];
    case 'deadlock':
      return event.waits.flatMap(({ held, waiting }) => [held, waiting]);
    case 'saturated':
      return [];
    case 'released-twice':
    case 'used-after-release':
    case 'stale-release':
    case 'dirty-release':
    case 'held-too-long':
    case 'returned-late':
    case 'collected':
    case 'slow-query':
    case 'idle-in-transaction':
    case 'no-error-listener':
      return [event.acquisition];
  }
}
