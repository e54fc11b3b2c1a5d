/** The adapters of generic-pool and of tarn, proven with connections to a real PostgreSQL. */
import { createPool as createGenericPool, type Pool as GenericPool } from 'generic-pool';
import knex from 'knex';
import pg from 'pg';
import { Pool as TarnPool } from 'tarn';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import type {} from '../../../tools/postgres/vitest-global-setup.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);

let events: CompanionEvent[];
const options: TrackOptions = { name: 'main', endGrace: 0, onReport: (event) => events.push(event) };

beforeEach(() => {
  events = [];
});

async function open(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

describe('generic-pool', () => {
  let pool: GenericPool<pg.Client>;

  beforeEach(() => {
    pool = createGenericPool({ create: open, destroy: (client) => client.end() }, { max: 2 });
    track(pool, options);
  });

  afterEach(async () => {
    await pool.drain();
    await pool.clear();
  });

  test('a loan is reported with its line until it is given back or destroyed', async () => {
    const lent = await pool.acquire(); // lends
    expect(outstanding(pool)).toMatchObject([{ library: 'generic-pool', acquiredAt: at('lends') }]);
    await lent.query('SELECT 1');
    await pool.release(lent);
    expect(outstanding(pool)).toEqual([]);
    await pool.destroy(await pool.acquire());
    expect(outstanding(pool)).toEqual([]);
    const answer = await pool.use(async (client) => (await client.query<{ n: number }>('SELECT 7 AS n')).rows[0]?.n);
    expect(answer).toBe(7);
    expect(report(pool)).toMatchObject({ outstanding: [], counts: { requested: 3, handedOut: 3, returned: 3 } });
    expect(events).toEqual([]);
  });

  test('a second return is told, and rejected as before', async () => {
    const lent = await pool.acquire(); // returned twice
    await pool.release(lent);
    await expect(pool.release(lent)).rejects.toThrow('Resource not currently part of this pool');
    expect(events).toMatchObject([{ kind: 'released-twice', acquisition: { acquiredAt: at('returned twice') } }]);
  });

  test('a drain that waits names who holds it up', async () => {
    const lent = await pool.acquire(); // holds up the drain
    const drained = pool.drain();
    expect(events).toMatchObject([{ kind: 'end-waits', acquisitions: [{ acquiredAt: at('holds up the drain') }] }]);
    await pool.release(lent);
    await drained;
    await expect(pool.acquire()).rejects.toThrow('pool is draining and cannot accept work');
    expect(report(pool).counts).toMatchObject({ requested: 2, refused: 1 });
  });

  test('a request that times out is refused', async () => {
    const narrow = createGenericPool({ create: open, destroy: (client) => client.end() }, { max: 1, acquireTimeoutMillis: 30 });
    track(narrow, options);
    const lent = await narrow.acquire();
    await expect(narrow.acquire()).rejects.toThrow('ResourceRequest timed out');
    expect(report(narrow).counts).toMatchObject({ requested: 2, refused: 1, waiting: 0 });
    await narrow.release(lent);
    await narrow.drain();
    await narrow.clear();
  });

  test('untrack restores it', () => {
    const tracked = Reflect.ownKeys(pool);
    untrack(pool);
    expect(tracked.filter((name) => !Reflect.ownKeys(pool).includes(name))).toEqual(['acquire', 'release', 'destroy', 'drain']);
  });
});

describe('tarn', () => {
  let pool: TarnPool<pg.Client>;

  beforeEach(() => {
    pool = new TarnPool({ create: open, destroy: (client) => client.end(), min: 0, max: 2 });
    track(pool, options);
  });

  test('a loan is reported with its line; a second return is told; who holds up the end is named', async () => {
    const lent = await pool.acquire().promise; // a loan of tarn
    expect(outstanding(pool)).toMatchObject([{ library: 'tarn', acquiredAt: at('a loan of tarn') }]);
    expect(pool.release(lent)).toBe(true);
    expect(outstanding(pool)).toEqual([]);
    expect(events).toEqual([]);
    expect(pool.release(lent)).toBe(false);
    expect(events).toMatchObject([{ kind: 'released-twice', acquisition: { acquiredAt: at('a loan of tarn') } }]);
    const again = await pool.acquire().promise;
    const ended = pool.destroy();
    expect(events.map(({ kind }) => kind)).toEqual(['released-twice', 'end-waits']);
    pool.release(again);
    await ended;
  });

  test('a request that is given up is refused', async () => {
    const lent = [await pool.acquire().promise, await pool.acquire().promise];
    const waiting = pool.acquire();
    expect(report(pool).counts.waiting).toBe(1);
    waiting.abort();
    await expect(waiting.promise).rejects.toThrow('aborted');
    expect(report(pool).counts).toMatchObject({ requested: 3, refused: 1, waiting: 0 });
    for (const client of lent) pool.release(client);
    await pool.destroy();
  });
});

test('what a library between gives back twice by itself is not told of: knex does so with each stream', async () => {
  const instance = knex({ client: 'pg', connection: inject('postgresUrl'), pool: { min: 0, max: 1 } });
  const pool: unknown = Reflect.get(instance.client as object, 'pool');
  track(pool as object, options);
  const rows: unknown[] = [];
  const release = vi.spyOn(pool as { release: (resource: unknown) => boolean }, 'release');
  for await (const row of instance.select(instance.raw('1 AS one')).stream()) rows.push(row);
  await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(2));
  expect(rows).toEqual([{ one: 1 }]);
  expect(events).toEqual([]);
  await instance.destroy();
});
