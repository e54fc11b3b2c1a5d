/** Connections that are used, or given back, by somebody whose they are no longer; and in a state that others inherit. */
import { fileURLToPath } from 'node:url';
import Cursor from 'pg-cursor';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CompanionEvent, formatEvent, track, type TrackOptions } from '../src/index.js';
import { createPool } from './support/pool.js';
import { lineOf } from './support/source-line.js';

const thisFile = fileURLToPath(import.meta.url);
let pool: pg.Pool;
let events: CompanionEvent[];

beforeEach(() => {
  events = [];
});

afterEach(async () => {
  if (!pool.ending) await pool.end();
});

function tracked(options: TrackOptions = {}): void {
  pool = track(createPool({ max: 1 }), { name: 'main', onReport: (event) => events.push(event), ...options });
}

/** What is expected of a frame at the line that ends in `// MARK`. */
function at(mark: string): { readonly file: string; readonly line: number } {
  return { file: thisFile, line: lineOf(thisFile, mark) };
}

/** The application's line at which an event happened. */
function placeOf(event: CompanionEvent | undefined): unknown {
  return event !== undefined && 'at' in event ? event.at.find(({ isApplication }) => isApplication) : undefined;
}

async function rollBack(): Promise<void> {
  const client = await pool.connect();
  await client.query('ROLLBACK');
  client.release();
}

describe('released twice', () => {
  test('is told with both places, and pg throws as before', async () => {
    tracked();
    const client = await pool.connect(); // taken once
    client.release();
    expect(() => client.release()).toThrow('already been released'); // released again
    expect(events).toMatchObject([
      { kind: 'released-twice', acquisition: { acquiredAt: at('taken once') } },
    ]);
    const [event] = events;
    expect(event?.kind === 'released-twice' ? event.acquisition.server : null).toMatch(/^backend pid \d+$/);
    expect(placeOf(event)).toMatchObject(at('released again'));
    expect(events.map(formatEvent)[0]).toContain('connection of main is released a second time at packages/runtime/test/misuse');
  });

  test('is told of a kept done, and not of one release for each checkout', async () => {
    tracked();
    for (let round = 0; round < 3; round++) (await pool.connect()).release();
    expect(events).toEqual([]);
    const done = await new Promise<() => void>((resolve) => {
      pool.connect((_error, _client, release) => resolve(release)); // taken with a done
    });
    done();
    (await pool.connect()).release();
    expect(events).toEqual([]);
    expect(() => done()).toThrow('already been released'); // done again
    expect(events).toMatchObject([{ kind: 'released-twice', acquisition: { acquiredAt: at('taken with a done') } }]);
    expect(placeOf(events[0])).toMatchObject(at('done again'));
  });
});

describe('used after release', () => {
  test('is told while the client lies in the pool, once', async () => {
    tracked();
    const client = await pool.connect(); // lent for one query
    client.release();
    await client.query('SELECT 1'); // too late
    await client.query('SELECT 2');
    expect(events).toMatchObject([
      { kind: 'used-after-release', method: 'query', owner: null, acquisition: { acquiredAt: at('lent for one query') } },
    ]);
    expect(events.map(formatEvent)[0]).toContain(`misuse.test.ts:${lineOf(thisFile, 'too late')}:`);
  });

  test('is silent about use in time, and about what the pool itself does as it takes the client back', async () => {
    tracked();
    pool.on('acquire', (client) => void client.query('SELECT 0').catch(() => undefined));
    pool.on('release', (_error, client) => void client.query('SELECT 2').catch(() => undefined));
    const client = await pool.connect();
    await client.query('SELECT 1');
    client.release();
    await pool.query('SELECT 3');
    (await pool.connect()).release();
    expect(events).toEqual([]);
  });

  test('with handles is told of a stale reference, while its next owner is left alone', async () => {
    tracked({ handles: true });
    const stale = await pool.connect(); // the first owner
    stale.release();
    const owner = await pool.connect(); // the second owner
    expect(owner).not.toBe(stale);
    await stale.query('SELECT 1'); // by the first owner
    await owner.query('SELECT 1');
    expect(events).toMatchObject([
      {
        kind: 'used-after-release',
        acquisition: { acquiredAt: at('the first owner') },
        owner: { acquiredAt: at('the second owner') },
      },
    ]);
    expect(placeOf(events[0])).toMatchObject(at('by the first owner'));
    owner.release();
    expect(events).toHaveLength(1);
  });

  test('with handles is told of a stale release, which takes the connection from its next owner', async () => {
    tracked({ handles: true });
    const stale = await pool.connect(); // the first holder
    stale.release();
    const owner = await pool.connect(); // the second holder
    stale.release(); // the stale release
    expect(events).toMatchObject([
      {
        kind: 'stale-release',
        acquisition: { acquiredAt: at('the first holder') },
        owner: { acquiredAt: at('the second holder') },
      },
    ]);
    expect(placeOf(events[0])).toMatchObject(at('the stale release'));
    expect(events.map(formatEvent)[0]).toContain('is released on behalf of its next owner at packages/');
    expect(() => owner.release()).toThrow('already been released');
    expect(events).toHaveLength(1);
  });
});

