/** What leakcheck says of programs. */
import type { Confidence, RuleId } from '../../../src/index.js';
import { findingsOf } from '../findings-of.js';
import { PRELUDE_TEXT } from './prelude.js';
import { report, type Reports } from './reports.js';
import type { RenderedProgram } from './render.js';

/** Those whose findings the fake pool can tell of. */
const RULES: readonly RuleId[] = ['no-unreleased-connection', 'no-double-release', 'no-use-after-release', 'no-unfinished-transaction'];

/** @returns for each program what is wrong in its generated functions; all are looked at as files of one program */
export function check(programs: readonly RenderedProgram[]): readonly Reports[] {
  const reports = programs.map(() => new Map<string, Confidence>());
  const sources = Object.fromEntries(programs.map(({ text }, at): [string, string] => [fileName(at), text]));
  const own = new Map(reports.map((report, at) => [fileName(at), report]));
  for (const { ruleId, file, line, confidence } of findingsOf({ 'prelude.ts': PRELUDE_TEXT, ...sources }, RULES)) {
    const found = own.get(file);
    if (found && confidence !== 'possible') report(found, ruleId, line, confidence);
  }
  return reports;
}

function fileName(at: number): string {
  return `program${String(at)}.ts`;
}
