/** The adapter of mysql2, proven against a real MariaDB. */
import mysql from 'mysql2';
import type { Pool as PromisePool, PoolConnection as PromiseConnection } from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack, withContext } from '../src/index.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);

const unreachable = await whyUnreachable();
if (unreachable === null) describe('mysql2 against MariaDB', proofs);
else reportNotRun('mysql2 against MariaDB, tracked', unreachable);

function proofs(): void {
  let events: CompanionEvent[];
  let core: mysql.Pool;
  let pool: PromisePool;
  const options: TrackOptions = { name: 'main', onReport: (event) => events.push(event) };
  const kinds = (): readonly string[] => events.map(({ kind }) => kind);

  beforeEach(() => {
    events = [];
    core = mysql.createPool({ uri: mariadbUrl, connectionLimit: 2 });
    pool = core.promise();
  });

  afterEach(async () => {
    untrack(pool);
    await pool.end();
  });

  const connection = (): Promise<mysql.PoolConnection> =>
    new Promise((resolve, reject) => {
      core.getConnection((error, taken) => (error ? reject(error) : resolve(taken))); // by callback
    });

  test('a connection that is out is reported with its line, and no longer once it is released', async () => {
    expect(track(pool, options)).toBe(pool);
    const held = await pool.getConnection(); // by promise
    await held.query('SELECT ? AS n', [7]);
    expect(outstanding(pool)).toMatchObject([
      {
        library: 'mysql2',
        kind: 'handed-out',
        acquiredAt: at('by promise'),
        lastQuery: 'SELECT ? AS n',
        server: `thread ${held.threadId}`,
      },
    ]);
    held.release();
    expect(outstanding(core)).toEqual([]);
    const other = await connection();
    expect(outstanding(pool)).toMatchObject([{ acquiredAt: at('by callback') }]);
    other.release();
    expect(outstanding(pool)).toEqual([]);
    expect(events).toEqual([]);
  });

  test('queries of the pool are nobody\'s, in both interfaces, and answer as before', async () => {
    track(core, options);
    const [rows] = await pool.query('SELECT 1 AS one');
    expect(rows).toEqual([{ one: 1 }]);
    const [executed] = await pool.execute('SELECT ? AS n', ['x']);
    expect(executed).toEqual([{ n: 'x' }]);
    await expect(pool.query('SELECT no_such_column')).rejects.toMatchObject({ code: 'ER_BAD_FIELD_ERROR' });
    const slow = pool.query('SELECT SLEEP(0.5)'); // the pool query
    await expect.poll(() => report(pool).internal.length).toBe(1);
    expect(report(pool)).toMatchObject({ outstanding: [], internal: [{ acquiredAt: at('the pool query') }] });
    await slow;
    await expect.poll(() => report(pool).counts).toMatchObject({ requested: 4, internal: 4, returned: 4, handedOut: 0 });
    expect(events).toEqual([]);
  });

  test('a refused request is counted, with the error it had', async () => {
    const refusing = mysql.createPool({ uri: mariadbUrl, connectionLimit: 1, waitForConnections: false }).promise();
    track(refusing, options);
    const held = await refusing.getConnection();
    await expect(refusing.getConnection()).rejects.toThrow('No connections available.');
    expect(report(refusing).counts).toMatchObject({ requested: 2, refused: 1, waiting: 0 });
    held.release();
    await untrack(refusing).end();
  });

  test('a connection that is destroyed, or that the server ends, is out no more', async () => {
    track(pool, options);
    const destroyed = await pool.getConnection();
    destroyed.destroy();
    destroyed.release();
    expect(outstanding(pool)).toEqual([]);
    const killed = await pool.getConnection();
    const killer = await pool.getConnection();
    await killer.query(`KILL ${killed.threadId}`);
    await expect.poll(() => outstanding(pool)).toHaveLength(1);
    killed.release();
    killer.release();
    expect(outstanding(pool)).toEqual([]);
    expect(events).toEqual([]);
  });

  test('a connection that the pool is told to take back is out no more, with handles, too', async () => {
    track(core, { ...options, handles: true });
    core.releaseConnection(await connection());
    expect(outstanding(core)).toEqual([]);
    const again = await connection();
    core.releaseConnection(again);
    const next = await connection();
    expect(next).not.toBe(again);
    next.release();
    expect(report(core).counts).toMatchObject({ handedOut: 3, returned: 3 });
    expect(events).toEqual([]);
  });

  test('a second release is told, one for each checkout is not', async () => {
    track(pool, options);
    for (let round = 0; round < 3; round++) (await pool.getConnection()).release();
    expect(events).toEqual([]);
    const twice = await pool.getConnection(); // released twice
    twice.release();
    twice.release();
    expect(events).toMatchObject([{ kind: 'released-twice', acquisition: { acquiredAt: at('released twice') } }]);
  });

  test('use after release is told', async () => {
    track(pool, options);
    const late = await pool.getConnection(); // used too late
    late.release();
    await late.query('SELECT 1');
    expect(events).toMatchObject([{ kind: 'used-after-release', owner: null, acquisition: { acquiredAt: at('used too late') } }]);
  });

  test('with handles a stale release is told, which gives one connection two owners', async () => {
    track(pool, { ...options, handles: true });
    const stale = await pool.getConnection(); // had it first
    stale.release();
    const owner = await pool.getConnection(); // has it now
    await owner.query('SELECT 1');
    expect(events).toEqual([]);
    stale.release();
    expect(events).toMatchObject([
      { kind: 'stale-release', acquisition: { acquiredAt: at('had it first') }, owner: { acquiredAt: at('has it now') } },
    ]);
    owner.release();
    expect(events).toHaveLength(1);
  });

  describe('given back', () => {
    const leaves = async (work: (held: PromiseConnection) => Promise<unknown>): Promise<readonly string[]> => {
      events = [];
      const held = await pool.getConnection();
      await work(held);
      held.release();
      const cleaner = await pool.getConnection();
      await cleaner.query('ROLLBACK');
      cleaner.release();
      return kinds();
    };

    test('in a transaction is told; a finished one, and what the server ends by itself, are not', async () => {
      track(pool, options);
      expect(await leaves((held) => held.beginTransaction())).toEqual(['dirty-release']);
      expect(await leaves((held) => held.query('START TRANSACTION'))).toEqual(['dirty-release']);
      expect(await leaves((held) => held.execute('/* app */ START TRANSACTION READ ONLY'))).toEqual(['dirty-release']);
      expect(await leaves((held) => held.beginTransaction().then(() => held.commit()))).toEqual([]);
      expect(await leaves((held) => held.beginTransaction().then(() => held.rollback()))).toEqual([]);
      expect(
        await leaves((held) => held.beginTransaction().then(() => held.query('DROP TABLE IF EXISTS leakcheck_none'))),
      ).toEqual([]);
      expect(await leaves((held) => held.beginTransaction().then(() => held.reset()))).toEqual([]);
      expect(await leaves(async (held) => held.destroy())).toEqual([]);
    });

    test('to a pool that resets connections is clean', async () => {
      const resetting = mysql.createPool({ uri: mariadbUrl, resetOnRelease: true }).promise();
      track(resetting, options);
      const held = await resetting.getConnection();
      await held.beginTransaction();
      held.release();
      await resetting.query('SELECT 1');
      expect(events).toEqual([]);
      await untrack(resetting).end();
    });
  });

  test('a slow query is told while it runs', async () => {
    track(pool, { ...options, queryLongerThan: 60 });
    await pool.query('SELECT SLEEP(0.3)');
    expect(events).toMatchObject([{ kind: 'slow-query', acquisition: { kind: 'internal', lastQuery: 'SELECT SLEEP(0.3)' } }]);
  });

  test('a deadlock is told', async () => {
    track(pool, options);
    const freed: (() => void)[] = [];
    const request = (name: string): Promise<void> =>
      withContext({ request: name }, async () => {
        const outer = await pool.getConnection();
        freed.push(() => outer.release());
        await expect.poll(() => outstanding(pool).length).toBe(2);
        (await pool.getConnection()).release();
      });
    const requests = [request('first'), request('second')];
    await expect.poll(kinds).toContain('deadlock');
    for (const free of freed) free();
    await Promise.all(requests);
    expect(outstanding(pool)).toEqual([]);
  });

  test('untrack restores everything', async () => {
    const held = await connection();
    const methods = (): readonly unknown[] => {
      const releaseAndQuery: readonly unknown[] = ['release', 'query', 'execute', '_removeFromPool'].map((name): unknown => Reflect.get(held, name));
      return [Reflect.ownKeys(core), ...releaseAndQuery];
    };
    const before = methods();
    held.release();
    track(pool, options);
    (await pool.getConnection()).release();
    await connection();
    expect(methods()).not.toEqual(before);
    expect(untrack(pool)).toBe(pool);
    expect(methods()).toEqual(before);
    held.release();
    expect(outstanding()).toEqual([]);
  });

  test('what broke while somebody waited is asked for once', async () => {
    const narrow = mysql.createPool({ uri: mariadbUrl, connectionLimit: 1 }).promise();
    track(narrow, options);
    const first = await narrow.getConnection();
    const second = narrow.getConnection();
    first.destroy();
    const taken = await second;
    expect(report(narrow).counts).toMatchObject({ requested: 2, handedOut: 2, returned: 1, waiting: 0 });
    taken.release();
    await untrack(narrow).end();
  });
}
