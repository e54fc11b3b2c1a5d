import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Environment } from '../environment.js';
import { UsageError } from '../usage-error.js';

const FORWARDED: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command with the companion in each of its Node.js processes.
 *
 * @param variables what the companion is told, beside what the environment says
 * @returns the command's exit code; 128 and the signal's number if a signal ended it, as a shell has it
 * @throws UsageError if there is no such command
 */
export function runChild(
  [command = '', ...values]: readonly string[],
  environment: Environment,
  variables: Readonly<Record<string, string>>,
): Promise<number> {
  const child = spawn(command, values, {
    cwd: environment.cwd,
    stdio: 'inherit',
    env: { ...environment.variables, ...variables, NODE_OPTIONS: nodeOptions(environment.variables['NODE_OPTIONS']) },
    // npm and others are scripts there, which only a shell can start.
    shell: process.platform === 'win32',
  });
  // Ours is to wait for the command and to report; it alone decides what a signal means.
  const forwards = FORWARDED.map((signal) => {
    const forward = (): void => void child.kill(signal);
    process.on(signal, forward);
    return () => process.off(signal, forward);
  });
  return new Promise<number>((resolve, reject) => {
    child.once('error', (error) => reject(new UsageError(`cannot run "${command}": ${error.message}`)));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  }).finally(() => {
    for (const stop of forwards) stop();
  });
}

function nodeOptions(given: string | undefined): string {
  const register = `--import=${import.meta.resolve('@leakcheck/runtime/register')}`;
  return given === undefined || given === '' ? register : `${given} ${register}`;
}
