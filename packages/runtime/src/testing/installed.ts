import { AssertionError } from 'node:assert';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { watchMysql2Clients, watchMysqlClients } from '../adapters/mysql-own-clients.js';
import { watchPgClients } from '../adapters/pg-own-clients.js';
import { memberOf } from '../adapters/shape.js';
import { companion } from '../companion.js';
import { DUAL_PACKAGES, INSTRUMENTED_PACKAGES, instrumentExports } from '../instrumented-classes.js';
import { moduleVariantOf } from '../module-variant.js';
import type { TrackOptions } from '../options.js';
import { printEvent } from '../report/event-text.js';
import { watchLoads } from '../register/load-hook.js';
import { shielded } from '../shield.js';
import { dependenciesOf } from './dependencies.js';
import { leavesTransaction } from './dirty-releases.js';

/**
 * Every test's stacks are taken, and its process's end is not of interest: each test is judged at its own. What fails
 * a test is not printed as well.
 */
const OPTIONS: TrackOptions = {
  reportAtExit: false,
  stackBudget: 1,
  onReport: (event) => {
    if (!leavesTransaction(event)) printEvent(event);
  },
};

/**
 * Instruments the pools of the packages that the file at `importer` would load, and the clients that are opened without
 * one: those that its project depends on. What is not installed is left out, and what takes long to load waits until
 * somebody loads it.
 *
 * Packages are loaded with `import()`, which a test runner with module contexts of its own answers from the test's
 * context. What is loaded there later is not seen, so that nothing can wait.
 */
export async function instrumentInstalled(importer: string): Promise<void> {
  const folder = path.dirname(path.resolve(importer));
  const isOwnContext = isContextOfRunner();
  if (!isOwnContext && !companion.watchesLoads) {
    companion.watchesLoads = true;
    watchLoads(instrumentForTests);
  }
  for (const packageName of packagesOf(folder)) {
    if (!isOwnContext && INSTRUMENTED_PACKAGES[packageName]?.isLarge === true) continue;
    const file = resolved(packageName, importer);
    if (file === undefined) continue;
    await instrumentModule(packageName, pathToFileURL(file).href);
    if (!DUAL_PACKAGES.includes(packageName)) continue;
    const variant = shielded(() => moduleVariantOf(packageName, folder)) ?? null;
    if (variant !== null) await instrumentModule(packageName, variant);
  }
}

/** The packages with pools that a folder's project depends on. */
export function packagesOf(folder: string): readonly string[] {
  const known = packages.get(folder);
  if (known !== undefined) return known;
  const dependencies = shielded(() => dependenciesOf(folder)) ?? null;
  const found = Object.keys(INSTRUMENTED_PACKAGES).filter((name) => dependencies === null || dependencies.has(packageName(name)));
  packages.set(folder, found);
  return found;
}

/** Folder → the packages with pools, for the many test files of one folder. */
const packages = new Map<string, readonly string[]>();

/** `mariadb` for `mariadb/callback`. */
function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Whether this runs in a context of its own, as in Vitest's pools of vm: Node's own classes belong to the main one. */
function isContextOfRunner(): boolean {
  return Object.getPrototypeOf(AssertionError) !== Error;
}

/** What cannot be loaded in a context of the test runner's own, no test loads there. */
async function instrumentModule(packageName: string, url: string): Promise<void> {
  const loaded: unknown = await import(/* @vite-ignore */ url).catch(() => undefined);
  instrumentForTests(packageName, loaded);
}

/** Instruments one package that is loaded already. */
export function instrumentForTests(packageName: string, exported: unknown): void {
  instrumentExports(packageName, exported, OPTIONS);
  shielded(() => watchClientsOf(packageName, exported));
}

/** Watches the connections of a package that are opened without a pool. */
function watchClientsOf(packageName: string, exported: unknown): void {
  switch (packageName) {
    case 'pg':
      watchPgClients(member(exported, 'Client'), member(exported, 'Pool'));
      break;
    case 'mysql':
      watchMysqlClients(member(exported, 'createConnection'));
      break;
    case 'mysql2':
      watchMysql2Clients(member(exported, 'Connection'));
      break;
  }
}

/** What a package exports by name, whether it was imported or required. */
function member(exported: unknown, name: string): unknown {
  return memberOf(exported, name) ?? memberOf(memberOf(exported, 'default'), name);
}

function resolved(packageName: string, importer: string): string | undefined {
  try {
    return createRequire(path.resolve(importer)).resolve(packageName);
  } catch {
    return undefined;
  }
}
