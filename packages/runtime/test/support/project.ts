import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Finished, runNode } from './run-node.js';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
const rootFolder = path.resolve(packageFolder, '../..');

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

  const node = (...values: readonly string[]): Promise<Finished> => runNode(folder, values);
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
