/** What the model of drizzle claims, over pg, postgres.js and a real PostgreSQL. */
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { integer, pgMaterializedView, pgTable, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as overPostgresJs } from 'drizzle-orm/postgres-js';
import pg from 'pg';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { isPending } from './pending.js';
import { isRunning } from './server-activity.js';

const users = pgTable('drizzle_users', { id: integer('id') });
const copies = pgMaterializedView('drizzle_copies', { id: integer('id') }).as(sql`SELECT id FROM drizzle_users`);
const schema = { users };

type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

const { types } = moduleOf('drizzle-orm/pg-core');
const DATABASE = Object.keys(types['PgDatabase']?.members ?? {});

let pool: pg.Pool;
let db: NodePgDatabase<typeof schema>;

beforeEach(async () => {
  pool = new pg.Pool({ connectionString: inject('postgresUrl'), max: 1 });
  db = drizzle(pool, { schema });
  await pool.query('CREATE TABLE drizzle_users (id int); CREATE MATERIALIZED VIEW drizzle_copies AS SELECT id FROM drizzle_users');
});

afterEach(async () => {
  await pool.query('DROP TABLE drizzle_users CASCADE');
  await pool.end();
});

function busy(): number {
  return pool.totalCount - pool.idleCount;
}

/** One statement of each kind, none of them at work yet. */
const STATEMENTS: Readonly<Record<string, (on: Database) => PromiseLike<unknown>>> = {
  execute: (on) => on.execute(sql`SELECT 1`),
  with: (on) => {
    const all = on.$with('everyone').as(on.select().from(users));
    return on.with(all).select().from(all);
  },
  select: (on) => on.select().from(users),
  selectDistinct: (on) => on.selectDistinct().from(users),
  selectDistinctOn: (on) => on.selectDistinctOn([users.id]).from(users),
  insert: (on) => on.insert(users).values({ id: 1 }),
  update: (on) => on.update(users).set({ id: 2 }),
  delete: (on) => on.delete(users),
  refreshMaterializedView: (on) => on.refreshMaterializedView(copies),
};

test('a statement works when it is awaited, on one connection that it gives back', async () => {
  expect(types['PgStatement']?.awaited).toBe('query');
  const others = ['transaction', '$with', '$count'];
  expect(DATABASE.filter((name) => !others.includes(name)).toSorted()).toEqual(Object.keys(STATEMENTS).toSorted());
  let queries = 0;
  pool.on('acquire', () => (queries += 1));
  for (const [name, begin] of Object.entries(STATEMENTS)) {
    queries = 0;
    const statement = begin(db);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([name, queries]).toEqual([name, 0]);
    await statement;
    expect([name, queries, busy(), pool.totalCount]).toEqual([name, 1, 0, 1]);
  }
});

test('what the model calls one-shot takes a connection and gives it back, also where it fails', async () => {
  const oneShots = ['PgDatabase.$count', 'PgStatement.execute', 'RelationalQueryBuilder.findMany', 'RelationalQueryBuilder.findFirst'];
  expect(oneShots.flatMap((call) => callsOf('drizzle-orm/pg-core', call).map(summary))).toEqual(oneShots.map(() => 'oneShot query'));
  for (const work of [() => db.$count(users), () => db.select().from(users).execute(), () => db.query.users.findMany(), () => db.query.users.findFirst()]) {
    await work();
    expect([busy(), pool.totalCount]).toEqual([0, 1]);
  }
  await expect(db.execute(sql`SELEC 1`)).rejects.toThrow('Failed query');
  expect(busy()).toBe(0);
});

test('each method that the model names exists', () => {
  const builders = [db.select(), db.select().from(users), db.insert(users), db.insert(users).values({ id: 1 }), db.update(users), db.update(users).set({ id: 1 }), db.delete(users), db.execute(sql`SELECT 1`)];
  expect(DATABASE.filter((name) => !(name in db))).toEqual([]);
  const methods = Object.keys(types['PgStatement']?.members ?? {});
  expect(methods.filter((name) => !builders.some((builder) => name in builder))).toEqual([]);
});