describe('a handle', () => {
  test('works as the client does', async () => {
    tracked({ handles: true });
    const handle = await pool.connect();
    expect(handle.constructor.name).toBe('Client');
    expect(handle.query).toBe(handle.query);
    expect(handle.on('notice', () => undefined)).toBe(handle);
    expect(handle.listenerCount('notice')).toBe(1);
    expect((await handle.query('SELECT $1::int AS n', [7])).rows).toEqual([{ n: 7 }]);
    const rows = await new Promise((resolve) => {
      handle.query('SELECT 8 AS n', (_error, result) => resolve(result.rows));
    });
    expect(rows).toEqual([{ n: 8 }]);
    handle.removeAllListeners('notice');
    handle.release();
    await new Promise<void>((resolve) => {
      pool.connect((_error, client, done) => {
        expect(done).toBe(client?.release);
        done();
        resolve();
      });
    });
    expect(events).toEqual([]);
    expect(pool.idleCount).toBe(1);
  });
});

describe('given back', () => {
  test('mid-transaction is told, with the last query', async () => {
    tracked();
    const client = await pool.connect(); // begins
    await client.query('BEGIN');
    await client.query('SELECT 1 AS one');
    client.release(); // forgets to commit
    expect(events).toMatchObject([
      {
        kind: 'dirty-release',
        leftovers: [{ kind: 'open-transaction' }],
        acquisition: { acquiredAt: at('begins'), lastQuery: 'SELECT 1 AS one' },
      },
    ]);
    expect(events.map(formatEvent)[0]).toContain('is given back with an open transaction at packages/runtime/test/misuse.test.ts');
    expect(events.map(formatEvent)[0]).toContain(`:${lineOf(thisFile, 'forgets to commit')}:`);
  });

  test('after a commit, with the commit under way, or to be closed, is clean', async () => {
    tracked();
    const first = await pool.connect();
    await first.query('BEGIN');
    await first.query('COMMIT');
    first.release();
    const second = await pool.connect();
    await second.query('begin');
    const committed = second.query('  -- done\n commit');
    second.release();
    await committed;
    const third = await pool.connect();
    await third.query('BEGIN');
    third.release(true);
    expect(events).toEqual([]);
  });

  test('with a failed transaction, or a BEGIN under way, is told', async () => {
    tracked();
    const first = await pool.connect(); // fails inside
    await first.query('BEGIN');
    await expect(first.query('SELECT no_such_column')).rejects.toThrow();
    first.release(); // aborted
    await rollBack();
    const second = await pool.connect(); // begins late
    const begun = second.query('BEGIN');
    second.release(); // begun, not awaited
    await begun;
    expect(events).toMatchObject([
      { kind: 'dirty-release', acquisition: { acquiredAt: at('fails inside') } },
      { kind: 'dirty-release', acquisition: { acquiredAt: at('begins late') } },
    ]);
    expect(events.map(placeOf)).toMatchObject([at('aborted'), at('begun, not awaited')]);
    await rollBack();
  });

  test('with an open cursor is told, and with a closed one is clean', async () => {
    tracked();
    const client = await pool.connect();
    const closed = client.query(new Cursor('SELECT generate_series(1, 100)'));
    await closed.read(10);
    await closed.close();
    client.release();
    expect(events).toEqual([]);

    const again = await pool.connect(); // opens a cursor
    const open = again.query(new Cursor('SELECT generate_series(1, 100)'));
    await open.read(10);
    again.release(); // with the cursor open
    expect(events).toMatchObject([
      { kind: 'dirty-release', leftovers: [{ kind: 'open-cursor' }], acquisition: { acquiredAt: at('opens a cursor') } },
    ]);
    expect(placeOf(events[0])).toMatchObject(at('with the cursor open'));
    await open.close();
  });

  test('with changed session state is told where it is asked for, and what is undone is clean', async () => {
    tracked({ sessionState: true });
    const client = await pool.connect();
    for (const text of [
      'SET statement_timeout = 1000', 'RESET statement_timeout', 'LISTEN news', 'UNLISTEN *',
      'SELECT pg_advisory_lock(1)', 'SELECT pg_advisory_unlock(1)', 'BEGIN', 'SET LOCAL lock_timeout = 5', 'COMMIT',
      "SELECT 'SET x; LISTEN y; BEGIN'",
    ]) await client.query(text);
    client.release();
    expect(events).toEqual([]);

    const again = await pool.connect(); // changes the session
    await again.query("SET application_name = 'a;b'; LISTEN news");
    again.release(); // with the session changed
    expect(events).toMatchObject([
      {
        kind: 'dirty-release',
        leftovers: [
          { kind: 'session-state', statement: "SET application_name = ''" },
          { kind: 'session-state', statement: 'LISTEN news' },
        ],
        acquisition: { acquiredAt: at('changes the session') },
      },
    ]);
    expect(placeOf(events[0])).toMatchObject(at('with the session changed'));
  });
});

describe('an error listener', () => {
  test('is missed at the first query where it is asked for; one is enough', async () => {
    tracked({ errorListener: true });
    const client = await pool.connect(); // without a listener
    await client.query('SELECT 1');
    await client.query('SELECT 2');
    client.release();
    expect(events).toMatchObject([{ kind: 'no-error-listener', acquisition: { acquiredAt: at('without a listener') } }]);

    const careful = await pool.connect();
    const ignore = (): void => undefined;
    careful.on('error', ignore);
    await careful.query('SELECT 1');
    careful.off('error', ignore);
    careful.release();
    await pool.query('SELECT 1');
    expect(events).toHaveLength(1);
  });
});
