import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CheckReport } from '@leakcheck/checker';
import { applyPreset, describeUnjudged, type Preset, PRESET_NAMES, PRESETS, type PresetName, RULE_IDS, type RuleId } from '@leakcheck/core';
import { chooseColours } from '../colours.js';
import { type Configuration, expectationsOf, loadConfiguration } from '../configuration/index.js';
import { join } from '../companion/join.js';
import { readReport } from '../companion/report-file.js';
import type { Environment } from '../environment.js';
import type { ExitCode } from '../exit-code.js';
import { readRulePage } from '../explain/page.js';
import type { FormatContext } from '../formats/report.js';
import { FORMAT_NAMES, type FormatName, FORMATTERS } from '../formats/index.js';
import { printable } from '../formats/printable.js';
import { createSourceReader } from '../formats/source.js';
import { suggestionFor } from '../suggestion.js';
import { UsageError } from '../usage-error.js';
import { packageVersion } from '../version.js';
import { withProgress } from './progress.js';
import { exitCodeOf, FAIL_ON_LEVELS, type FailOn, isUnreliable, nothingWasReadable } from './verdict.js';

/** The options as commander hands them over; `--no-cache` and `--no-baseline` change nothing yet. */
interface CheckOptions {
  readonly format: FormatName;
  readonly preset?: PresetName;
  readonly rule?: readonly RuleId[];
  readonly failOn?: FailOn;
  readonly allSites?: true;
  readonly output?: string;
  readonly runtime?: string;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly color?: boolean;
}

const EXAMPLES = `
Examples:
  $ leakcheck check                             the folder you are in
  $ leakcheck check src --rule no-double-release --rule no-unreleased-connection
  $ leakcheck check --format json --all-sites   every connection with its verdict
  $ leakcheck check --fail-on error             let warnings pass

What leakcheck.config.js, or the key "leakcheck" of package.json, says holds unless the command line says otherwise.
Files and folders that .gitignore names are left out. Files that cannot be read are named on standard error and do
not fail the run, unless none could be read.
Exit codes: 0 nothing found, 1 findings at or above --fail-on, 2 wrong usage or an error of leakcheck itself.`;

/** Adds `leakcheck check`, which is also what `leakcheck` alone does. */
export function addCheckCommand(
  program: Command,
  environment: Environment,
  setExitCode: (code: number) => void,
): void {
  program
    .command('check', { isDefault: true })
    .description('look for leaks (what leakcheck does unless told otherwise)')
    .argument('[paths...]', 'files and folders to check', ['.'])
    .addOption(new Option('--format <name>', 'how to print').choices(FORMAT_NAMES).default('pretty'))
    .addOption(new Option('--preset <name>', 'what to show (default: "recommended")').choices(PRESET_NAMES))
    .option('--rule <id>', 'run this rule only; may be given several times', addRule)
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that makes the exit code 1 (default: "warning")')
        .choices(FAIL_ON_LEVELS),
    )
    .option('--all-sites', 'list every place that acquires a connection, with its verdict')
    .option('--output <file>', 'write the report to this file instead of standard output')
    .option('--runtime <file>', 'tell of each finding what this report of "leakcheck run --report" saw of it')
    .option('--quiet', 'no progress, no notices, no summary')
    .option('--no-cache', 'check everything afresh (always so: there is no cache yet)')
    .option('--no-baseline', 'report known findings, too (always so: there are no baselines yet)')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      // The options are declared above: commander has checked the choices, and `addRule` the rules.
      setExitCode(await runCheck(paths, command.optsWithGlobals<CheckOptions>(), environment));
    });
}

async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  environment: Environment,
): Promise<ExitCode> {
  requirePaths(paths, environment.cwd);
  const runtime = options.runtime === undefined ? null : readReport(resolve(environment.cwd, options.runtime));
  const configuration = loadConfiguration(environment.cwd);
  const preset = presetFor(options, configuration);
  const rules = options.rule ?? RULE_IDS.filter((id) => preset.severities[id] !== undefined);
  const { models } = configuration;
  const expectations = expectationsOf(configuration);
  const check = (): Promise<CheckReport> =>
    environment.check({ cwd: environment.cwd, paths, rules, ...(Object.keys(expectations).length > 0 && { expectations }), ...(models.length > 0 && { models }) });
  const quiet = options.quiet === true;
  const report = await (quiet ? check() : withProgress(environment.stderr, check));
  const findings = applyPreset(report.findings, preset);
  const evidence = runtime === null ? null : join(findings, runtime.lines, environment.cwd).confirmed;
  const shown = { ...report, findings, sites: options.allSites === true ? report.sites : [] };
  await writeReport(shown, evidence, options, environment);
  writeNotices(report, options, environment);
  return exitCodeOf(report, findings, options.failOn ?? configuration.failOn ?? 'warning');
}

