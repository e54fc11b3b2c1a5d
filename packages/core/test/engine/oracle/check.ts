/** What leakcheck says of programs. */
import type { Confidence } from '../../../src/index.js';
import { findingsOf } from '../findings-of.js';
import { PRELUDE_TEXT } from './prelude.js';
import { report, type Reports } from './reports.js';
import type { RenderedProgram } from './render.js';

/** @returns for each program what is wrong in its generated functions; all are looked at as files of one program */
export function check(programs: readonly RenderedProgram[]): readonly Reports[] {
  const reports = programs.map(() => new Map<string, Confidence>());
  const names = programs.map((_, at) => `program${String(at)}.ts`);
  for (const { ruleId, file, line, confidence } of findingsOf({ 'prelude.ts': PRELUDE_TEXT, ...Object.fromEntries(programs.map(({ text }, at) => [names[at], text])) })) {
    const at = names.indexOf(file);
    const own = reports[at];
    if (own && confidence !== 'possible') report(own, ruleId, line, confidence);
  }
  return reports;
}
