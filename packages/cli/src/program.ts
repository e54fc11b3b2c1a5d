import { Command } from 'commander';
import { addCheckCommand } from './check/command.js';
import { addRunCommand } from './companion/command.js';
import { addMergeCommand } from './companion/merge-command.js';
import { addDatabaseCommand } from './db/command.js';
import type { Environment } from './environment.js';
import { addExplainCommand } from './explain/command.js';
import { addInitCommand } from './init/command.js';
import { addInventoryCommand } from './inventory/command.js';
import { packageVersion } from './version.js';

const EXAMPLES = `
Examples:
  $ leakcheck                                   check the folder you are in
  $ leakcheck check src services/billing        check these folders only
  $ leakcheck check --preset strict             show what is merely possible, too
  $ leakcheck check --format sarif --output leakcheck.sarif
  $ leakcheck inventory                         every pool with the options that hold, and their sum
  $ leakcheck db postgres://app@db/shop         what the server itself limits
  $ leakcheck init                              write a configuration
  $ leakcheck run -- npm test                   run a command, and see what it leaks
  $ leakcheck explain no-unreleased-connection  what a rule means and how to mend the code

"leakcheck check --help" lists the options of a check.
Exit codes: 0 nothing found, 1 findings, 2 wrong usage or an error of leakcheck itself.`;

/**
 * Builds the command line. Commands write to the environment and hand their exit code to `setExitCode`; commander's
 * own errors, help and version surface as CommanderError.
 */
export function createProgram(environment: Environment, setExitCode: (code: number) => void): Command {
  const program = new Command('leakcheck')
    .description('Finds database connections that are not given back, and pool options that do nothing.')
    .version(packageVersion())
    .option('--color', 'colour the output even if it does not go to a terminal')
    .option('--no-color', 'never colour the output')
    .option('--verbose', 'show the stack trace of an internal error')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(leakcheck --help shows what there is)')
    .addHelpText('after', EXAMPLES);
  addCheckCommand(program, environment, setExitCode);
  addInventoryCommand(program, environment);
  addDatabaseCommand(program, environment, setExitCode);
  addExplainCommand(program, environment);
  addInitCommand(program, environment);
  addRunCommand(program, environment, setExitCode);
  addMergeCommand(program, environment, setExitCode);
  return program;
}
