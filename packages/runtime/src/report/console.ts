/** Connections and frames in words. */
import { locationOf, type Frame } from '../stack/frame.js';
import type { AcquisitionReport } from './acquisition-report.js';

/** One frame in the form that V8 prints. */
export function formatFrame(frame: Frame, location: string): string {
  const prefix = frame.isAsync ? 'at async ' : 'at ';
  return frame.functionName === null ? `${prefix}${location}` : `${prefix}${frame.functionName} (${location})`;
}

/** Milliseconds as seconds, e.g. `12.3 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 1000 ? 3 : 1)} s`;
}

/** A number of connections. */
export function connections(acquisitions: readonly AcquisitionReport[]): string {
  return acquisitions.length === 1 ? '1 connection' : `${acquisitions.length} connections`;
}

/** A headline, and below it what there is to say of each connection. */
export function story(headline: string, acquisitions: readonly AcquisitionReport[]): string {
  return [`leakcheck: ${headline}`, ...byPlace(acquisitions).flatMap(placeLines)].join('\n');
}

/** What was acquired at the same place, in the order of the first of each. */
function byPlace(acquisitions: readonly AcquisitionReport[]): readonly (readonly AcquisitionReport[])[] {
  const places = new Map<string, AcquisitionReport[]>();
  for (const acquisition of acquisitions) {
    const { pool, kind, id } = acquisition;
    const place = acquisition.acquiredAt === null ? String(id) : `${pool} ${kind} ${placeOf(acquisition)}`;
    const known = places.get(place);
    if (known === undefined) places.set(place, [acquisition]);
    else known.push(acquisition);
  }
  return [...places.values()];
}

/** As many are listed of one place; the others are counted. */
const MOST_LISTED = 3;

function placeLines(acquisitions: readonly AcquisitionReport[]): readonly string[] {
  const lines = acquisitions.slice(0, MOST_LISTED).flatMap(acquisitionLines);
  const others = acquisitions.slice(MOST_LISTED);
  const [first] = others;
  if (first === undefined) return lines;
  const held = others.map(({ heldMilliseconds }) => heldMilliseconds);
  const span = `${seconds(Math.min(...held))} to ${seconds(Math.max(...held))}`;
  return [...lines, `  and ${others.length} more, acquired ${placeOf(first)}, held for ${span}`];
}

function acquisitionLines(acquisition: AcquisitionReport): readonly string[] {
  const { tags, server, lastQuery, transactionBegunAt } = acquisition;
  const verb = acquisition.kind === 'internal' ? 'in use by a pool query begun' : 'acquired';
  const context = Object.entries(tags).map(([name, value]) => `${name}=${value}`);
  const held = seconds(acquisition.heldMilliseconds);
  return [
    `  ${nameOf(acquisition)}: held for ${held}, ${verb} ${placeOf(acquisition)}`,
    ...frameLines(acquisition.frames),
    ...(server === null ? [] : [`      server: ${server}`]),
    ...(transactionBegunAt === null ? [] : [`      transaction begun at ${locationOf(transactionBegunAt)}`]),
    ...(lastQuery === null ? [] : [`      last query: ${lastQuery}`]),
    ...(context.length > 0 ? [`      context: ${context.join(', ')}`] : []),
  ];
}

/** A request that waits, and who asked. */
export function requestLines(request: AcquisitionReport): readonly string[] {
  const waited = seconds(request.waitedMilliseconds);
  return [
    `  ${nameOf(request)}: has waited for ${waited}, asked for ${placeOf(request)}`,
    ...frameLines(request.frames),
  ];
}

/** The application's own frames. */
export function frameLines(frames: readonly Frame[]): readonly string[] {
  return frames.filter((frame) => frame.isApplication).map((frame) => `      ${formatFrame(frame, locationOf(frame))}`);
}

/** `#7 of main`. */
export function nameOf({ id, pool }: AcquisitionReport): string {
  return `#${id} of ${pool}`;
}

/** Where it was asked for. */
export function placeOf({ acquiredAt }: AcquisitionReport): string {
  return acquiredAt === null ? 'at an unknown place' : `at ${locationOf(acquiredAt)}`;
}
