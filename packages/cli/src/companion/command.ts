import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Environment } from '../environment.js';
import { UsageError } from '../usage-error.js';
import { runChild } from './child.js';
import { groupEvents } from './groups.js';
import { readReport } from './report-file.js';
import { summaryOf } from './summary.js';

interface RunOptions {
  readonly heldLongerThan?: number;
  readonly report?: string;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  $ leakcheck run -- npm test
  $ leakcheck run --held-longer-than 30000 -- node server.js
  $ leakcheck run --report leaks.jsonl -- npm run worker

The command runs with the runtime companion in each of its Node.js processes; what they tell is collected, and shown
once at the end. Every variable that the companion knows (LEAKCHECK_HANDLES=true and others) holds.
Exit codes: the command's own if it failed, 1 if something leaked, 2 for wrong usage; 0 otherwise.`;

/** Adds `leakcheck run`: runs a command and tells which connections its processes did not give back. */
export function addRunCommand(program: Command, environment: Environment, setExitCode: (code: number) => void): void {
  program
    .command('run')
    .description('run a command, and tell which connections it does not give back')
    .usage('[options] -- <command> [arguments...]')
    .argument('<command>', 'what to run')
    .argument('[arguments...]', 'its own arguments')
    .option('--held-longer-than <ms>', 'also tell of connections that are out for longer', toMilliseconds)
    .option('--report <file>', 'keep what the processes tell in this file, one line of JSON each')
    .option('--quiet', 'say nothing where nothing leaked')
    .addHelpText('after', EXAMPLES)
    .action(async (command: string, values: readonly string[], _options: unknown, self: Command) => {
      // The options are declared above, and commander has checked them.
      setExitCode(await runWatched([command, ...values], self.optsWithGlobals<RunOptions>(), environment));
    });
}

async function runWatched(command: readonly string[], options: RunOptions, environment: Environment): Promise<number> {
  const folder = options.report === undefined ? mkdtempSync(join(tmpdir(), 'leakcheck-run-')) : null;
  const file = folder === null ? resolve(environment.cwd, options.report ?? '') : join(folder, 'report.jsonl');
  try {
    writeReport(file);
    const childCode = await runChild(command, environment, {
      LEAKCHECK_REPORT_FILE: file,
      ...(options.heldLongerThan === undefined ? {} : { LEAKCHECK_HELD_LONGER_THAN: String(options.heldLongerThan) }),
    });
    const report = readReport(file);
    const groups = groupEvents(report.lines);
    const summary = summaryOf(groups, report);
    if (groups.length > 0 || options.quiet !== true) environment.stderr.write(summary);
    if (childCode !== 0) return childCode;
    return groups.some(({ isLeak }) => isLeak) ? 1 : 0;
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

function writeReport(file: string): void {
  try {
    writeFileSync(file, '');
  } catch (error) {
    throw new UsageError(`cannot write the report "${file}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

function toMilliseconds(text: string): number {
  const milliseconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(milliseconds) || milliseconds < 0) {
    throw new InvalidArgumentError('It must be a number of milliseconds.');
  }
  return milliseconds;
}
