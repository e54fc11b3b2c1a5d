/** Libraries above a driver: their connections are told of once, with the application's own line, on a real PostgreSQL. */
import { PrismaPg } from '@prisma/adapter-pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import pgPromise from 'pg-promise';
import postgres from 'postgres';
import { Sequelize } from 'sequelize';
import { DataSource } from 'typeorm';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import type {} from '../../../tools/postgres/vitest-global-setup.js';
import { createPool } from './support/pool.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);
let events: CompanionEvent[];
const options: TrackOptions = { name: 'main', endGrace: 0, onReport: (event) => events.push(event) };

beforeEach(() => {
  events = [];
});

describe('typeorm', () => {
  const open = (): Promise<DataSource> => new DataSource({ type: 'postgres', url: inject('postgresUrl'), extra: { max: 2 } }).initialize();

  test('a query runner is reported with the line that connected it until it is released', async () => {
    const dataSource = await open();
    expect(track(dataSource, options)).toBe(dataSource);
    const runner = dataSource.createQueryRunner();
    expect(outstanding(dataSource)).toEqual([]);
    await runner.connect(); // connects
    await runner.startTransaction();
    expect(outstanding(dataSource)).toMatchObject([{ library: 'pg', acquiredAt: at('connects') }]);
    await runner.commitTransaction();
    await runner.release();
    const other = dataSource.createQueryRunner();
    await other.query('SELECT 1'); // connects by its first query
    expect(outstanding(dataSource)).toMatchObject([{ acquiredAt: at('connects by its first query') }]);
    await other.release();
    expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await dataSource.transaction((manager) => manager.query('SELECT 1'));
    expect(outstanding(dataSource)).toEqual([]);
    expect(events).toEqual([]);
    await untrack(dataSource).destroy();
    expect(untrack(dataSource)).toBe(dataSource);
  });

  test('a query runner that is released in its transaction is told', async () => {
    const dataSource = track(await open(), options);
    const runner = dataSource.createQueryRunner();
    await runner.connect(); // released in its transaction
    await runner.startTransaction();
    await runner.release();
    expect(events).toMatchObject([{ kind: 'dirty-release', acquisition: { acquiredAt: at('released in its transaction') } }]);
    await untrack(dataSource).destroy();
  });

  test('a data source that is not initialised has no pool yet', () => {
    expect(() => track(new DataSource({ type: 'postgres' }), options)).toThrow('It has no pool yet: initialize() makes it.');
  });
});

describe('sequelize', () => {
  const open = (): Sequelize => new Sequelize(inject('postgresUrl'), { logging: false, pool: { max: 2, acquire: 300 } });

  test('a transaction is reported with the line that began it until it ends', async () => {
    const sequelize = open();
    expect(track(sequelize, options)).toBe(sequelize);
    const transaction = await sequelize.transaction(); // begins in sequelize
    await sequelize.query('SELECT 1', { transaction });
    expect(outstanding(sequelize)).toMatchObject([{ library: 'sequelize', acquiredAt: at('begins in sequelize') }]);
    expect(outstanding(sequelize)[0]?.server).toMatch(/^backend pid \d+$/);
    await transaction.rollback();
    expect(outstanding(sequelize)).toEqual([]);
    await sequelize.transaction((inner) => sequelize.query('SELECT 1', { transaction: inner }));
    await expect(sequelize.query('SELECT no_such_column')).rejects.toThrow('no_such_column');
    expect(report(sequelize)).toMatchObject({ outstanding: [], counts: { requested: 3, returned: 3 } });
    expect(events).toEqual([]);
    await untrack(sequelize).close();
  });

  test('a request that times out is refused; an end that waits names who holds it up', async () => {
    const sequelize = track(open(), options);
    const held = [await sequelize.transaction(), await sequelize.transaction()]; // hold up sequelize
    await expect(sequelize.query('SELECT 1')).rejects.toThrow('Operation timeout');
    expect(report(sequelize).counts).toMatchObject({ requested: 3, refused: 1, waiting: 0 });
    const closed = sequelize.close();
    await expect.poll(() => events).toMatchObject([
      { kind: 'end-waits', acquisitions: [{ acquiredAt: at('hold up sequelize') }, { acquiredAt: at('hold up sequelize') }] },
    ]);
    for (const transaction of held) await transaction.rollback();
    await closed;
    untrack(sequelize);
  });

  test('untrack restores everything', async () => {
    const sequelize = open();
    const { pool } = Reflect.get(sequelize, 'connectionManager') as unknown as { readonly pool: object };
    const state = (): readonly unknown[] => ['acquire', 'release', 'destroy', 'drain'].map((name): unknown => Reflect.get(pool, name));
    const before = state();
    track(sequelize, options);
    expect(state()).not.toEqual(before);
    await sequelize.authenticate();
    untrack(sequelize);
    expect(state()).toEqual(before);
    expect(Object.hasOwn(pool, 'acquire')).toBe(false);
    await sequelize.close();
  });
});

