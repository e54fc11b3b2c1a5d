/** The adapter of knex, proven against a real PostgreSQL. */
import { once } from 'node:events';
import knexModule, { type Knex } from 'knex';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import type {} from '../../../tools/postgres/vitest-global-setup.js';
import { createPool } from './support/pool.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);
/** The client of an instance, whose type is not exported. */
interface Client {
  readonly pool: object;
  readonly acquireConnection: () => Promise<object>;
  readonly releaseConnection: (connection: object) => Promise<void>;
  readonly runner: (builder: object) => object;
}
const clientOf = (instance: Knex): Client => instance.client as Client;

let events: CompanionEvent[];
let knex: Knex;
const options: TrackOptions = { name: 'main', endGrace: 0, onReport: (event) => events.push(event) };

beforeEach(() => {
  events = [];
  knex = knexModule({
    client: 'pg',
    connection: inject('postgresUrl'),
    pool: { min: 0, max: 2 },
    acquireConnectionTimeout: 200,
    log: { warn: () => undefined },
  });
});

afterEach(async () => {
  await untrack(knex).destroy();
});

test('a transaction is reported with the line that began it until it ends', async () => {
  expect(track(knex, options)).toBe(knex);
  const transaction = await knex.transaction(); // begins
  expect(await transaction.raw('SELECT 7 AS n')).toMatchObject({ rows: [{ n: 7 }] });
  expect(outstanding(knex)).toMatchObject([
    { library: 'knex', kind: 'handed-out', acquiredAt: at('begins'), lastQuery: 'SELECT 7 AS n' },
  ]);
  expect(outstanding(knex)[0]?.server).toMatch(/^backend pid \d+$/);
  await transaction.commit();
  await expect.poll(() => outstanding(knex)).toEqual([]);
  const provide = knex.transactionProvider();
  await (await provide()).rollback();
  expect(await knex.transaction(async (inner) => inner.transaction(async (savepoint) => savepoint.raw('SELECT 1')))).toMatchObject({ rowCount: 1 });
  await expect(knex.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect.poll(() => report(knex).counts).toMatchObject({ requested: 4, handedOut: 4, returned: 4 });
  expect(events).toEqual([]);
});

test('queries are the library\'s own, streams the caller\'s until they are closed', async () => {
  track(knex, options);
  expect(await knex.select(knex.raw('1 AS one'))).toEqual([{ one: 1 }]);
  await expect(knex('no_such_table')).rejects.toMatchObject({ code: '42P01' });
  expect(report(knex).counts).toMatchObject({ internal: 2, handedOut: 0, returned: 2 });
  const stream = knex.raw('SELECT generate_series(1, 100000) AS n').stream(); // streams
  await once(stream, 'data');
  expect(outstanding(knex)).toMatchObject([{ acquiredAt: at('streams') }]);
  stream.destroy();
  await expect.poll(() => outstanding(knex)).toEqual([]);
  const taken = await clientOf(knex).acquireConnection(); // takes one itself
  expect(outstanding(knex)).toMatchObject([{ acquiredAt: at('takes one itself') }]);
  await clientOf(knex).releaseConnection(taken);
  expect(outstanding(knex)).toEqual([]);
  expect(events).toEqual([]);
});

test('a request that times out is refused with the error of knex', async () => {
  track(knex, options);
  const held = [await knex.transaction(), await knex.transaction()];
  await expect(knex.raw('SELECT 1')).rejects.toThrow('Timeout acquiring a connection');
  await expect(knex.transaction()).rejects.toThrow('Timeout acquiring a connection');
  expect(report(knex).counts).toMatchObject({ requested: 4, refused: 2, waiting: 0 });
  for (const transaction of held) await transaction.rollback();
});

test('the pool below, tracked too, does not tell of it a second time', async () => {
  track(knex, options);
  const below = clientOf(knex).pool;
  track(below, { ...options, name: 'below' });
  const transaction = await knex.transaction();
  await knex.raw('SELECT 1');
  expect(report()).toMatchObject({ outstanding: [{ library: 'knex' }], internal: [] });
  expect(report(below).counts).toMatchObject({ requested: 0 });
  await transaction.rollback();
  untrack(below);
  expect(events).toEqual([]);
});

test('over a pool of pg that it was given, tracked too, it is told of once', async () => {
  const pool = createPool({ max: 2 });
  const above = knexModule({ client: 'pg', connectionPool: pool });
  track(above, options);
  track(pool, { ...options, name: 'below' });
  const transaction = await above.transaction(); // above a pool of pg
  expect(outstanding()).toMatchObject([{ library: 'knex', acquiredAt: at('above a pool of pg') }]);
  await above.raw('SELECT 1');
  await transaction.commit();
  await expect.poll(() => outstanding()).toEqual([]);
  expect(report(pool).counts).toMatchObject({ requested: 0 });
  const client = await pool.connect(); // of the application
  expect(outstanding()).toMatchObject([{ library: 'pg', acquiredAt: at('of the application') }]);
  client.release();
  await untrack(above).destroy();
  await untrack(pool).end();
  expect(events).toEqual([]);
});

test('an end that waits names who holds it up', async () => {
  track(knex, options);
  const transaction = await knex.transaction(); // holds up the end
  const ended = knex.destroy();
  expect(events).toMatchObject([{ kind: 'end-waits', acquisitions: [{ acquiredAt: at('holds up the end') }] }]);
  await transaction.rollback();
  await ended;
});

test('untrack restores everything', async () => {
  const client = clientOf(knex);
  const runner = client.runner(knex.raw('SELECT 1'));
  const state = (): readonly unknown[] => [
    Reflect.ownKeys(client),
    ...['acquireConnection', 'releaseConnection', 'runner', 'transaction', 'destroy', 'query'].map((name): unknown => Reflect.get(client, name)),
    ...['run', 'stream'].map((name): unknown => Reflect.get(runner, name)),
  ];
  await knex.raw('SELECT 1');
  const before = state();
  track(knex, options);
  await knex.raw('SELECT 1');
  expect(state()).not.toEqual(before);
  untrack(knex);
  expect(state()).toEqual(before);
});
