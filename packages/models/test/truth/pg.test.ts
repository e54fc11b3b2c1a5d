/** What the model of pg claims, against a real PostgreSQL. */
import pg from 'pg';
import Cursor from 'pg-cursor';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import { moduleOf } from '../facts.js';
import { busy, createPool, isPending } from './pg-pools.js';
import { endSession } from './server-activity.js';

const ALREADY_RELEASED = 'Release called on client which has already been released to the pool.';

let pool: pg.Pool;

beforeEach(() => {
  pool = createPool({ max: 1 });
});

afterEach(async () => {
  if (!pool.ending) await pool.end();
});

describe('releasing', () => {
  test('a second time throws', async () => {
    const client = await pool.connect();
    client.release();
    expect(() => client.release()).toThrow(ALREADY_RELEASED);
  });

  test("a client whose query_timeout is over keeps its next borrower waiting", async () => {
    const client = await pool.connect();
    await expect(client.query({ text: 'SELECT pg_sleep(1)', query_timeout: 100 } as pg.QueryConfig)).rejects.toThrow('Query read timeout');
    client.release();
    const next = await pool.connect();
    expect(next).toBe(client);
    expect(await isPending(next.query('SELECT 1'))).toBe(true);
    next.release(true);
    expect(moduleOf('pg').options['QueryConfig']?.options['query_timeout']?.abandons).toBe(true);
  });

  test('done and release are one function, so that both together throw', async () => {
    await new Promise<void>((resolve) => {
      pool.connect((_error, client, done) => {
        expect(done).toBe(client?.release);
        done();
        expect(() => client?.release()).toThrow(ALREADY_RELEASED);
        resolve();
      });
    });
  });

  test('through a stale reference gives away the checkout of the current owner', async () => {
    const stale = await pool.connect();
    stale.release();
    const owner = await pool.connect();
    stale.release();
    expect(busy(pool)).toBe(0);
    const third = await pool.connect();
    expect(third).toBe(owner);
    third.release();
    expect(() => owner.release()).toThrow(ALREADY_RELEASED);
  });

  test('rolls nothing back: the next owner inherits the transaction and the session settings', async () => {
    const first = await pool.connect();
    await first.query("BEGIN; SET application_name = 'inherited'");
    first.release();
    const second = await pool.connect();
    expect(second.getTransactionStatus()).toBe('T');
    expect((await second.query('SHOW application_name')).rows).toEqual([{ application_name: 'inherited' }]);
    second.release(true);
  });

  test('is owed by a client whose connection has been ended, too: its place is taken until then, as the model says', async () => {
    const client = await pool.connect();
    const failed = new Promise((resolve) => client.on('error', resolve));
    const { rows: [session] } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await endSession(session?.pid ?? 0);
    await failed;
    const next = pool.connect();
    expect(await isPending(next)).toBe(true);
    client.release(true);
    (await next).release();
    expect(moduleOf('pg').types['PoolClient']?.resource?.persistent).toBe(true);
  });

  test('with a truthy argument destroys the connection', async () => {
    (await pool.connect()).release(true);
    expect(pool.totalCount).toBe(0);
  });

  test.each([
    ['true', true],
    ['an error', new Error('broken')],
  ])('with %s ends the transaction', async (_name, reason) => {
    const first = await pool.connect();
    await first.query('BEGIN; CREATE TABLE discarded_by_release (id int)');
    first.release(reason);
    const second = await pool.connect();
    expect(second.getTransactionStatus()).not.toBe('T');
    expect((await second.query("SELECT to_regclass('discarded_by_release') AS found")).rows).toEqual([{ found: null }]);
    second.release();
  });

  test.each([
    ['false', false],
    ['nothing', undefined],
  ])('with %s does not', async (_name, reason) => {
    const first = await pool.connect();
    await first.query('BEGIN');
    first.release(reason);
    const second = await pool.connect();
    expect(second.getTransactionStatus()).toBe('T');
    second.release(true);
  });
});

describe('a client that waits for another of its own pool', () => {
  test.each([
    ['connect()', async (subject: pg.Pool): Promise<void> => (await subject.connect()).release()],
    ['query()', async (subject: pg.Pool): Promise<void> => void (await subject.query('SELECT 1'))],
  ])('by %s waits for itself', async (_name, take) => {
    const held = await pool.connect();
    const nested = take(pool);
    expect(await isPending(nested)).toBe(true);
    held.release();
    await nested;
  });

  test('gives up after connectionTimeoutMillis', async () => {
    const limited = createPool({ max: 1 });
    const held = await limited.connect();
    // Only now: the server itself may take longer than that to answer.
    limited.options.connectionTimeoutMillis = 20;
    await expect(limited.query('SELECT 1')).rejects.toThrow('timeout exceeded when trying to connect');
    held.release();
    await limited.end();
  });
});

