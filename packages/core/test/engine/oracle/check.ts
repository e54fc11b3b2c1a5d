/** What leakcheck says of a program. */
import type { Confidence } from '../../../src/index.js';
import { findingsOf } from '../findings-of.js';
import { report, type Reports } from './reports.js';

export function check(text: string): Reports {
  const reports = new Map<string, Confidence>();
  for (const { ruleId, line, confidence } of findingsOf({ 'program.ts': text }, ['no-unreleased-connection', 'no-double-release'])) {
    if (confidence !== 'possible') report(reports, ruleId, line, confidence);
  }
  return reports;
}
