/** What is wrong in a program, from either side: leakcheck's findings, or what happened when it ran. */
import type { Confidence, RuleId } from '../../../src/index.js';

/** `line rule` → how sure. */
export type Reports = ReadonlyMap<string, Confidence>;

/** Adds a report; the surer one of two for the same line counts. */
export function report(reports: Map<string, Confidence>, rule: RuleId, line: number, confidence: Confidence): void {
  const key = `${String(line)} ${rule}`;
  if (reports.get(key) !== 'certain') reports.set(key, confidence);
}

/** In the order of lines, to compare and to read. */
export function inOrder(reports: Reports): readonly string[] {
  return [...reports].map(([place, confidence]) => `${place} ${confidence}`).sort();
}