/** The preset with the severities of the configuration; a rule that the command line asks for is never off. */
function presetFor(options: CheckOptions, { preset, rules = {} }: Configuration): Preset {
  const { confidences, severities } = PRESETS[options.preset ?? preset ?? 'recommended'];
  const chosen = RULE_IDS.map((id) => {
    const own = rules[id];
    const asked = options.rule?.includes(id) === true;
    return [id, own === undefined || (own === 'off' && asked) ? severities[id] : own] as const;
  });
  return { confidences, severities: Object.fromEntries(chosen.filter(([, severity]) => severity !== undefined && severity !== 'off')) };
}

/** Throws a UsageError that names the first path that does not exist. */
export function requirePaths(paths: readonly string[], cwd: string): void {
  for (const path of paths) {
    if (!existsSync(resolve(cwd, path))) {
      const command = /^\w+$/.test(path) ? suggestionFor(path, ['check', 'inventory', 'explain', 'init', 'run', 'merge', 'help']) : undefined;
      const hint = command === undefined ? '' : ` Did you mean the command "${command}"?`;
      throw new UsageError(`there is no file or folder "${path}".${hint}`);
    }
  }
}

async function writeReport(
  report: CheckReport,
  evidence: NonNullable<FormatContext['evidence']> | null,
  options: CheckOptions,
  { cwd, stdout, variables }: Environment,
): Promise<void> {
  const text = FORMATTERS[options.format](report, {
    cwd,
    version: packageVersion(),
    summary: options.quiet !== true,
    colours: chooseColours(options.color, options.output === undefined ? stdout : undefined, variables),
    readSource: createSourceReader(cwd),
    readRulePage,
    ...(evidence === null ? {} : { evidence }),
  });
  if (options.output === undefined) {
    stdout.write(text);
    return;
  }
  const file = resolve(cwd, options.output);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`cannot write "${options.output}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

function writeNotices(report: CheckReport, { quiet, verbose }: CheckOptions, { stderr }: Environment): void {
  for (const { file, line, column, message } of report.problems) {
    stderr.write(`${printable(`${file}:${line}:${column}: ${message}`)}\n`);
  }
  for (const unjudged of report.unjudged) {
    const { file, line, column, error, reason } = unjudged;
    // What was found in such a function stands; the report in JSON lists it.
    if (reason === 'states' && verbose !== true) continue;
    stderr.write(`${printable(`${file}:${line}:${column}: ${describeUnjudged(unjudged)}`)}\n`);
    if (verbose === true && error !== undefined) stderr.write(`${error.split('\n').map(printable).join('\n')}\n`);
  }
  if (isUnreliable(report)) {
    stderr.write(`error: leakcheck failed on ${String(report.stats.failed)} of ${String(report.stats.functions + report.stats.failed)} functions, so this report is not complete. --verbose shows why.\n`);
  } else if (nothingWasReadable(report)) {
    stderr.write('error: none of the source files could be read, so nothing was checked.\n');
  } else if (report.stats.files === 0 && quiet !== true) {
    stderr.write('There are no JavaScript or TypeScript files here, so there was nothing to check.\n');
  }
}

function addRule(value: string, previous: readonly RuleId[] | undefined): readonly RuleId[] {
  const rule = RULE_IDS.find((id) => id === value);
  if (rule === undefined) {
    const suggestion = suggestionFor(value, RULE_IDS);
    throw new InvalidArgumentError(
      suggestion === undefined ? `The rules are: ${RULE_IDS.join(', ')}.` : `Did you mean ${suggestion}?`,
    );
  }
  return [...(previous ?? []), rule];
}
