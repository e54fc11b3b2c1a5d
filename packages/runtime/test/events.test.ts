import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CompanionEvent, formatEvent, report, track } from '../src/index.js';
import { createPool } from './support/pool.js';
import { lineOf } from './support/source-line.js';

const thisFile = fileURLToPath(import.meta.url);
let pool: pg.Pool;
let events: CompanionEvent[];
const onReport = (event: CompanionEvent): void => {
  events.push(event);
};

beforeEach(() => {
  events = [];
  pool = createPool();
});

afterEach(async () => {
  if (!pool.ending) await pool.end();
});

describe('heldLongerThan', () => {
  test('tells of a connection that is out for too long, and of its return after all', async () => {
    track(pool, { name: 'main', heldLongerThan: 20, onReport });
    const client = await pool.connect(); // held too long
    await expect.poll(() => events.length).toBe(1);
    const [tooLong] = events;
    expect(tooLong).toMatchObject({
      kind: 'held-too-long',
      thresholdMilliseconds: 20,
      acquisition: { acquiredAt: { file: thisFile, line: lineOf(thisFile, 'held too long') } },
    });
    client.release();
    expect(events.map(({ kind }) => kind)).toEqual(['held-too-long', 'returned-late']);
    const [first = '', second = ''] = events.map(formatEvent);
    expect(first).toContain('leakcheck: connection of main has been out for longer than 0.020 s');
    expect(first).toContain(`events.test.ts:${lineOf(thisFile, 'held too long')}:`);
    expect(second).toMatch(/^leakcheck: connection #\d+ of main returned after all, after \d+\.\d+ s \(acquired at .+\)$/);
  });

  test('is silent about a connection that comes back in time, and about a slow query of the pool', async () => {
    track(pool, { heldLongerThan: 60, onReport });
    (await pool.connect()).release();
    await pool.query('SELECT pg_sleep(0.1)');
    const late = await pool.connect();
    await expect.poll(() => events.length).toBe(1);
    late.release();
    expect(events.map((event) => event.kind)).toEqual(['held-too-long', 'returned-late']);
  });

  test('what was acquired without a stack has no place; the next of its kind has one', async () => {
    track(pool, { heldLongerThan: 20, stackSample: 0, onReport });
    const acquire = (): Promise<pg.PoolClient> => pool.connect(); // named the second time
    const first = await acquire();
    await expect.poll(() => events.length).toBe(1);
    const second = await acquire();
    await expect.poll(() => events.length).toBe(2);
    expect(events.map((event) => (event.kind === 'held-too-long' ? (event.acquisition.acquiredAt?.line ?? null) : undefined))).toEqual([
      null,
      lineOf(thisFile, 'named the second time'),
    ]);
    first.release();
    second.release();
  });

  test('tells of each of several connections once', async () => {
    track(pool, { heldLongerThan: 20, onReport });
    const clients = await Promise.all([pool.connect(), pool.connect()]);
    await expect.poll(() => events.length).toBe(2);
    const third = await pool.connect();
    await expect.poll(() => events.length).toBe(3);
    const ids = events.map((event) => (event.kind === 'held-too-long' ? event.acquisition.id : 0));
    expect(new Set(ids).size).toBe(3);
    for (const client of [...clients, third]) client.release();
  });

  test('holds while the program fakes its clock', async () => {
    vi.useFakeTimers();
    try {
      track(pool, { heldLongerThan: 3_600_000, onReport });
      const client = await pool.connect();
      vi.advanceTimersByTime(7_200_000);
      expect(events).toEqual([]);
      client.release();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('end', () => {
  test('names who holds the clients that it waits for', async () => {
    track(pool, { name: 'main', endGrace: 0, onReport });
    const client = await pool.connect(); // holds up the end
    const ended = pool.end();
    expect(events).toMatchObject([
      {
        kind: 'end-waits',
        pool: 'main',
        acquisitions: [{ acquiredAt: { file: thisFile, line: lineOf(thisFile, 'holds up the end') } }],
      },
    ]);
    expect(events.map(formatEvent)[0]).toContain('leakcheck: closing main waits for 1 connection\n');
    client.release();
    await ended;
  });

  test('names a query of the pool that never finishes', async () => {
    const { default: Cursor } = await import('pg-cursor');
    track(pool, { name: 'main', endGrace: 0, onReport });
    void pool.query(new Cursor('SELECT 1')); // a cursor never calls back
    await expect.poll(() => report(pool).internal.length).toBe(1);
    void pool.end();
    expect(events.map(formatEvent)[0]).toContain('in use by a pool query begun at ');
    expect(events).toMatchObject([{ acquisitions: [{ acquiredAt: { line: lineOf(thisFile, 'a cursor never calls back') } }] }]);
  });

  test('by default gives holders a second, and is silent if they come back', async () => {
    track(pool, { endGrace: 30, onReport });
    const client = await pool.connect();
    const ended = pool.end();
    client.release();
    await ended;

    const other = track(createPool(), { endGrace: 30, onReport });
    const held = await other.connect();
    const otherEnded = other.end();
    await expect.poll(() => events.length).toBe(1);
    held.release();
    await otherEnded;
    expect(events).toMatchObject([{ kind: 'end-waits' }]);
  });

  test('of nothing held, and a second one, are as before', async () => {
    track(pool, { endGrace: 0, onReport });
    (await pool.connect()).release();
    await pool.end();
    await expect(pool.end()).rejects.toThrow('Called end on pool more than once');
    expect(events).toEqual([]);
  });
});

test('an error of the callback is swallowed and counted', async () => {
  const before = report().faults;
  track(pool, {
    endGrace: 0,
    onReport: () => {
      throw new Error('the callback is broken');
    },
  });
  const client = await pool.connect();
  const ended = pool.end();
  expect(report().faults).toBe(before + 1);
  client.release();
  await ended;
});
