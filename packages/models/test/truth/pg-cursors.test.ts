/** What the models of pg-cursor and pg-query-stream claim, against a real PostgreSQL. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type pg from 'pg';
import Cursor from 'pg-cursor';
import QueryStream from 'pg-query-stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersNextBorrower, createPool } from './pg-pools.js';

let pool: pg.Pool;

beforeEach(() => {
  pool = createPool({ max: 1 });
});

afterEach(async () => {
  if (!pool.ending) await pool.end();
});

describe('a cursor', () => {
  const TEN = 'SELECT generate_series(1, 10) AS n';

  async function open(text: string): Promise<{ client: pg.PoolClient; cursor: Cursor }> {
    const client = await pool.connect();
    return { client, cursor: client.query(new Cursor(text)) };
  }

  test('left open answers no query of the next borrower', async () => {
    const { client, cursor } = await open(TEN);
    expect(await cursor.read(5)).toHaveLength(5);
    client.release();
    expect(await answersNextBorrower(pool)).toBe(false);
  });

  test('read until there are no more rows is closed', async () => {
    const { client, cursor } = await open(TEN);
    expect(await cursor.read(10)).toHaveLength(10);
    expect(await cursor.read(10)).toHaveLength(0);
    client.release();
    expect(await answersNextBorrower(pool)).toBe(true);
  });

  test('that yields fewer rows than asked for is closed', async () => {
    const { client, cursor } = await open(TEN);
    expect(await cursor.read(11)).toHaveLength(10);
    client.release();
    expect(await answersNextBorrower(pool)).toBe(true);
  });

  test('is not closed by exactly its last rows', async () => {
    const { client, cursor } = await open(TEN);
    expect(await cursor.read(10)).toHaveLength(10);
    client.release();
    expect(await answersNextBorrower(pool)).toBe(false);
  });

  test('is closed by close()', async () => {
    const { client, cursor } = await open(TEN);
    await cursor.read(5);
    await cursor.close();
    await cursor.close();
    client.release();
    expect(await answersNextBorrower(pool)).toBe(true);
  });

  test('is closed by a read that fails', async () => {
    const { client, cursor } = await open('SELECT 1 / (5 - n) FROM generate_series(1, 10) AS n');
    await expect(cursor.read(10)).rejects.toMatchObject({ code: '22012' });
    client.release();
    expect(await answersNextBorrower(pool)).toBe(true);
  });
});

describe('a query stream', () => {
  const MANY = 'SELECT generate_series(1, 1000) AS n';

  async function open(): Promise<{ client: pg.PoolClient; stream: QueryStream }> {
    const client = await pool.connect();
    return { client, stream: client.query(new QueryStream(MANY)) };
  }

  test('that nobody reads answers no query of the next borrower', async () => {
    const { client } = await open();
    client.release();
    expect(await answersNextBorrower(pool)).toBe(false);
  });

  test('is closed when for await has read it, and when its loop is left', async () => {
    for (const enough of [1, Infinity]) {
      const { client, stream } = await open();
      let seen = 0;
      for await (const row of stream) {
        expect(row).toBeDefined();
        seen += 1;
        if (seen >= enough) break;
      }
      client.release();
      expect(await answersNextBorrower(pool)).toBe(true);
    }
  });

  test('is closed by destroy()', async () => {
    const { client, stream } = await open();
    stream.destroy();
    client.release();
    expect(await answersNextBorrower(pool)).toBe(true);
  });

  test('is read to its end by pipe() and by a listener of data', async () => {
    for (const consume of [(stream: QueryStream) => stream.pipe(new PassThrough({ objectMode: true })).resume(), (stream: QueryStream) => stream.on('data', () => undefined)]) {
      const { client, stream } = await open();
      consume(stream);
      await once(stream, 'end');
      client.release();
      expect(await answersNextBorrower(pool)).toBe(true);
    }
  });

  test('is not read by a listener of errors', async () => {
    const { client, stream } = await open();
    stream.on('error', () => undefined);
    client.release();
    expect(await answersNextBorrower(pool)).toBe(false);
  });
});
