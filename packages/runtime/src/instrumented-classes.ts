/** Finds the pool classes in what a package exports, and instruments them. */
import type { Adapter } from './adapter.js';
import { genericPoolAdapter } from './adapters/generic-pool.js';
import { mysqlAdapter } from './adapters/mysql.js';
import { mysql2Adapter } from './adapters/mysql2.js';
import { pgAdapter } from './adapters/pg.js';
import { tarnAdapter } from './adapters/tarn.js';
import type { TrackOptions } from './options.js';
import { trackClass } from './track.js';

/** One package whose pools can be tracked by their class. */
interface InstrumentedPackage {
  readonly adapter: Adapter;
  /** Methods that the prototype of its pool class has, itself or by inheritance. */
  readonly methods: readonly string[];
}

const pg: InstrumentedPackage = { adapter: pgAdapter, methods: ['connect', 'query', 'end', '_acquireClient'] };

/** Package → its pools. `mysql2/promise` works through the class of `mysql2`. */
export const INSTRUMENTED_PACKAGES: Readonly<Record<string, InstrumentedPackage>> = {
  pg,
  'pg-pool': pg,
  mysql2: { adapter: mysql2Adapter, methods: ['getConnection', 'query', 'execute', 'releaseConnection'] },
  mysql: { adapter: mysqlAdapter, methods: ['getConnection', 'acquireConnection', 'query', 'releaseConnection'] },
  tarn: { adapter: tarnAdapter, methods: ['acquire', 'release', '_executeEventHandlers'] },
  'generic-pool': { adapter: genericPoolAdapter, methods: ['acquire', 'release', 'drain', 'isBorrowedResource'] },
};

/** Instruments the pool class among the exports of a package; false if there is none. */
export function instrumentExports(packageName: string, exported: unknown, options: TrackOptions): boolean {
  const instrumented = Object.hasOwn(INSTRUMENTED_PACKAGES, packageName) ? INSTRUMENTED_PACKAGES[packageName] : undefined;
  if (instrumented === undefined) return false;
  const byDefault = property(exported, 'default') ?? exported;
  const candidates = [property(byDefault, 'Pool'), byDefault, property(exported, 'Pool')];
  for (const candidate of candidates) {
    const prototype = property(candidate, 'prototype');
    if (!isObject(prototype) || !instrumented.methods.every((name) => typeof property(prototype, name) === 'function')) continue;
    trackClass(instrumented.adapter, prototype, options);
    return true;
  }
  return false;
}

function property(value: unknown, name: string): unknown {
  return isObject(value) || typeof value === 'function' ? Reflect.get(value, name) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