describe('kysely', () => {
  const open = (pool: pg.Pool): Kysely<unknown> => new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });

  test('a transaction or connection that stays open is reported with its line', async () => {
    const pool = track(createPool({ max: 2 }), options);
    const database = open(pool);
    let end: () => void = () => undefined;
    const untilEnd = (): Promise<void> => new Promise<void>((resolve) => (end = resolve));
    const inTransaction = async (): Promise<void> => {
      await database.transaction().execute(untilEnd); // a transaction of kysely
    };
    const transaction = inTransaction();
    await expect.poll(() => outstanding(pool)).toMatchObject([{ library: 'pg', acquiredAt: at('a transaction of kysely') }]);
    end();
    await transaction;
    const onConnection = async (): Promise<void> => {
      await database.connection().execute(untilEnd); // a connection of kysely
    };
    const connection = onConnection();
    await expect.poll(() => outstanding(pool)).toMatchObject([{ library: 'pg', acquiredAt: at('a connection of kysely') }]);
    end();
    await connection;
    await sql`SELECT 1`.execute(database);
    expect(outstanding(pool)).toEqual([]);
    expect(events).toEqual([]);
    await untrack(pool).end();
  });

  test('a controlled transaction is reported until it ends', async () => {
    const pool = track(createPool({ max: 2 }), options);
    const transaction = await open(pool).startTransaction().execute();
    await sql`SELECT 1`.execute(transaction);
    // Its connection is asked for on a stack that does not lead to the application: the line is kysely's own.
    expect(outstanding(pool)).toMatchObject([{ library: 'pg', lastQuery: 'SELECT 1' }]);
    await transaction.rollback().execute();
    expect(outstanding(pool)).toEqual([]);
    expect(events).toEqual([]);
    await untrack(pool).end();
  });
});

describe('drizzle', () => {
  test('over pg, a transaction that stays open is reported with its line', async () => {
    const pool = createPool({ max: 2 });
    const database = drizzle(pool);
    expect(track(database, options)).toBe(database);
    let end: () => void = () => undefined;
    const ended = database.transaction(() => new Promise<void>((resolve) => (end = resolve))); // stays open
    await expect.poll(() => outstanding(database)).toMatchObject([{ library: 'pg', acquiredAt: at('stays open') }]);
    end();
    await ended;
    expect(outstanding(pool)).toEqual([]);
    expect(events).toEqual([]);
    await untrack(database).$client.end();
  });

  test('over postgres.js, its client is tracked', async () => {
    const client = postgres(inject('postgresUrl'), { max: 2 });
    const database = track(drizzlePostgres(client), options);
    await database.transaction((inner) => inner.execute('SELECT 1'));
    expect(report(client).counts).toMatchObject({ internal: 1, returned: 1 });
    await untrack(database).$client.end();
  });

  test('over a single connection there is no pool', async () => {
    const client = new pg.Client(inject('postgresUrl'));
    expect(() => track(drizzle(client), options)).toThrow('Behind it is an object of class Client.');
    await client.end();
  });
});

test('pg-promise: its pool, of a copy of pg, is found behind the database', async () => {
  const library = pgPromise();
  const database = library(inject('postgresUrl'));
  expect(track(database, options)).toBe(database);
  const held = await database.connect(); // connects pg-promise
  expect(outstanding(database)).toMatchObject([{ library: 'pg', acquiredAt: at('connects pg-promise') }]);
  void held.done();
  expect(await database.one('SELECT 1 AS one')).toEqual({ one: 1 });
  await database.tx((transaction) => transaction.one('SELECT 1'));
  expect(outstanding(database)).toEqual([]);
  expect(events).toEqual([]);
  await untrack(database).$pool.end();
});

test('a driver adapter of Prisma: a transaction is reported with the line that began it until it ends', async () => {
  const adapter = await new PrismaPg({ connectionString: inject('postgresUrl') }).connect();
  expect(track(adapter, options)).toBe(adapter);
  const transaction = await adapter.startTransaction(); // begins in Prisma
  expect(outstanding(adapter)).toMatchObject([{ library: 'pg', acquiredAt: at('begins in Prisma') }]);
  await transaction.executeRaw({ sql: 'COMMIT', args: [], argTypes: [] });
  await transaction.commit();
  expect(outstanding(adapter)).toEqual([]);
  expect(events).toEqual([]);
  await untrack(adapter).dispose();
});
