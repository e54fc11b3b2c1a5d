/** Requests that wait, and what keeps them waiting. */
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CompanionEvent, formatEvent, report, track, type TrackOptions, withContext } from '../src/index.js';
import { createPool } from './support/pool.js';
import { lineOf } from './support/source-line.js';

const thisFile = fileURLToPath(import.meta.url);
const pools: pg.Pool[] = [];
let events: CompanionEvent[];

beforeEach(() => {
  events = [];
});

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
});

function tracked(options: TrackOptions, config: pg.PoolConfig): pg.Pool {
  const pool = track(createPool(config), { onReport: (event) => events.push(event), ...options });
  pools.push(pool);
  return pool;
}

const at = (mark: string): { readonly file: string; readonly line: number } => ({ file: thisFile, line: lineOf(thisFile, mark) });
const kinds = (): readonly string[] => events.map(({ kind }) => kind);

describe('waitingLongerThan', () => {
  test('tells who waits, and who has the connections', async () => {
    const pool = tracked({ name: 'main', waitingLongerThan: 20 }, { max: 1 });
    const holder = await pool.connect(); // has it
    const waiter = pool.connect(); // wants it
    await expect.poll(kinds).toEqual(['waits-too-long']);
    expect(events).toMatchObject([{ waiting: { acquiredAt: at('wants it') }, holders: [{ acquiredAt: at('has it') }] }]);
    expect(events.map(formatEvent)[0]).toMatch(/^leakcheck: request to main has waited for longer than 0\.020 s; these have/);
    holder.release();
    (await waiter).release();
  });

  test('is silent about a request that is answered in time', async () => {
    const pool = tracked({ waitingLongerThan: 10_000 }, { max: 1 });
    const holder = await pool.connect();
    const waiter = pool.connect();
    holder.release();
    (await waiter).release();
    expect(events).toEqual([]);
  });
});

describe('saturatedAbove', () => {
  test('tells once when the share is exceeded, and again after it was not', async () => {
    const pool = tracked({ name: 'main', saturatedAbove: 0.8 }, { max: 5 });
    for (const round of [1, 2]) {
      const four = await Promise.all([1, 2, 3, 4].map(() => pool.connect())); // the first four
      expect(events).toHaveLength(round - 1);
      const fifth = await pool.connect(); // one too many
      expect(events).toHaveLength(round);
      expect(events.at(-1)).toMatchObject({ kind: 'saturated', inUse: 5, capacity: 5, waiting: 0 });
      const saturated = events.at(-1);
      const holders = saturated?.kind === 'saturated' ? saturated.holders : [];
      expect(holders.map(({ acquiredAt }) => acquiredAt)).toMatchObject([...Array.from({ length: 4 }, () => at('the first four')), at('one too many')]);
      for (const client of [...four, fifth]) client.release();
    }
  });
});

describe('a flow that waits while it holds', () => {
  test('is told with both places', async () => {
    const pool = tracked({ name: 'main' }, { max: 1, connectionTimeoutMillis: 50 });
    await withContext({ request: 'GET /' }, async () => {
      const first = await pool.connect(); // holds
      await expect(pool.connect()).rejects.toThrow('timeout exceeded'); // waits
      first.release();
    });
    expect(kinds()).toEqual(['hold-and-wait', 'deadlock']);
    expect(events[0]).toMatchObject({ held: { acquiredAt: at('holds') }, waiting: { acquiredAt: at('waits') } });
    expect(events.map(formatEvent)[0]).toContain('main is asked for a second connection while the first is held');
    expect(report().outstanding).toEqual([]);
  });

  test('is silent where each flow takes one at a time, takes two that are there, or asks for both at once', async () => {
    const pool = tracked({ name: 'main' }, { max: 2 });
    const request = (): Promise<void> =>
      withContext({ request: 'GET /' }, async () => {
        const client = await pool.connect();
        await client.query('SELECT 1');
        client.release();
        await pool.query('SELECT 2');
      });
    await Promise.all([1, 2, 3, 4, 5, 6].map(request));
    await withContext({ request: 'both' }, async () => {
      const [first, second] = await Promise.all([pool.connect(), pool.connect()]);
      first.release();
      second.release();
      const third = await pool.connect();
      const fourth = await pool.connect();
      third.release();
      fourth.release();
    });
    expect(events).toEqual([]);
  });

  test('is silent about a request that is awaited only after the release', async () => {
    const pool = tracked({ name: 'main' }, { max: 1 });
    await withContext({ request: 'GET /' }, async () => {
      const first = await pool.connect();
      const next = pool.connect();
      const query = pool.query('SELECT 1');
      first.release();
      (await next).release();
      await query;
    });
    expect(events).toEqual([]);
  });
});

