import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { watchMysql2Clients, watchMysqlClients } from '../adapters/mysql-own-clients.js';
import { watchPgClients } from '../adapters/pg-own-clients.js';
import { memberOf } from '../adapters/shape.js';
import { DUAL_PACKAGES, INSTRUMENTED_PACKAGES, instrumentExports } from '../instrumented-classes.js';
import { moduleVariantOf } from '../module-variant.js';
import type { TrackOptions } from '../options.js';
import { printEvent } from '../report/event-text.js';
import { shielded } from '../shield.js';
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
 * Instruments the pools of the packages that the file at `importer` would load, and the clients that are opened without one. What is not installed
 * is left out.
 *
 * Packages are loaded with `import()`, which a test runner with module contexts of its own answers from the test's
 * context.
 */
export async function instrumentInstalled(importer: string): Promise<void> {
  for (const packageName of Object.keys(INSTRUMENTED_PACKAGES)) {
    const file = resolved(packageName, importer);
    if (file === undefined) continue;
    await instrumentModule(packageName, pathToFileURL(file).href);
    if (!DUAL_PACKAGES.includes(packageName)) continue;
    const variant = shielded(() => moduleVariantOf(packageName, path.dirname(path.resolve(importer)))) ?? null;
    if (variant !== null) await instrumentModule(packageName, variant);
  }
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
