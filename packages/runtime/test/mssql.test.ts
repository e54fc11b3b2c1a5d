/** What is tracked of mssql, proven with the library itself over connections that only play a server: none runs here. */
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { poolNumbers } from '../src/metrics/pools.js';
import { placesIn } from './support/source-line.js';

interface Transaction {
  readonly begin: () => Promise<Transaction>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}
interface ConnectionPool {
  readonly connect: () => Promise<ConnectionPool>;
  readonly close: () => Promise<void>;
  readonly transaction: () => Transaction;
}
/** What is used of the library, which comes without types. */
interface Mssql {
  readonly ConnectionPool: new (config: object) => ConnectionPool;
}
const mssql = createRequire(import.meta.url)('mssql') as Mssql;

/** A connection of tedious whose server says yes to everything. */
class FakeConnection extends EventEmitter {
  readonly #answer = (callback: (error: Error | null) => void): void => void setImmediate(callback, null);
  readonly beginTransaction = this.#answer;
  readonly commitTransaction = this.#answer;
  readonly rollbackTransaction = this.#answer;
}

const at = placesIn(import.meta.url);
let events: CompanionEvent[];
let pool: ConnectionPool;
const options: TrackOptions = { name: 'main', endGrace: 0, onReport: (event) => events.push(event) };

beforeEach(() => {
  events = [];
  pool = new mssql.ConnectionPool({ server: 'none', user: 'none', password: 'none', pool: { max: 1, acquireTimeoutMillis: 50 } });
  Object.assign(pool, {
    _poolCreate: () => Promise.resolve(new FakeConnection()),
    _poolDestroy: () => Promise.resolve(),
    _poolValidate: () => Promise.resolve(true),
  });
});

afterEach(async () => {
  await untrack(pool).close();
});

test('a transaction is reported with the line that began it until it ends', async () => {
  expect(track(pool, options)).toBe(pool);
  await pool.connect();
  for (const end of ['commit', 'rollback'] as const) {
    const transaction = pool.transaction();
    expect(outstanding(pool)).toEqual([]);
    await transaction.begin(); // begins
    expect(outstanding(pool)).toMatchObject([{ library: 'mssql', acquiredAt: at('begins') }]);
    await transaction[end]();
    expect(outstanding(pool)).toEqual([]);
  }
  expect(events).toEqual([]);
});

test('metrics know what lies in the pool', async () => {
  track(pool, options);
  const idle = (): unknown => poolNumbers().find((known) => known.pool === 'main');
  expect(idle()).toMatchObject({ idle: null });
  await pool.connect();
  const transaction = await pool.transaction().begin();
  expect(idle()).toMatchObject({ used: 1, idle: 0, idleMax: 1 });
  await transaction.commit();
  expect(idle()).toMatchObject({ used: 0, idle: 1, idleMax: 1 });
});

test('a request that times out is refused, with the error it had', async () => {
  track(await pool.connect(), options);
  const first = await pool.transaction().begin();
  await expect(pool.transaction().begin()).rejects.toThrow('Failed to acquire a connection from the pool');
  expect(report(pool).counts).toMatchObject({ requested: 2, refused: 1, waiting: 0 });
  await first.rollback();
});

test('the pool of tarn below, tracked too, does not tell of it a second time', async () => {
  track(await pool.connect(), options);
  const below = Reflect.get(pool, 'pool') as object;
  track(below, { ...options, name: 'below' });
  const transaction = await pool.transaction().begin();
  expect(outstanding()).toMatchObject([{ library: 'mssql' }]);
  await transaction.rollback();
  expect(outstanding()).toEqual([]);
  untrack(below);
});

test('untrack restores everything', async () => {
  const transaction = pool.transaction();
  const state = (): readonly unknown[] => [...['acquire', 'release', 'close'].map((name): unknown => Reflect.get(pool, name)), transaction.begin];
  const before = state();
  track(pool, options);
  expect(state()).not.toEqual(before);
  untrack(pool);
  expect(state()).toEqual(before);
  await pool.connect();
});
