/** Events in words. */
import { acquisitionFrame, type Frame, locationOf } from '../stack/frame.js';
import type { AcquisitionReport } from './acquisition-report.js';
import { connections, frameLines, nameOf, placeOf, requestLines, seconds, story } from './console.js';
import type { CompanionEvent, HeldAndAwaited, Leftover } from './event.js';

/** Prints an event to stderr, as the companion does for a pool without `onReport`. */
export function printEvent(event: CompanionEvent, repeats = 0): void {
  const more = repeats === 0 ? '' : `  and ${repeats} more of the same place\n`;
  process.stderr.write(`${formatEvent(event)}\n${more}`);
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
      return `leakcheck: connection ${nameOf(acquisition)} returned after all, after ${held}${place}`;
    }
    case 'end-waits':
      return story(`closing ${event.pool} waits for ${connections(event.acquisitions)}`, event.acquisitions);
    case 'unreleased-at-exit':
      return story(`the process exits while ${event.pool} misses ${connections(event.acquisitions)}`, event.acquisitions);
    case 'collected': {
      const { acquisition } = event;
      const fate = event.isReclaimed ? '; it is closed now, and its place is free' : '';
      return story(`connection of ${acquisition.pool} is lost: nobody can give it back any more${fate}`, [acquisition]);
    }
    case 'released-twice':
      return misuse(`connection of ${event.acquisition.pool} is released a second time`, event);
    case 'used-after-release': {
      const what = `connection of ${event.acquisition.pool} is used after its release, by ${event.method}()`;
      return misuse(event.owner === null ? what : `${what}, while somebody else has it`, event, event.owner);
    }
    case 'stale-release':
      return misuse(`connection of ${event.acquisition.pool} is released on behalf of its next owner`, event, event.owner);
    case 'dirty-release':
      return misuse(
        `connection of ${event.acquisition.pool} is given back with ${event.leftovers.map(leftoverText).join(', ')}`,
        event,
      );
    case 'waits-too-long': {
      const limit = seconds(event.thresholdMilliseconds);
      const what = `request to ${event.waiting.pool} has waited for longer than ${limit}; these have its connections`;
      return [story(what, event.holders), ...requestLines(event.waiting)].join('\n');
    }
    case 'saturated':
      return story(
        `${event.inUse} of ${event.capacity} connections of ${event.pool} are in use, and ${event.waiting} requests wait`,
        event.holders,
      );
    case 'hold-and-wait':
      return [`leakcheck: ${event.waiting.pool} is asked for a second connection while the first is held`, ...waitLines(event)].join(
        '\n',
      );
    case 'deadlock':
      return [
        `leakcheck: deadlock: whoever holds a connection of ${event.pools.join(', ')} waits for another one`,
        ...event.waits.flatMap(waitLines),
      ].join('\n');
    case 'slow-query': {
      const limit = seconds(event.thresholdMilliseconds);
      return story(`query over a connection of ${event.acquisition.pool} has run for longer than ${limit}`, [event.acquisition]);
    }
    case 'idle-in-transaction': {
      const idle = seconds(event.idleMilliseconds);
      const { acquisition } = event;
      return story(`transaction over a connection of ${acquisition.pool} has been idle for ${idle}`, [acquisition]);
    }
    case 'no-error-listener': {
      const { acquisition } = event;
      const what = `connection of ${acquisition.pool} is used without an error listener of its own`;
      return story(`${what}: if the server closes it, the process ends`, [acquisition]);
    }
  }
}

interface Misuse {
  readonly acquisition: AcquisitionReport;
  readonly at: readonly Frame[];
}

/** What happened where, and whose connection it is or was. */
function misuse(headline: string, { acquisition, at }: Misuse, owner: AcquisitionReport | null = null): string {
  const frame = acquisitionFrame(at);
  const place = frame === null ? '' : ` at ${locationOf(frame)}`;
  const lines = [story(`${headline}${place}`, [acquisition])];
  if (owner !== null) lines.push(`    now of ${nameOf(owner)}, acquired ${placeOf(owner)}`, ...frameLines(owner.frames));
  return lines.join('\n');
}

function waitLines({ held, waiting }: HeldAndAwaited): readonly string[] {
  return [
    `  ${nameOf(held)}: held for ${seconds(held.heldMilliseconds)}, acquired ${placeOf(held)}`,
    ...frameLines(held.frames),
    ...requestLines(waiting),
  ];
}

function leftoverText(leftover: Leftover): string {
  switch (leftover.kind) {
    case 'open-transaction':
      return 'an open transaction';
    case 'open-cursor':
      return 'an open cursor';
    case 'session-state':
      return `changed session state (${leftover.statement})`;
  }
}
