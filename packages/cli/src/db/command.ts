import { type Command, Option } from 'commander';
import { findConfiguration } from '@leakcheck/models/project';
import { chooseColours } from '../colours.js';
import { loadConfiguration, type LeakcheckConfig } from '../configuration/index.js';
import type { Environment } from '../environment.js';
import { UsageError } from '../usage-error.js';
import type { ServerAnswers } from './answers.js';
import { askMysql } from './mysql.js';
import { askPostgres } from './postgres.js';
import { contradictionsIn, proposalFor } from './proposal.js';
import { serverJson, serverTable } from './report.js';
import { writeProposal } from './write.js';

const FORMATS = ['table', 'json'] as const;

interface DatabaseOptions {
  readonly format: (typeof FORMATS)[number];
  readonly write?: true;
  readonly color?: boolean;
}

const EXAMPLES = `
Examples:
  $ leakcheck db postgres://app@db.example.com/shop    what the server limits for this role and database
  $ leakcheck db                                       the address is in DATABASE_URL
  $ leakcheck db --write                               put it into leakcheck.config.json
  $ leakcheck db --format json | jq .configuration

It reads settings, and changes nothing on the server. Ask as the role that the program has: a role and a database may have
limits of their own, and a superuser has connections reserved. If there is a configuration, it is held against the answers.
The driver is the one of your project: pg for PostgreSQL, mysql2 for MySQL and MariaDB.
Exit codes: 0 done, 1 the configuration says what the server denies, 2 wrong usage or no answer.`;

/** Adds `leakcheck db`: what the server itself limits, so that the sources need not. */
export function addDatabaseCommand(program: Command, environment: Environment, setExitCode: (code: number) => void): void {
  program
    .command('db')
    .description('ask a server for its limits, and hold the configuration against them')
    .argument('[url]', 'postgres:// or mysql:// address; DATABASE_URL if left out')
    .addOption(new Option('--format <name>', 'how to print').choices(FORMATS).default('table'))
    .option('--write', 'put the answers into leakcheck.config.json')
    .addHelpText('after', EXAMPLES)
    .action(async (url: string | undefined, _options: unknown, command: Command) => {
      // The options are declared above: commander has checked the choices.
      setExitCode(await askServer(url, command.optsWithGlobals<DatabaseOptions>(), environment));
    });
}

async function askServer(given: string | undefined, options: DatabaseOptions, { cwd, stdout, stderr, variables }: Environment): Promise<number> {
  const url = given ?? variables['DATABASE_URL'];
  if (url === undefined || url === '') throw new UsageError('leakcheck db needs an address: leakcheck db postgres://user@host/database, or DATABASE_URL.');
  loadConfiguration(cwd);
  // What is checked above is what it must be.
  const configuration = (findConfiguration(cwd)?.value ?? {}) as LeakcheckConfig;
  const answers = await answersOf(url, cwd);
  const proposal = proposalFor(answers);
  const report = { answers, proposal, contradictions: options.write === true ? [] : contradictionsIn(configuration, answers) };
  stdout.write(options.format === 'json' ? serverJson(report) : serverTable(report, chooseColours(options.color, stdout, variables)));
  if (options.write === true) stderr.write(`Wrote ${await writeProposal(cwd, configuration, proposal)}.\n`);
  return report.contradictions.length === 0 ? 0 : 1;
}

async function answersOf(url: string, cwd: string): Promise<ServerAnswers> {
  const ask = URL.canParse(url) ? ASK.get(new URL(url).protocol) : undefined;
  if (!ask) throw new UsageError('leakcheck db knows addresses that begin with postgres://, postgresql://, mysql:// and mariadb://.');
  try {
    return await ask(url, cwd);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${new URL(url).host} does not answer: ${reasonOf(error)}`);
  }
}

const ASK: ReadonlyMap<string, (url: string, cwd: string) => Promise<ServerAnswers>> = new Map([
  ['postgres:', askPostgres],
  ['postgresql:', askPostgres],
  ['mysql:', askMysql],
  ['mariadb:', askMysql],
]);

/** Of an error for each address of a host, the first tells enough. */
function reasonOf(error: unknown): string {
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return one instanceof Error ? one.message : String(one);
}
