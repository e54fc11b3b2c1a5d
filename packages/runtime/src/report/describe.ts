/** What a reader is told of an acquisition. */
import type { Acquisition } from '../acquisition.js';
import { now } from '../clock.js';
import { shielded } from '../shield.js';
import { acquisitionFrame, type Frame, toFrames } from '../stack/frame.js';
import type { AcquisitionReport } from './acquisition-report.js';

/** The report of one acquisition as of now; frames are source-mapped here. */
export function describeAcquisition(acquisition: Acquisition): AcquisitionReport {
  const frames = toFrames(acquisition.positions);
  const time = acquisition.state === 'returned' ? acquisition.returnedAt : now();
  const isGranted = acquisition.connection !== null;
  return {
    id: acquisition.id,
    kind: acquisition.kind,
    library: acquisition.library,
    pool: acquisition.settings.name,
    heldMilliseconds: isGranted ? time - acquisition.grantedAt : 0,
    waitedMilliseconds: (isGranted ? acquisition.grantedAt : time) - acquisition.requestedAt,
    acquiredAt: acquisitionFrame(frames),
    frames,
    tags: acquisition.flow?.tags ?? {},
    server: shielded(() => acquisition.connection?.ask('serverIdentity')) ?? null,
    transactionBegunAt: shielded(() => transactionBegunAt(acquisition)) ?? null,
    lastQuery: acquisition.lastQuery === null ? null : shownQuery(acquisition.lastQuery, acquisition.settings.redact),
  };
}

function transactionBegunAt(acquisition: Acquisition): Frame | null {
  const { connection } = acquisition;
  if (connection === null || connection.holder !== acquisition) return null;
  return toFrames(connection.begunAt()).find(({ isApplication }) => isApplication) ?? null;
}

const MAX_QUERY = 200;

/** The text of a query as a reader is to see it; nothing of it if the pool's `redact` fails. */
export function shownQuery(query: string, redact: (query: string) => string): string {
  const text = shielded(() => redact(query.slice(0, MAX_REDACTED)));
  if (typeof text !== 'string') return '(not shown)';
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_QUERY ? `${line.slice(0, MAX_QUERY)}…` : line;
}

/** More of a text than this is not even handed to `redact`. */
const MAX_REDACTED = 10_000;
