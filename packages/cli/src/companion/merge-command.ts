import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { RULE_IDS } from '@leakcheck/core';
import { formatEvent } from '@leakcheck/runtime';
import type { Environment } from '../environment.js';
import { seenLine } from '../formats/pretty.js';
import { printable } from '../formats/printable.js';
import { UsageError } from '../usage-error.js';
import { join, type Joined, type StaticFinding } from './join.js';
import { readReport } from './report-file.js';

const EXAMPLES = `
Example:
  $ leakcheck check --format json --output static.json
  $ leakcheck run --report runtime.jsonl -- npm test
  $ leakcheck merge static.json runtime.jsonl

Run it in the folder that the check ran in: that is what its paths are relative to.
Exit codes: 0 neither knows anything, 1 one of them does, 2 wrong usage.`;

/** Adds `leakcheck merge`: holds a check and a run against each other. */
export function addMergeCommand(program: Command, environment: Environment, setExitCode: (code: number) => void): void {
  program
    .command('merge')
    .description('hold the findings of a check against what a run saw')
    .argument('<static.json>', 'a report of "leakcheck check --format json"')
    .argument('<runtime.jsonl>', 'a report of "leakcheck run --report"')
    .addHelpText('after', EXAMPLES)
    .action((staticFile: string, runtimeFile: string) => {
      const { cwd, stdout } = environment;
      const findings = readFindings(resolve(cwd, staticFile));
      const joined = join(findings, readReport(resolve(cwd, runtimeFile)).lines, cwd);
      stdout.write(textOf(joined));
      const isQuiet = joined.confirmed.size + joined.onlyStatic.length + joined.onlyAtRunTime.length === 0;
      setExitCode(isQuiet ? 0 : 1);
    });
}

function textOf({ confirmed, onlyStatic, onlyAtRunTime }: Joined<StaticFinding>): string {
  const sections = [
    section('Confirmed at run time', [...confirmed].map(([finding, seen]) => `${findingText(finding)}\n    ${seenLine(seen)}`)),
    section('Only static: not run in this run, or clean so far', onlyStatic.map(findingText)),
    section(
      'Only at run time: a gap of the checker',
      onlyAtRunTime.map(({ example, count }) => `${count === 1 ? '' : `${count} times, first: `}${formatEvent(example)}`.replaceAll('\n', '\n  ')),
    ),
  ];
  return sections.join('\n');
}

function section(title: string, entries: readonly string[]): string {
  return [`${title}: ${entries.length}`, ...entries.map((entry) => `  ${entry}`), ''].join('\n');
}

function findingText({ file, line, column, ruleId, message }: StaticFinding): string {
  return printable(`${file}:${line}:${column}  ${message} (${ruleId})`);
}

function readFindings(file: string): readonly StaticFinding[] {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`cannot read "${file}": ${error instanceof Error ? error.message : String(error)}`);
  }
  const findings: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, 'findings') : undefined;
  if (!Array.isArray(findings) || !findings.every(isFinding)) {
    throw new UsageError(`"${file}" is no report of "leakcheck check --format json".`);
  }
  return findings;
}

function isFinding(value: unknown): value is StaticFinding {
  if (typeof value !== 'object' || value === null) return false;
  const of = (name: string): unknown => Reflect.get(value, name);
  return (
    RULE_IDS.some((id) => id === of('ruleId')) &&
    ['file', 'message'].every((name) => typeof of(name) === 'string') &&
    ['line', 'column', 'endLine', 'endColumn'].every((name) => typeof of(name) === 'number')
  );
}