describe('a deadlock', () => {
  test('is told as it arises, with what each holds and waits for', async () => {
    const pool = tracked({ name: 'main' }, { max: 2 });
    const giveUp = new AbortController();
    const request = (name: string): Promise<void> =>
      withContext({ request: name }, async () => {
        const outer = await pool.connect(); // the outer
        await expect.poll(() => report(pool).outstanding.length).toBe(2);
        giveUp.signal.addEventListener('abort', () => outer.release());
        const inner = await pool.connect(); // the inner
        inner.release();
      });
    const requests = [request('first'), request('second')];
    await expect.poll(kinds).toContain('deadlock');
    const deadlock = events.find((event) => event.kind === 'deadlock');
    giveUp.abort();
    await Promise.all(requests);
    expect(deadlock?.waits).toHaveLength(2);
    for (const { held, waiting } of deadlock?.waits ?? []) {
      expect({ held: held.acquiredAt, waiting: waiting.acquiredAt }).toMatchObject({ held: at('the outer'), waiting: at('the inner') });
      expect(held.tags).toEqual(waiting.tags);
    }
    expect(deadlock?.waits.map(({ held }) => held.tags['request']).toSorted()).toEqual(['first', 'second']);
    expect(deadlock === undefined ? '' : formatEvent(deadlock)).toContain(
      'leakcheck: deadlock: whoever holds a connection of main waits for another one',
    );
    expect(kinds().filter((kind) => kind === 'deadlock')).toHaveLength(1);
  });

  test('over two pools is told', async () => {
    const left = tracked({ name: 'left' }, { max: 1, connectionTimeoutMillis: 300 });
    const right = tracked({ name: 'right' }, { max: 1, connectionTimeoutMillis: 300 });
    const cross = (name: string, own: pg.Pool, other: pg.Pool): Promise<void> =>
      withContext({ request: name }, async () => {
        const client = await own.connect(); // its own
        await expect.poll(() => report(left).outstanding.length + report(right).outstanding.length).toBe(2);
        // Whoever's timeout comes second may get the connection after all.
        await other.connect().then((second) => second.release(), () => undefined); // the other's
        client.release();
      });
    await Promise.all([cross('a', left, right), cross('b', right, left)]);
    const told = events.filter((event) => event.kind === 'deadlock');
    expect(told.map(({ pools: names }) => names.toSorted())).toEqual([['left', 'right']]);
    for (const { held, waiting } of told[0]?.waits ?? []) {
      expect({ held: held.acquiredAt, waiting: waiting.acquiredAt }).toMatchObject({ held: at('its own'), waiting: at("the other's") });
    }
    expect(told[0]?.waits).toHaveLength(2);
    for (const pool of [left, right]) expect(report(pool).counts.waiting).toBe(0);
  });

  test('is not told while one holder has a query under way, or does not wait', async () => {
    const pool = tracked({ name: 'main' }, { max: 2 });
    await Promise.all([
      withContext({ request: 'waits' }, async () => {
        const outer = await pool.connect();
        await expect.poll(() => report(pool).outstanding.length).toBe(2);
        const inner = await pool.connect();
        inner.release();
        outer.release();
      }),
      withContext({ request: 'works' }, async () => {
        const client = await pool.connect();
        await client.query('SELECT pg_sleep(0.3)');
        client.release();
      }),
    ]);
    expect(kinds()).toEqual(['hold-and-wait']);
  });
});

describe('queries and transactions', () => {
  test('a slow query is told while it runs, of the pool as well; a fast one is not', async () => {
    const pool = tracked({ name: 'main', queryLongerThan: 60, redact: (query) => query.replace(/'.*?'/g, '?') }, { max: 2 });
    const client = await pool.connect(); // waits for the slow one
    await client.query('SELECT 1');
    expect(events).toEqual([]);
    await client.query("SELECT pg_sleep(0.3), 'secret'");
    client.release();
    await pool.query('SELECT pg_sleep(0.3)'); // slow by itself
    expect(events).toMatchObject([
      {
        kind: 'slow-query',
        acquisition: { kind: 'handed-out', lastQuery: 'SELECT pg_sleep(0.3), ?', acquiredAt: at('waits for the slow one') },
      },
      { kind: 'slow-query', acquisition: { kind: 'internal', lastQuery: 'SELECT pg_sleep(0.3)', acquiredAt: at('slow by itself') } },
    ]);
    expect(events.map(formatEvent)[0]).toContain('last query: SELECT pg_sleep(0.3), ?');
  });

  test('a transaction in which nothing runs is told; one at work, and idleness without one, are not', async () => {
    const pool = tracked({ name: 'main', idleInTransactionLongerThan: 60 }, { max: 2 });
    const client = await pool.connect(); // dawdles
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.query('BEGIN');
    await client.query('SELECT pg_sleep(0.3)');
    expect(events).toEqual([]);
    await expect.poll(kinds).toEqual(['idle-in-transaction']);
    expect(events).toMatchObject([{ acquisition: { acquiredAt: at('dawdles'), lastQuery: 'SELECT pg_sleep(0.3)' } }]);
    await client.query('COMMIT');
    client.release();
    expect(kinds()).toEqual(['idle-in-transaction']);
  });
});

describe('stackSample', () => {
  test('takes the stack of the share it names, and of all where the pool is nearly used up', async () => {
    const pool = tracked({ stackSample: 0.5 }, { max: 5 });
    const clients: pg.PoolClient[] = [];
    for (let taken = 0; taken < 5; taken++) clients.push(await pool.connect());
    const known = report(pool).outstanding.map(({ acquiredAt }) => acquiredAt !== null);
    expect(known).toEqual([false, true, false, true, false]);
    const none = tracked({ stackSample: 0 }, { max: 1 });
    clients.push(await none.connect());
    expect(report(none).outstanding[0]?.acquiredAt).toBeNull();
    const waiter = none.connect();
    clients.at(-1)?.release();
    clients.pop();
    clients.push(await waiter);
    expect(report(none).outstanding[0]?.acquiredAt).not.toBeNull();
    for (const client of clients) client.release();
  });
});
