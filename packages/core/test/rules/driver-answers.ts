/** Real drivers, asked what they make of options. None of them connects to anything. */
import genericPool from 'generic-pool';
import knex from 'knex';
import { MongoClient } from 'mongodb';
import mysql from 'mysql';
import mysql2 from 'mysql2';
import pg from 'pg';
import postgres from 'postgres';
import { Sequelize } from 'sequelize';
import { Pool as TarnPool } from 'tarn';
import { vi } from 'vitest';
import type { TypeReference } from '@leakcheck/models';

export type Options = Readonly<Record<string, unknown>>;

/** The settings that hold in a driver, by the name of the option that sets each. */
export type Settings = Readonly<Record<string, unknown>>;

export interface Driver {
  readonly library: string;
  /** The interface of its model whose options are asked. */
  readonly schema: TypeReference;
  /** A program that hands it the options of that text. */
  readonly program: (options: string) => string;
  /** What holds after the driver has read the options. Throws where it refuses them. */
  readonly settings: (options: Options) => Settings;
  /** What must stand beside an option that others bound. */
  readonly room?: Options;
}

export interface Answer {
  readonly outcome: 'silent' | 'warns' | 'throws';
  /** Empty where the driver throws. */
  readonly settings: Settings;
}

/** Hands options to a driver and listens to what it says. */
export function ask(driver: Driver, options: Options): Answer {
  const said: unknown[] = [];
  const spies = (['error', 'warn', 'log'] as const).map((method) => vi.spyOn(console, method).mockImplementation((...words) => said.push(words)));
  try {
    // Some drivers write into what they are given.
    const settings = driver.settings({ ...options });
    return { outcome: said.length > 0 ? 'warns' : 'silent', settings };
  } catch {
    return { outcome: 'throws', settings: {} };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** A member of an object that its types do not tell of: drivers keep their settings to themselves. */
function inside(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => ((typeof at === 'object' && at !== null) || typeof at === 'function' ? Reflect.get(at, name) : undefined), value);
}

function pick(value: unknown, names: readonly string[]): Settings {
  return Object.fromEntries(names.map((name) => [name, inside(value, name)]));
}

/** The options of a driver's types are narrower than what programs write. */
function loose<Target>(options: Options): Target {
  return options as Target;
}

const limitsOfPg = ['statement_timeout', 'query_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

export const DRIVERS: readonly Driver[] = [
  {
    library: 'pg',
    schema: { module: 'pg', name: 'PoolConfig' },
    program: (options) => `import { Pool } from 'pg';\nexport const pool = new Pool(${options} as any);\n`,
    settings: (options) => {
      const client = new pg.Client(loose(options));
      const pool = new pg.Pool(loose(options));
      return {
        ...pick(pool.options, ['max', 'min', 'idleTimeoutMillis', 'connectionTimeoutMillis', 'maxLifetimeSeconds']),
        ...pick(inside(client, 'connectionParameters'), limitsOfPg),
      };
    },
  },
  {
    library: 'mysql2',
    schema: { module: 'mysql2', name: 'PoolOptions' },
    program: (options) => `import { createPool } from 'mysql2';\nexport const pool = createPool(${options} as any);\n`,
    settings: (options) => {
      const config = inside(mysql2.createPool(loose(options)), 'config');
      return { ...pick(config, ['connectionLimit', 'maxIdle', 'idleTimeout', 'queueLimit']), ...pick(inside(config, 'connectionConfig'), ['connectTimeout', 'keepAliveInitialDelay']) };
    },
  },
  {
    library: 'mysql',
    schema: { module: 'mysql', name: 'PoolConfig' },
    program: (options) => `import { createPool } from 'mysql';\nexport const pool = createPool(${options} as any);\n`,
    settings: (options) => {
      const config = inside(mysql.createPool(loose(options)), 'config');
      return { ...pick(config, ['connectionLimit', 'acquireTimeout', 'queueLimit']), ...pick(inside(config, 'connectionConfig'), ['connectTimeout']) };
    },
  },
  {
    library: 'postgres',
    schema: { module: 'postgres', name: 'Options' },
    program: (options) => `import postgres from 'postgres';\nexport const sql = postgres(${options} as any);\n`,
    settings: (options) => {
      const read = inside(postgres(loose<postgres.Options<Record<string, never>>>(options)), 'options');
      const onServer = limitsOfPg.map((name): [string, unknown] => [`connection.${name}`, inside(read, 'connection', name)]);
      return { ...pick(read, ['max', 'idle_timeout', 'connect_timeout', 'max_lifetime']), ...Object.fromEntries<unknown>(onServer) };
    },
  },
  {
    library: 'knex',
    schema: { module: 'knex', name: 'PoolConfig' },
    program: (options) => `import knex from 'knex';\nexport const db = knex({ client: 'pg', connection: {}, pool: ${options} as any });\n`,
    settings: (options) => {
      const database = knex({ client: 'pg', connection: { host: 'localhost' }, pool: loose(options) });
      return pick(inside(database, 'client', 'pool'), ['max', 'min', 'acquireTimeoutMillis', 'createTimeoutMillis', 'idleTimeoutMillis', 'reapIntervalMillis']);
    },
  },
  {
    library: 'tarn',
    schema: { module: 'tarn', name: 'PoolOptions' },
    program: (options) => `import { Pool } from 'tarn';\nexport const pool = new Pool({ create, destroy, min: 0, max: 9_000, ...${options} } as any);\ndeclare const create: any, destroy: any;\n`,
    settings: (options) => {
      const pool = new TarnPool({ create: () => 1, destroy: () => undefined, min: 0, max: 9_000, ...loose<object>(options) });
      return pick(pool, ['max', 'min', 'acquireTimeoutMillis', 'createTimeoutMillis', 'idleTimeoutMillis', 'reapIntervalMillis']);
    },
  },
  {
    library: 'generic-pool',
    schema: { module: 'generic-pool', name: 'Options' },
    program: (options) => `import { createPool } from 'generic-pool';\nexport const pool = createPool(factory, ${options} as any);\ndeclare const factory: any;\n`,
    settings: (options) => {
      const pool = genericPool.createPool({ create: () => Promise.resolve(1), destroy: () => Promise.resolve() }, loose({ autostart: false, ...options }));
      return pick(inside(pool, '_config'), ['max', 'min', 'acquireTimeoutMillis', 'idleTimeoutMillis', 'evictionRunIntervalMillis', 'maxWaitingClients']);
    },
  },
  {
    library: 'sequelize',
    schema: { module: 'sequelize', name: 'PoolOptions' },
    room: { max: 9_000 },
    program: (options) => `import { Sequelize } from 'sequelize';\nexport const db = new Sequelize({ dialect: 'postgres', pool: ${options} as any });\n`,
    settings: (options) => {
      const database = new Sequelize({ dialect: 'postgres', logging: false, pool: loose(options) });
      const pool = inside(database, 'connectionManager', 'pool');
      return {
        max: inside(pool, 'maxSize'),
        min: inside(pool, 'minSize'),
        acquire: inside(pool, 'acquireTimeoutMillis'),
        idle: inside(pool, 'idleTimeoutMillis'),
        evict: inside(pool, 'reapIntervalMillis'),
      };
    },
  },
  {
    library: 'mongodb',
    schema: { module: 'mongodb', name: 'MongoClientOptions' },
    program: (options) => `import { MongoClient } from 'mongodb';\nexport const client = new MongoClient('mongodb://localhost', ${options} as any);\n`,
    settings: (options) => {
      const client = new MongoClient('mongodb://localhost', loose(options));
      return pick(client.options, ['maxPoolSize', 'minPoolSize', 'connectTimeoutMS', 'waitQueueTimeoutMS', 'maxIdleTimeMS', 'serverSelectionTimeoutMS', 'socketTimeoutMS']);
    },
  },
];

/** The driver of a library. */
export function driverOf(library: string): Driver {
  const driver = DRIVERS.find((one) => one.library === library);
  if (!driver) throw new Error(`no driver is asked for ${library}`);
  return driver;
}