test('a transaction lends one connection to its callback and takes it back, also where that fails', async () => {
  expect(callsOf('drizzle-orm/pg-core', 'PgDatabase.transaction').map(summary)).toEqual(['scope transaction by callback 0.0 > PgTransaction']);
  await db.transaction(async (tx) => {
    for (const begin of Object.values(STATEMENTS)) await begin(tx);
    await tx.query.users.findMany();
    await tx.$count(users);
    // A savepoint, which only a transaction has.
    await tx.transaction((inner) => inner.execute(sql`SELECT 1`));
    expect([busy(), pool.totalCount, pool.waitingCount]).toEqual([1, 1, 0]);
  });
  expect(busy()).toBe(0);
  await expect(db.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(db.transaction(async (tx) => tx.rollback())).rejects.toThrow('Rollback');
  expect(busy()).toBe(0);
});

test('over postgres.js, too', async () => {
  const client = postgres(inject('postgresUrl'), { max: 1 });
  const over = overPostgresJs(client);
  await expect(over.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const outside = await over.transaction(async (tx) => {
    await tx.execute(sql`SELECT 1`);
    const second = over.execute(sql`SELECT 1 AS one`).execute();
    expect(await isPending(second)).toBe(true);
    return { second };
  });
  expect([...(await outside.second)]).toEqual([{ one: 1 }]);
  await client.end();
});

test('the database inside a transaction waits for a second connection', async () => {
  // Only now that it is connected: the server itself may take longer than that to answer.
  pool.options.connectionTimeoutMillis = 50;
  for (const begin of [...Object.values(STATEMENTS), () => db.query.users.findMany(), () => db.transaction(async () => undefined)]) {
    const failure: unknown = await db.transaction(async () => await begin(db)).then(() => undefined, (error: unknown) => error);
    expect(String(failure instanceof Error ? (failure.cause ?? failure) : failure)).toContain('timeout exceeded when trying to connect');
  }
});

test('a BEGIN that fails keeps its connection, as the page says', async () => {
  const leaking = new pg.Pool({ connectionString: inject('postgresUrl'), max: 1 });
  const config = Object.assign({}, { isolationLevel: 'nonsense' });
  await expect(Reflect.apply(db.transaction.bind(drizzle(leaking)), undefined, [async () => undefined, config])).rejects.toThrow('Failed query');
  expect(leaking.totalCount - leaking.idleCount).toBe(1);
});

test('the pool that it makes is that of pg, with its defaults, and nobody listens for its errors', async () => {
  const own = drizzle(inject('postgresUrl'));
  const { options } = optionsOf('pg', 'PoolConfig');
  for (const name of ['max', 'idleTimeoutMillis'] as const) expect([name, own.$client.options[name]]).toEqual([name, options[name]?.default]);
  expect(moduleOf('pg').types['Pool']?.resource?.errorEvent).toBe('error');
  expect(own.$client.listenerCount('error')).toBe(0);
  await own.$client.end();
});

test('options of the pool count inside connection, and not beside it', async () => {
  const connectionString = inject('postgresUrl');
  const inside = drizzle({ connection: { connectionString, max: 3 } });
  const beside = drizzle(Object.assign({ connection: connectionString }, { max: 3 }));
  expect([inside.$client.options.max, beside.$client.options.max]).toEqual([3, optionsOf('pg', 'PoolConfig').options['max']?.default]);
  await Promise.all([inside.$client.end(), beside.$client.end()]);
});

test('the timeouts are those of the driver: one stops the server, one only the waiting', async () => {
  const { options } = optionsOf('pg', 'ClientConfig');
  for (const name of ['statement_timeout', 'query_timeout'] as const) {
    const limited = drizzle({ connection: { connectionString: inject('postgresUrl'), [name]: 100 } });
    await expect(limited.execute(sql.raw(`SELECT pg_sleep(2) -- drizzle, ${name}`))).rejects.toThrow('Failed query');
    expect(options[name]?.role).toBe((await isRunning(`drizzle, ${name}`)) ? 'queryTimeout' : 'statementTimeout');
    await limited.$client.end();
  }
});
