/** What is wrong in a program, from either side: leakcheck's findings, or what happened when it ran. */
import type { Confidence, RuleId } from '../../../src/index.js';

/** `line rule` → how sure. */
export type Reports = ReadonlyMap<string, Confidence>;

/** Adds a report; the surer one of two for the same line counts. */
export function report(reports: Map<string, Confidence>, rule: RuleId, line: number, confidence: Confidence): void {
  const key = `${String(line)} ${rule}`;
  if (reports.get(key) !== 'certain') reports.set(key, confidence);
}

/** What does not stand in one of the given ranges of lines. */
export function outside(ranges: readonly (readonly [number, number])[], reports: Reports): Reports {
  return new Map([...reports].filter(([place]) => !ranges.some(([first, last]) => parseInt(place) >= first && parseInt(place) <= last)));
}

/**
 * In the order of lines, to compare and to read.
 * @param sure whether it matters how sure they are
 */
export function inOrder(reports: Reports, sure: boolean): readonly string[] {
  return [...reports].filter(([place]) => !isTooLateTwice(place, reports)).map(([place, confidence]) => (sure ? `${place} ${confidence}` : place)).sort();
}

/** One call of a function that works with a client and gives it back counts once, as the second release. */
function isTooLateTwice(place: string, reports: Reports): boolean {
  return place.endsWith(' no-use-after-release') && reports.has(place.replace('no-use-after-release', 'no-double-release'));
}
