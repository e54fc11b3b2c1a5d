import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pgAdapter } from '../adapters/pg.js';
import { trackClass } from '../track.js';

/**
 * Instruments the Pool of `pg` and `pg-pool` as the file at `importer` would load them. What is not installed is left
 * out.
 */
export async function instrumentInstalled(importer: string): Promise<void> {
  for (const packageName of ['pg', 'pg-pool']) {
    const pool = await poolClass(packageName, importer);
    if (pool !== undefined) trackClass(pgAdapter, pool.prototype, { reportAtExit: false, stackBudget: 1 });
  }
}

interface PoolClass {
  readonly prototype: object;
}

/** Loaded with `import()`, which a test runner with module contexts of its own answers from the test's context. */
async function poolClass(packageName: string, importer: string): Promise<PoolClass | undefined> {
  const file = resolved(packageName, importer);
  if (file === undefined) return undefined;
  const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(file).href);
  const exported = property(loaded, 'default') ?? loaded;
  return [property(exported, 'Pool'), exported].find(isPoolClass);
}

function resolved(packageName: string, importer: string): string | undefined {
  try {
    return createRequire(path.resolve(importer)).resolve(packageName);
  } catch {
    return undefined;
  }
}

function isPoolClass(value: unknown): value is PoolClass {
  return typeof value === 'function' && typeof property(value.prototype, 'connect') === 'function';
}

function property(value: unknown, name: string): unknown {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? Reflect.get(value, name)
    : undefined;
}
