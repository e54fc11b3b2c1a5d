/** Finds the pool classes in what a package exports, and instruments them. */
import type { Adapter } from './adapter.js';
import { genericPoolAdapter } from './adapters/generic-pool.js';
import { knexAdapter } from './adapters/knex.js';
import { mariadbAdapter } from './adapters/mariadb.js';
import { mongodbAdapter } from './adapters/mongodb.js';
import { mssqlAdapter } from './adapters/mssql.js';
import { mysqlAdapter } from './adapters/mysql.js';
import { mysql2Adapter } from './adapters/mysql2.js';
import { oracledbAdapter } from './adapters/oracledb.js';
import { pgAdapter } from './adapters/pg.js';
import { postgresAdapter } from './adapters/postgres.js';
import { sequelizePoolAdapter } from './adapters/sequelize-pool.js';
import { hasMethods, isObject, memberOf } from './adapters/shape.js';
import { betterSqlite3Adapter } from './adapters/sqlite.js';
import { tarnAdapter } from './adapters/tarn.js';
import type { TrackOptions } from './options.js';
import { isMethod } from './replace-method.js';
import { shielded } from './shield.js';
import { trackClass, trackMade } from './track.js';

/** One package whose pools can be tracked by their class. */
interface InstrumentedPackage {
  readonly adapter: Adapter;
  /** Methods that the prototype of its pool class has, itself or by inheritance. */
  readonly methods: readonly string[];
  /** Its name among the exports; default: `Pool`. */
  readonly className?: string;
  /** Whether loading it takes long, so that it is not loaded before the application does. */
  readonly isLarge?: boolean;
  /** Makes a pool that reaches no server, where the class is not exported. */
  readonly sample?: (exported: unknown) => unknown;
}

const pg: InstrumentedPackage = { adapter: pgAdapter, methods: ['connect', 'query', 'end', '_acquireClient'] };

const mariadb: InstrumentedPackage = {
  adapter: mariadbAdapter,
  methods: ['getConnection', 'importFile', 'activeConnections', 'end'],
  sample: (exported) => {
    const create = memberOf(exported, 'createPool');
    return isMethod(create) ? create({ connectionLimit: 1, minimumIdle: 0 }) : null;
  },
};

/** Package → its pools. `mysql2/promise` works through the class of `mysql2`. */
export const INSTRUMENTED_PACKAGES: Readonly<Record<string, InstrumentedPackage>> = {
  pg,
  'pg-pool': pg,
  mysql2: { adapter: mysql2Adapter, methods: ['getConnection', 'query', 'execute', 'releaseConnection'] },
  mysql: { adapter: mysqlAdapter, methods: ['getConnection', 'acquireConnection', 'query', 'releaseConnection'] },
  mariadb,
  'mariadb/callback': mariadb,
  knex: { adapter: knexAdapter, methods: ['acquireConnection', 'releaseConnection', 'runner', 'initializePool'], className: 'Client', isLarge: true },
  'sequelize-pool': { adapter: sequelizePoolAdapter, methods: ['acquire', 'release', 'destroyAllNow', '_dispense'] },
  mongodb: { adapter: mongodbAdapter, methods: ['startSession', 'withSession', 'db', 'connect'], className: 'MongoClient', isLarge: true },
  'better-sqlite3': { adapter: betterSqlite3Adapter, methods: ['prepare', 'pragma', 'transaction', 'loadExtension'] },
  oracledb: { adapter: oracledbAdapter, methods: ['getConnection', 'reconfigure', 'terminate', 'setAccessToken'], isLarge: true },
  mssql: { adapter: mssqlAdapter, methods: ['connect', 'acquire', 'release', 'transaction'], className: 'ConnectionPool', isLarge: true },
  tarn: { adapter: tarnAdapter, methods: ['acquire', 'release', '_executeEventHandlers'] },
  'generic-pool': { adapter: genericPoolAdapter, methods: ['acquire', 'release', 'drain', 'isBorrowedResource'] },
};

/** Of these, the ones whose ES modules have classes of their own. */
export const DUAL_PACKAGES: readonly string[] = ['mariadb', 'mariadb/callback'];

/** Instruments the pool class among the exports of a package; false if there is none. */
export function instrumentExports(packageName: string, exported: unknown, options: TrackOptions): boolean {
  const instrumented = Object.hasOwn(INSTRUMENTED_PACKAGES, packageName) ? INSTRUMENTED_PACKAGES[packageName] : undefined;
  if (instrumented === undefined) return false;
  const { adapter, methods, className = 'Pool', sample } = instrumented;
  const byDefault = memberOf(exported, 'default') ?? exported;
  const made: unknown = sample?.(byDefault);
  const prototypes = [byDefault, exported].flatMap((value) => [memberOf(memberOf(value, className), 'prototype'), memberOf(value, 'prototype')]);
  const prototype = isObject(made) ? Object.getPrototypeOf(made) as unknown : prototypes.find((candidate) => hasMethods(candidate, methods));
  if (!isObject(prototype) || !hasMethods(prototype, methods)) return false;
  trackClass(adapter, prototype, options);
  return true;
}

/** Package that exports a function which makes its pools, without a class → their adapter. */
export const INSTRUMENTED_FACTORIES: Readonly<Record<string, Adapter>> = { postgres: postgresAdapter };

const watchedFactories = new WeakMap<object, unknown>();

/** The same function, whose pools are tracked; anything else as it is. */
export function watchFactory(packageName: string, exported: unknown, options: TrackOptions): unknown {
  const adapter = Object.hasOwn(INSTRUMENTED_FACTORIES, packageName) ? INSTRUMENTED_FACTORIES[packageName] : undefined;
  if (adapter === undefined || !isMethod(exported)) return exported;
  const known = watchedFactories.get(exported);
  if (known !== undefined) return known;
  const watched = new Proxy(exported, {
    apply(factory, receiver, values) {
      const made: unknown = Reflect.apply(factory, receiver, values);
      shielded(() => trackMade(adapter, made, options));
      return made;
    },
  });
  watchedFactories.set(exported, watched);
  watchedFactories.set(watched, watched);
  return watched;
}
