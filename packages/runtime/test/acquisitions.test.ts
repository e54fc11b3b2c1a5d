import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatReport, outstanding, report, track, untrack, withContext } from '../src/index.js';
import { createPool } from './support/pool.js';
import { lineOf } from './support/source-line.js';

const thisFile = fileURLToPath(import.meta.url);
let pool: pg.Pool;

beforeEach(() => {
  pool = track(createPool({ max: 3 }), { name: 'main' });
});

afterEach(async () => {
  await pool.end();
});

describe('a connection that is out', () => {
  test('is reported with the line that acquired it until it is released', async () => {
    const client = await pool.connect(); // the leak
    const [held, ...others] = outstanding(pool);
    expect(others).toEqual([]);
    expect(held).toMatchObject({ kind: 'handed-out', library: 'pg', pool: 'main' });
    expect(held?.acquiredAt).toMatchObject({ file: thisFile, line: lineOf(thisFile, 'the leak') });
    expect(held?.heldMilliseconds).toBeGreaterThanOrEqual(0);

    client.release();
    expect(outstanding(pool)).toEqual([]);
  });

  test('shows its callers across an await', async () => {
    async function checkout(): Promise<pg.PoolClient> {
      await Promise.resolve();
      return await pool.connect();
    }
    async function handler(): Promise<pg.PoolClient> {
      return await checkout(); // the caller
    }
    const client = await handler();
    const frames = (outstanding(pool)[0]?.frames ?? []).filter((frame) => frame.isApplication);
    expect(frames[0]).toMatchObject({ functionName: 'checkout', isAsync: false });
    expect(frames[1]).toMatchObject({ functionName: 'handler', isAsync: true, line: lineOf(thisFile, 'the caller') });
    client.release();
  });

  test('carries the tags of its async context, inner tags added to outer ones', async () => {
    const client = await withContext({ request: 'GET /users' }, () =>
      withContext({ tenant: '7' }, async () => {
        await Promise.resolve();
        return pool.connect();
      }),
    );
    expect(outstanding(pool)[0]?.tags).toEqual({ request: 'GET /users', tenant: '7' });
    expect(formatReport(report(pool))).toContain('context: request=GET /users, tenant=7');
    client.release();
    expect(formatReport(report(pool))).toBe('leakcheck: no connection is out');
  });

  test('is told in words: what, how long, where', async () => {
    const client = await pool.connect(); // told in words
    const line = lineOf(thisFile, 'told in words');
    const text = formatReport(report(pool));
    expect(text).toMatch(/^leakcheck: 1 connection out\n {2}#\d+ of main: held for \d+\.\d+ s, acquired at /);
    expect(text).toContain(`packages/runtime/test/acquisitions.test.ts:${line}:`);
    client.release();
  });

  test('is listed with those of other pools, the oldest first', async () => {
    const second = track(createPool(), { name: 'second' });
    const clients = [await pool.connect(), await second.connect(), await pool.connect()];
    expect(outstanding().map((acquisition) => acquisition.pool)).toEqual(['main', 'second', 'main']);
    for (const client of clients) client.release();
    expect(outstanding()).toEqual([]);
    await second.end();
  });
});

describe('pool.query', () => {
  test('is counted, and is nobody\'s leak while it is under way', async () => {
    const query = pool.query('SELECT pg_sleep(0.05)'); // the query
    await expect.poll(() => report(pool).internal.length).toBe(1);
    expect(outstanding(pool)).toEqual([]);
    expect(report(pool).internal[0]?.acquiredAt).toMatchObject({ file: thisFile, line: lineOf(thisFile, 'the query') });
    await query;
    expect(report(pool).internal).toEqual([]);
    expect(report(pool).counts).toEqual({
      requested: 1,
      waiting: 0,
      refused: 0,
      handedOut: 0,
      internal: 1,
      returned: 1,
    });
  });

  test('takes a callback, and values', async () => {
    const rows = await new Promise((resolve, reject) => {
      pool.query('SELECT $1::int AS n', [7], (error, result) => (error ? reject(error) : resolve(result.rows)));
    });
    expect(rows).toEqual([{ n: 7 }]);
    expect(report(pool).counts).toMatchObject({ internal: 1, returned: 1 });
  });

  test('keeps the error of a failing statement, and the connection is back', async () => {
    await expect(pool.query('SELECT no_such_column')).rejects.toMatchObject({ code: '42703' });
    expect(report(pool)).toMatchObject({ internal: [], counts: { internal: 1, returned: 1 } });
  });
});

describe('requests', () => {
  test('that wait for a connection are counted as waiting', async () => {
    const clients = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
    const fourth = pool.connect();
    expect(report(pool).counts).toMatchObject({ requested: 4, handedOut: 3, waiting: 1 });
    for (const client of clients) client.release();
    (await fourth).release();
    expect(report(pool).counts).toMatchObject({ handedOut: 4, waiting: 0, returned: 4 });
  });

  test('that fail are counted as refused, with the error they had', async () => {
    const unreachable = track(createPool({ connectionString: 'postgres://postgres@127.0.0.1:1/none' }));
    await expect(unreachable.connect()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(
      new Promise((resolve, reject) => {
        unreachable.connect((error) => (error ? reject(error) : resolve(undefined)));
      }),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(report(unreachable).counts).toMatchObject({ requested: 2, refused: 2, handedOut: 0 });
    await unreachable.end();
    await expect(unreachable.connect()).rejects.toThrow('Cannot use a pool after calling end on the pool');
    untrack(unreachable);
  });
});
