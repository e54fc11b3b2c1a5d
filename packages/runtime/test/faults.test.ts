/** What goes wrong outside: the application sees the same with the companion as without, and the ledger is right after. */
import { createPool as createGenericPool } from 'generic-pool';
import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track } from '../src/index.js';
import { createPool } from './support/pool.js';

/** What the application saw, told by itself. */
type Seen = readonly string[];
interface Scenario {
  readonly name: string;
  readonly max: number;
  readonly play: (pool: pg.Pool, saw: (what: string) => void) => Promise<void>;
}

async function terminate(pool: pg.Pool, client: pg.PoolClient): Promise<void> {
  const killer = createPool({ ...pool.options, max: 1 });
  await killer.query('SELECT pg_terminate_backend($1)', [Reflect.get(client, 'processID')]);
  await killer.end();
}

/** How a promise ends, in words. */
async function fateOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'fulfilled';
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    return `rejected with ${typeof code === 'string' ? code : ''} ${error instanceof Error ? error.message : String(error)}`;
  }
}

const scenarios: readonly Scenario[] = [
  {
    name: 'the server ends a connection in the middle of a query',
    max: 1,
    play: async (pool, saw) => {
      const client = await pool.connect();
      // Whether the answer or the end of the connection is seen first is the operating system's affair.
      const ended = new Promise<void>((resolve) => client.once('end', resolve));
      client.on('error', (error) => saw(`error event: ${error.message}`));
      const query = fateOf(client.query('SELECT pg_sleep(30)'));
      await terminate(pool, client);
      await ended;
      saw(await query);
      client.release(true);
      saw(await fateOf(pool.query('SELECT 1')));
    },
  },
  {
    name: 'the server ends a connection in the middle of a transaction, and it is given back without a word',
    max: 1,
    play: async (pool, saw) => {
      const client = await pool.connect();
      const ended = new Promise<void>((resolve) => client.once('end', resolve));
      client.on('error', (error) => saw(`error event: ${error.message}`));
      await client.query('BEGIN');
      await terminate(pool, client);
      await ended;
      saw(await fateOf(client.query('SELECT 1')));
      client.release();
      saw(`${pool.totalCount} left`);
      saw(await fateOf(pool.query('SELECT 1')));
    },
  },
  {
    name: 'the server ends a connection while others wait for it',
    max: 1,
    play: async (pool, saw) => {
      const client = await pool.connect();
      client.on('error', () => undefined);
      const ended = new Promise<void>((resolve) => client.once('end', resolve));
      const waiting = [pool.query('SELECT 1 AS n'), pool.query('SELECT 2 AS n')].map(fateOf);
      await terminate(pool, client);
      await ended;
      client.release();
      saw((await Promise.all(waiting)).join(', '));
    },
  },
  {
    name: 'the pool is ended while connections are out',
    max: 2,
    play: async (pool, saw) => {
      const client = await pool.connect();
      const ended = fateOf(pool.end());
      saw(await fateOf(pool.connect()));
      saw(await fateOf(client.query('SELECT 1')));
      client.release();
      saw(await ended);
    },
  },
  {
    name: 'waiting takes too long',
    max: 1,
    play: async (pool, saw) => {
      const client = await pool.connect();
      // What opens a connection has all the time that it needs.
      pool.options.connectionTimeoutMillis = 30;
      saw(await fateOf(pool.connect()));
      saw(await fateOf(pool.query('SELECT 1')));
      client.release();
      saw(await fateOf(pool.query('SELECT 1')));
    },
  },
];

async function outcome(scenario: Scenario, prepare: (pool: pg.Pool) => void): Promise<{ readonly seen: Seen; readonly pool: pg.Pool }> {
  const pool = createPool({ max: scenario.max });
  prepare(pool);
  const seen: string[] = [];
  await scenario.play(pool, (what) => seen.push(what));
  if (!pool.ending) await pool.end();
  return { seen, pool };
}

describe.each(scenarios)('$name', (scenario) => {
  test('looks the same, and leaves nothing out', async () => {
    const events: CompanionEvent[] = [];
    const plain = await outcome(scenario, () => undefined);
    const faults = report().faults;
    const tracked = await outcome(scenario, (pool) => void track(pool, { endGrace: 60_000, onReport: (event) => events.push(event) }));
    expect(plain.seen.length).toBeGreaterThan(0);
    expect(tracked.seen).toEqual(plain.seen);
    const handled = await outcome(scenario, (pool) => void track(pool, { endGrace: 60_000, handles: true, onReport: (event) => events.push(event) }));
    expect(handled.seen).toEqual(plain.seen);
    for (const { pool } of [tracked, handled]) {
      const { requested, waiting, refused, handedOut, internal, returned } = report(pool).counts;
      expect({ answered: refused + handedOut + internal, waiting, returned }).toEqual({
        answered: requested,
        waiting: 0,
        returned: handedOut + internal,
      });
    }
    expect(events).toEqual([]);
    expect(report().faults).toBe(faults);
  });
});

test('a thousand holders at once are a thousand entries, and none after', async () => {
  const pool = createGenericPool({ create: async () => ({}), destroy: async () => undefined }, { max: 1000 });
  track(pool, { reportAtExit: false, stackBudget: 1 });
  const lent = await Promise.all(Array.from({ length: 1000 }, () => pool.acquire()));
  expect(outstanding(pool)).toHaveLength(1000);
  await Promise.all(lent.map((resource) => pool.release(resource)));
  expect(report(pool)).toMatchObject({ outstanding: [], counts: { requested: 1000, handedOut: 1000, returned: 1000 } });
  await pool.drain();
  await pool.clear();
});

test('a thousand requests for ten connections are all answered, each once', async () => {
  const pool = track(createPool({ max: 10 }), { reportAtExit: false });
  await Promise.all(
    Array.from({ length: 1000 }, async () => {
      const client = await pool.connect();
      try {
        await client.query('SELECT 1');
      } finally {
        client.release();
      }
    }),
  );
  expect(report(pool).counts).toEqual({ requested: 1000, waiting: 0, refused: 0, handedOut: 1000, internal: 0, returned: 1000 });
  await pool.end();
});
