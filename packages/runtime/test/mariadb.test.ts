/** The adapter of mariadb, proven against a real MariaDB. */
import * as mariadbCallback from 'mariadb/callback';
import mariadb, { type Pool } from 'mariadb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);
const unreachable = await whyUnreachable();
if (unreachable === null) describe('mariadb against MariaDB', proofs);
else reportNotRun('mariadb against MariaDB, tracked', unreachable);

function proofs(): void {
  let events: CompanionEvent[];
  let pool: Pool;
  const { hostname: host, port, username: user, pathname } = new URL(mariadbUrl);
  const config = { host, port: Number(port), user, database: pathname.slice(1), connectionLimit: 2, acquireTimeout: 500 };
  const options: TrackOptions = { name: 'main', endGrace: 0, onReport: (event) => events.push(event) };

  beforeEach(() => {
    events = [];
    pool = mariadb.createPool(config);
  });

  afterEach(async () => {
    untrack(pool);
    await pool.end();
  });

  test('a connection that is out is reported with its line, and no longer once it is released', async () => {
    expect(track(pool, options)).toBe(pool);
    const held = await pool.getConnection(); // by promise
    expect(await held.query('SELECT ? AS n', [7])).toEqual([{ n: 7 }]);
    expect(outstanding(pool)).toMatchObject([
      {
        library: 'mariadb',
        kind: 'handed-out',
        acquiredAt: at('by promise'),
        lastQuery: 'SELECT ? AS n',
        server: `thread ${held.threadId}`,
      },
    ]);
    await held.release();
    expect(outstanding(pool)).toEqual([]);
    for (const end of ['end', 'close', 'destroy'] as const) {
      const taken = await pool.getConnection();
      expect(outstanding(pool)).toHaveLength(1);
      await taken[end as 'end']();
      expect(outstanding(pool)).toEqual([]);
    }
    expect(await pool.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(report(pool).counts).toMatchObject({ requested: 4, handedOut: 4, returned: 4 });
    expect(events).toEqual([]);
  });

  test('the pool of callbacks is tracked as the one of promises is', async () => {
    const callbacks = mariadbCallback.createPool(config);
    track(callbacks, options);
    const taken = await new Promise<mariadbCallback.PoolConnection>((resolve, reject) => {
      callbacks.getConnection((error, connection) => (connection === undefined ? reject(new Error('none', { cause: error })) : resolve(connection))); // by callback
    });
    expect(outstanding(callbacks)).toMatchObject([{ acquiredAt: at('by callback') }]);
    await new Promise<void>((resolve) => void taken.release(() => resolve()));
    expect(outstanding(callbacks)).toEqual([]);
    expect(events).toEqual([]);
    await new Promise<void>((resolve) => void untrack(callbacks).end(() => resolve()));
  });

  test('a request that times out is refused, with the error it had', async () => {
    track(pool, options);
    const held = [await pool.getConnection(), await pool.getConnection()];
    await expect(pool.getConnection()).rejects.toMatchObject({ code: 'ER_GET_CONNECTION_TIMEOUT' });
    expect(report(pool).counts).toMatchObject({ requested: 3, refused: 1, waiting: 0 });
    for (const connection of held) await connection.release();
  });

  test('a second release and a use after release are told', async () => {
    track(pool, options);
    const twice = await pool.getConnection(); // released twice
    await twice.release();
    await twice.release();
    expect(events).toMatchObject([{ kind: 'released-twice', acquisition: { acquiredAt: at('released twice') } }]);
    const late = await pool.getConnection(); // used too late
    await late.release();
    await late.query('SELECT 1');
    expect(events[1]).toMatchObject({ kind: 'used-after-release', method: 'query', acquisition: { acquiredAt: at('used too late') } });
  });

  test('the pool rolls back what is open, so that nothing is told of it', async () => {
    track(pool, options);
    const held = await pool.getConnection();
    await held.beginTransaction();
    await held.query('SELECT 1');
    await held.release();
    expect(events).toEqual([]);
  });

  test('an end that waits names who holds it up', async () => {
    const ended = mariadb.createPool(config);
    track(ended, options);
    const held = await ended.getConnection(); // holds up the end
    const end = ended.end();
    expect(events).toMatchObject([{ kind: 'end-waits', acquisitions: [{ acquiredAt: at('holds up the end') }] }]);
    await held.release();
    await end;
    untrack(ended);
  });

  test('untrack restores everything', async () => {
    const plain = await pool.getConnection();
    const shape = (object: object): readonly unknown[] => [
      Reflect.ownKeys(object),
      ...['getConnection', 'end', 'query', 'execute'].map((name): unknown => Reflect.get(object, name)),
    ];
    const before = [shape(pool), Reflect.ownKeys(plain), Reflect.get(plain, 'query')];
    track(pool, options);
    const held = await pool.getConnection();
    expect(shape(pool)).not.toEqual(before[0]);
    expect(Reflect.get(plain, 'query')).not.toBe(before[2]);
    const { release } = held;
    expect(untrack(pool)).toBe(pool);
    expect([shape(pool), Reflect.ownKeys(held), Reflect.get(held, 'query')]).toEqual(before);
    expect(held.release).not.toBe(release);
    await held.release();
    await plain.release();
    expect(outstanding()).toEqual([]);
  });
}
