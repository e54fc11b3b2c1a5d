import { CommanderError } from 'commander';
import { ConfigurationError } from '@leakcheck/models/project';
import type { Environment } from './environment.js';
import { createProgram } from './program.js';
import { UsageError } from './usage-error.js';

/**
 * Runs the command once. Never throws: every failure becomes a message on `environment.stderr` and exit code 2.
 *
 * @param args what stands after the command's name on the command line
 */
export async function run(args: readonly string[], environment: Environment): Promise<number> {
  let exitCode = 0;
  const program = createProgram(environment, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    environment.stderr.write(`${describeFailure(error, program.opts().verbose === true)}\n`);
    return 2;
  }
}

function describeFailure(error: unknown, verbose: boolean): string {
  if (error instanceof UsageError || error instanceof ConfigurationError) {
    return `error: ${error.message}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : message;
  return verbose
    ? `leakcheck failed: this is a fault of leakcheck, not of your code.\n${stack}`
    : `leakcheck failed: ${message}\nThis is a fault of leakcheck, not of your code; --verbose shows where it happened.`;
}
