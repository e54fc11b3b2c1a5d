/** The two faces that the demonstration shows, run on one example as a user would run them. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** This file runs compiled, from tools/demo/dist. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Whether to write colours: on a terminal, unless NO_COLOR is set. */
export const coloured = process.stdout.isTTY && !process.env['NO_COLOR'];

export interface Finished {
  /** `null` if a signal ended the process. */
  readonly code: number | null;
  /** What it printed on both streams, in order of arrival. */
  readonly output: string;
}

/** Runs `leakcheck check examples/EXAMPLE` and shows what it prints. */
export function check(example: string): Promise<Finished> {
  return run(root, ['packages/cli/bin/leakcheck.js', 'check', `examples/${example}`], {}, 'shown');
}

/** The same check as JSON, not shown. */
export function checkAsJson(example: string): Promise<Finished> {
  const values = ['packages/cli/bin/leakcheck.js', 'check', `examples/${example}`, '--format', 'json', '--quiet'];
  return run(root, values, {}, 'hidden');
}

/** Runs the example's own tests, whose configuration names the companion, and shows what they print. */
export function runTests(example: string, databaseUrl: string): Promise<Finished> {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const folder = path.join(root, 'examples', example);
  return run(folder, [vitest, 'run', '--reporter=default'], connectionVariables(databaseUrl), 'shown');
}

/** The environment variables from which pg takes what its options leave out. */
function connectionVariables(databaseUrl: string): Readonly<Record<string, string>> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  return {
    PGHOST: hostname,
    PGPORT: port === '' ? '5432' : port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
  };
}

function run(
  cwd: string,
  values: readonly string[],
  variables: Readonly<Record<string, string>>,
  visibility: 'shown' | 'hidden',
): Promise<Finished> {
  const child = spawn(process.execPath, values, {
    cwd,
    env: { ...inheritedVariables(), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: string): void => {
    output += chunk;
    if (visibility === 'shown') process.stdout.write(chunk);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Without those of a test run around us, and with one clear word on colours: what goes into a pipe ends up on our output. */
function inheritedVariables(): NodeJS.ProcessEnv {
  const foreign = /^(VITEST|NODE_OPTIONS$|NODE_ENV$|FORCE_COLOR$|NO_COLOR$)/;
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(inherited), ...(coloured ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) };
}