describe('a transaction', () => {
  test('whose commit fails is over', async () => {
    const client = await pool.connect();
    await client.query('BEGIN; CREATE TEMP TABLE once (id int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO once VALUES (1), (1)');
    await expect(client.query('COMMIT')).rejects.toMatchObject({ code: '23505' });
    // The status comes behind the error, with the server's readiness for the next query.
    await client.query('SELECT 1');
    expect(client.getTransactionStatus()).toBe('I');
    client.release(true);
  });

  test('is ended by the end of a dedicated client', async () => {
    const client = new pg.Client({ connectionString: inject('postgresUrl') });
    await client.connect();
    await client.query('BEGIN; CREATE TABLE left_by_end (id int)');
    await client.end();
    expect((await pool.query("SELECT to_regclass('left_by_end') AS found")).rows).toEqual([{ found: null }]);
  });
});

describe('ending', () => {
  test('the pool waits for a client that is out, without limit', async () => {
    const client = await pool.connect();
    const ended = pool.end();
    expect(await isPending(ended)).toBe(true);
    client.release();
    await ended;
  });

  test('the pool twice is refused, and so is connecting afterwards', async () => {
    await pool.end();
    await expect(pool.end()).rejects.toThrow('Called end on pool more than once');
    await expect(pool.connect()).rejects.toThrow('Cannot use a pool after calling end on the pool');
  });

  test('a pooled client keeps its slot until it is released', async () => {
    const client = await pool.connect();
    await client.end();
    expect(pool.totalCount).toBe(1);
    const next = pool.connect();
    expect(await isPending(next)).toBe(true);
    client.release();
    (await next).release();
  });

  test('a dedicated client refuses queries, and a second connect', async () => {
    const client = new pg.Client({ connectionString: inject('postgresUrl') });
    await client.connect();
    await expect(client.connect()).rejects.toThrow('has already been connected');
    await client.end();
    await client.end();
    await expect(client.query('SELECT 1')).rejects.toThrow('Client was closed and is not queryable');
  });
});

test('await using throws on a pool client, and leaks it', async () => {
  const acquired: pg.PoolClient[] = [];
  const disposable = async (): Promise<AsyncDisposable> => {
    const client = await pool.connect();
    acquired.push(client);
    // The types rightly refuse a client here; plain JavaScript does not.
    return client as unknown as AsyncDisposable;
  };
  const useIt = async (): Promise<void> => {
    await using client = await disposable();
    expect(client).toBeDefined();
  };
  await expect(useIt()).rejects.toThrow(TypeError);
  expect(busy(pool)).toBe(1);
  for (const client of acquired) client.release();
});

describe('pool.query', () => {
  test('gives its connection back, and destroys it after any error', async () => {
    await pool.query('SELECT 1');
    expect({ total: pool.totalCount, busy: busy(pool) }).toEqual({ total: 1, busy: 0 });
    await expect(pool.query('SELEC 1')).rejects.toMatchObject({ code: '42601' });
    expect(pool.totalCount).toBe(0);
  });

  test('with a cursor never gives it back', async () => {
    const leaking = createPool({ max: 1 });
    const cursor = new Cursor('SELECT 1');
    const result: unknown = leaking.query(cursor);
    expect(result).toBeInstanceOf(Promise);
    expect(await isPending(Promise.resolve(result))).toBe(true);
    expect(busy(leaking)).toBe(1);
  });
});

describe('options', () => {
  test.each([
    ['connectionLimit', { connectionLimit: 3 }],
    ['acquireTimeoutMillis', { acquireTimeoutMillis: 3 }],
    ['any other', { noSuchOption: 3 }],
  ])('unknown ones are ignored in silence: %s', async (_name, options) => {
    const written: string[] = [];
    const { error, warn } = console;
    console.error = console.warn = (text: string) => written.push(text);
    try {
      const ignoring = createPool(options);
      expect(ignoring.options.max).toBe(10);
      await ignoring.query('SELECT 1');
      await ignoring.end();
    } finally {
      Object.assign(console, { error, warn });
    }
    expect(written).toEqual([]);
  });

  test.each([[0], [null], [undefined], ['']])('max: %o means 10', async (max) => {
    const subject = createPool({ max });
    expect(subject.options.max).toBe(10);
    await subject.end();
  });

  test('max that is no number means no limit', async () => {
    const subject = createPool({ max: 'abc' });
    const clients = await Promise.all(Array.from({ length: 12 }, () => subject.connect()));
    expect(subject.totalCount).toBe(12);
    for (const client of clients) client.release();
    await subject.end();
  });

  test('without connectionTimeoutMillis a full pool waits without limit, with it not', async () => {
    const client = await pool.connect();
    const waiting = pool.connect();
    expect(await isPending(waiting)).toBe(true);
    client.release();
    (await waiting).release();

    const limited = createPool({ max: 1 });
    const held = await limited.connect();
    // Only now: the server itself may take longer than that to answer.
    limited.options.connectionTimeoutMillis = 20;
    await expect(limited.connect()).rejects.toThrow('timeout exceeded when trying to connect');
    held.release();
    await limited.end();
  });

  test("statement_timeout reads '30s' as 30 milliseconds", async () => {
    const subject = createPool({ statement_timeout: '30s' });
    expect((await subject.query('SHOW statement_timeout')).rows).toEqual([{ statement_timeout: '30ms' }]);
    await subject.end();
  });
});
