/** The adapter of oracledb, proven with the library's own pool over connections that only play a server: none runs here. */
import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { poolNumbers } from '../src/metrics/pools.js';
import { placesIn } from './support/source-line.js';

interface Connection {
  readonly close: (options?: { readonly drop: boolean }) => Promise<void>;
  readonly release: () => Promise<void>;
}
interface Pool {
  readonly poolMax: number;
  getConnection(): Promise<Connection>;
  getConnection(callback: (error: Error | null, connection: Connection) => void): void;
  readonly close: (drainTime: number) => Promise<void>;
}
/** What is used of the library, which comes without types. */
interface Oracledb {
  readonly createPool: (config: object) => Promise<Pool>;
}
const oracledb = createRequire(import.meta.url)('oracledb') as Oracledb;

/** What a connection of the library works through, whose server says yes to everything. */
function fakeConnection(): object {
  const connection = {
    close: () => Promise.resolve(),
    _getConnImpl: () => connection,
    _acquireLock: () => Promise.resolve(),
    _releaseLock: () => undefined,
  };
  return connection;
}

const at = placesIn(import.meta.url);
let events: CompanionEvent[];
let pool: Pool;
const options: TrackOptions = { name: 'main', endGrace: 0, onReport: (event) => events.push(event) };

beforeEach(async () => {
  events = [];
  pool = await oracledb.createPool({ user: 'none', password: 'none', connectString: '127.0.0.1:1/none', poolMin: 0, poolMax: 2, queueTimeout: 50 });
  Object.assign(Reflect.get(pool, '_impl') as object, { getConnection: () => Promise.resolve(fakeConnection()) });
});

afterEach(async () => {
  await untrack(pool).close(0);
});

test('a connection is reported with its line until it is closed, by promise and by callback', async () => {
  expect(track(pool, options)).toBe(pool);
  const held = await pool.getConnection(); // by promise
  const other = await new Promise<Connection>((resolve, reject) => {
    pool.getConnection((error, connection) => (error === null ? resolve(connection) : reject(error))); // by callback
  });
  expect(outstanding(pool)).toMatchObject([{ library: 'oracledb', acquiredAt: at('by promise') }, { acquiredAt: at('by callback') }]);
  await held.close();
  await other.release();
  expect(outstanding(pool)).toEqual([]);
  await (await pool.getConnection()).close({ drop: true });
  expect(outstanding(pool)).toEqual([]);
  expect(events).toEqual([]);
});

test('metrics know what lies in the pool', async () => {
  track(pool, options);
  Object.assign(Reflect.get(pool, '_impl') as object, { getConnectionsOpen: () => 2, getConnectionsInUse: () => 1 });
  const taken = await pool.getConnection();
  expect(poolNumbers().find((known) => known.pool === 'main')).toMatchObject({ used: 1, idle: 1, idleMax: 2 });
  await taken.close();
});

test('a second close is told, and rejected as before', async () => {
  track(pool, options);
  const twice = await pool.getConnection(); // closed twice
  await twice.close();
  await expect(twice.close()).rejects.toThrow('NJS-003');
  expect(events).toMatchObject([{ kind: 'released-twice', acquisition: { acquiredAt: at('closed twice') } }]);
});

test('a request that times out is refused; an end names who is out', async () => {
  track(pool, options);
  const held = [await pool.getConnection(), await pool.getConnection()]; // hold up the end
  await expect(pool.getConnection()).rejects.toThrow('NJS-040');
  expect(report(pool).counts).toMatchObject({ requested: 3, refused: 1, waiting: 0 });
  await pool.close(0);
  expect(events).toMatchObject([{ kind: 'end-waits', acquisitions: held.map(() => ({ acquiredAt: at('hold up the end') })) }]);
  untrack(pool);
  pool = await oracledb.createPool({ user: 'none', password: 'none', connectString: '127.0.0.1:1/none', poolMin: 0 });
});

test('untrack restores everything', async () => {
  const plain = await pool.getConnection();
  const { getConnection, close } = pool;
  track(pool, options);
  const held = await pool.getConnection();
  expect(held.close).not.toBe(plain.close);
  untrack(pool);
  expect([pool.getConnection, pool.close, held.close]).toEqual([getConnection, close, plain.close]);
  await held.close();
  await plain.close();
});
