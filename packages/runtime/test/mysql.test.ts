/** The adapter of mysql, proven against a real MariaDB. */
import mysql from 'mysql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);

const unreachable = await whyUnreachable();
if (unreachable === null) describe('mysql against MariaDB', proofs);
else reportNotRun('mysql against MariaDB, tracked', unreachable);

function proofs(): void {
  let events: CompanionEvent[];
  let pool: mysql.Pool;
  const options: TrackOptions = { name: 'main', onReport: (event) => events.push(event) };

  beforeEach(() => {
    events = [];
    const { hostname, port, username, password, pathname } = new URL(mariadbUrl);
    pool = mysql.createPool({
      host: hostname,
      port: Number(port || 3306),
      user: username,
      password,
      database: pathname.slice(1),
      connectionLimit: 1,
    });
    track(pool, options);
  });

  afterEach(async () => {
    untrack(pool);
    await new Promise((resolve) => pool.end(resolve));
  });

  const connection = (): Promise<mysql.PoolConnection> =>
    new Promise((resolve, reject) => {
      pool.getConnection((error, taken) => (error ? reject(error) : resolve(taken))); // taken here
    });
  /** `pool.releaseConnection()`, which the types do not know. */
  const takeBack = (held: mysql.PoolConnection): void => {
    const method: unknown = Reflect.get(pool, 'releaseConnection');
    if (typeof method === 'function') Reflect.apply(method, pool, [held]);
  };
  const query = (target: mysql.Pool | mysql.PoolConnection, sql: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      target.query(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
    });

  test('a connection that is out is reported with its line until it is released, either way', async () => {
    const held = await connection();
    expect(outstanding(pool)).toMatchObject([{ library: 'mysql', acquiredAt: at('taken here'), server: `thread ${held.threadId}` }]);
    held.release();
    expect(outstanding(pool)).toEqual([]);
    takeBack(await connection());
    expect(outstanding(pool)).toEqual([]);
    (await connection()).destroy();
    expect(outstanding(pool)).toEqual([]);
    expect(report(pool).counts).toMatchObject({ handedOut: 3, returned: 3 });
    expect(events).toEqual([]);
  });

  test('queries of the pool are nobody\'s, and answer as before', async () => {
    expect(await query(pool, 'SELECT 1 AS one')).toMatchObject([{ one: 1 }]);
    await expect(query(pool, 'SELECT no_such_column')).rejects.toMatchObject({ code: 'ER_BAD_FIELD_ERROR' });
    expect(report(pool)).toMatchObject({ outstanding: [], internal: [], counts: { internal: 2, returned: 2 } });
    expect(events).toEqual([]);
  });

  test('who waits gets its connection once, also where the one that was out breaks', async () => {
    const first = await connection();
    const second = connection();
    expect(report(pool).counts).toMatchObject({ requested: 2, waiting: 1 });
    first.destroy();
    const taken = await second;
    expect(report(pool).counts).toMatchObject({ requested: 2, handedOut: 2, returned: 1, waiting: 0 });
    taken.release();
  });

  test('a second release is told, and throws as before', async () => {
    const held = await connection();
    held.release();
    expect(() => held.release()).toThrow('Connection already released');
    expect(events).toMatchObject([{ kind: 'released-twice', acquisition: { acquiredAt: at('taken here') } }]);
  });

  test('a transaction that is left open is told, a finished one is not', async () => {
    const begin = (held: mysql.PoolConnection): Promise<void> =>
      new Promise((resolve, reject) => held.beginTransaction((error) => (error ? reject(error) : resolve())));
    const clean = await connection();
    await begin(clean);
    await new Promise<void>((resolve, reject) => clean.commit((error) => (error ? reject(error) : resolve())));
    clean.release();
    expect(events).toEqual([]);
    const dirty = await connection();
    await begin(dirty);
    dirty.release();
    expect(events).toMatchObject([{ kind: 'dirty-release', leftovers: [{ kind: 'open-transaction' }] }]);
  });

  test('use after release is told', async () => {
    const late = await connection();
    late.release();
    await query(late, 'SELECT 1');
    expect(events).toMatchObject([{ kind: 'used-after-release', method: 'query', acquisition: { acquiredAt: at('taken here') } }]);
  });
}
