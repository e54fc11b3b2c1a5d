import { spawn } from 'node:child_process';
import { inject } from 'vitest';
import { mariadbUrl } from '../../../models/test/truth/mariadb.js';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node in a folder; the run's databases are in `DATABASE_URL` and `MARIADB_URL`. */
export function runNode(cwd: string, values: readonly string[]): Promise<Finished> {
  // The outer Vitest and its options must not reach into the inner run.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS|LEAKCHECK_)/.test(name));
  const child = spawn(process.execPath, values, {
    cwd,
    env: { ...Object.fromEntries(inherited), DATABASE_URL: inject('postgresUrl'), MARIADB_URL: mariadbUrl, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
