import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
const rootFolder = path.resolve(packageFolder, '../..');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of a user: some files, and the companion installed as npm would install it. */
export interface Project {
  readonly folder: string;
  /** Runs Node in the project; the run's database is in `DATABASE_URL`. */
  readonly node: (...values: readonly string[]) => Promise<Finished>;
  /** Runs the project's own tests with Vitest. */
  readonly vitest: (...values: readonly string[]) => Promise<Finished>;
  /** Runs an installed tool in the project, by its script below node_modules. */
  readonly tool: (script: string, ...values: readonly string[]) => Promise<Finished>;
  readonly remove: () => void;
}

/**
 * Sets up a project with copies of the files in `files`, a folder beside the tests.
 *
 * @throws Error if the companion does not compile
 */
export function createProject(files: string): Project {
  const folder = path.join(packageFolder, '.leakcheck', `${path.basename(files)}-${process.pid}`);
  const installed = path.join(folder, 'node_modules', '@leakcheck', 'runtime');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  cpSync(path.join(packageFolder, 'test', files), folder, { recursive: true });
  // Without a package of its own, the project would be part of the companion's, and import that package's own build.
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }));
  for (const published of ['package.json', 'jest', 'jest-preset.json']) {
    cpSync(path.join(packageFolder, published), path.join(installed, published), { recursive: true });
  }
  compileInto(path.join(installed, 'dist'));

  const node = (...values: readonly string[]): Promise<Finished> => run(folder, values);
  const tool: Project['tool'] = (script, ...values) => node(path.join(rootFolder, 'node_modules', script), ...values);
  return {
    folder,
    node,
    tool,
    vitest: (...values) => tool('vitest/vitest.mjs', 'run', ...values),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function compileInto(outDir: string): void {
  const compiler = path.join(rootFolder, 'node_modules/typescript7/bin/tsc');
  const buildInfo = path.join(outDir, '.tsbuildinfo');
  const result: SpawnSyncReturns<string> = spawnSync(
    process.execPath,
    [compiler, '-p', packageFolder, '--outDir', outDir, '--tsBuildInfoFile', buildInfo, '--sourceMap', 'false'],
    { encoding: 'utf8' },
  );
  if (result.status !== 0) throw new Error(`The companion does not compile:\n${result.stdout}${result.stderr}`);
}

function run(cwd: string, values: readonly string[]): Promise<Finished> {
  // The outer Vitest and its options must not reach into the inner run.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS)/.test(name));
  const child = spawn(process.execPath, values, {
    cwd,
    env: { ...Object.fromEntries(inherited), DATABASE_URL: inject('postgresUrl'), NO_COLOR: '1', FORCE_COLOR: '0' },
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
