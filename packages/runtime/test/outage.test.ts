/** The server dies under everybody at once, and comes back: the application sees the same with the companion as without. */
import type { PoolConnection } from 'mysql2/promise';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { type CompanionEvent, report, track } from '../src/index.js';
import type {} from '../../../tools/postgres/vitest-global-setup.js';
import { openGate, type Gate } from './support/gate.js';

const unreachable = await whyUnreachable();

/** A pool of three, in the words that both libraries share. */
interface Played {
  readonly pool: object;
  readonly acquire: () => Promise<Held>;
  readonly end: () => Promise<unknown>;
}
interface Held {
  readonly query: (text: string) => Promise<unknown>;
  readonly release: () => void;
}

function playPg(url: string): Played {
  const pool = new pg.Pool({ connectionString: url, max: 3 });
  pool.on('error', () => undefined);
  return {
    pool,
    acquire: async () => {
      const client = await pool.connect();
      client.on('error', () => undefined);
      return { query: (text) => client.query(text), release: () => client.release(true) };
    },
    end: () => pool.end(),
  };
}

function playMysql2(url: string): Played {
  const pool = mysql.createPool({ uri: url, connectionLimit: 3 });
  return {
    pool,
    acquire: async () => {
      const connection: PoolConnection = await pool.getConnection();
      return { query: (text) => connection.query(text), release: () => connection.release() };
    },
    end: () => pool.end(),
  };
}

async function fateOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'fulfilled';
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    return `rejected with ${String(code)}`;
  }
}

/** One is in the middle of a query, one in a transaction, one idle and held, and one waits, as the server dies. */
async function play({ acquire }: Played, gate: Gate, sleep: string): Promise<readonly string[]> {
  const seen: string[] = [];
  const [querying, inTransaction, idle] = await Promise.all([acquire(), acquire(), acquire()]);
  await inTransaction.query('BEGIN');
  const query = fateOf(querying.query(sleep));
  const waiting = acquire().then(
    async (held) => {
      const fate = await fateOf(held.query('SELECT 1'));
      held.release();
      return `waited and ${fate}`;
    },
    (error: unknown) => `waited and was refused: ${error instanceof Error ? String(Reflect.get(error, 'code')) : ''}`,
  );
  await gate.kill();
  seen.push(`query ${await query}`);
  seen.push(`transaction ${await fateOf(inTransaction.query('COMMIT'))}`);
  seen.push(`idle ${await fateOf(idle.query('SELECT 1'))}`);
  for (const held of [querying, inTransaction, idle]) held.release();
  seen.push(await waiting);
  seen.push(`while it is gone ${await fateOf(acquire())}`);
  await gate.revive();
  const again = await acquire();
  seen.push(`after it is back ${await fateOf(again.query('SELECT 1'))}`);
  again.release();
  return seen;
}

const libraries = [
  { name: 'pg', url: inject('postgresUrl'), open: playPg, sleep: 'SELECT pg_sleep(30)' },
  ...(unreachable === null ? [{ name: 'mysql2', url: mariadbUrl, open: playMysql2, sleep: 'SELECT SLEEP(30)' }] : []),
];
if (unreachable !== null) reportNotRun('an outage under mysql2', unreachable);

describe.each(libraries)('$name', ({ url, open, sleep }) => {
  const outcome = async (prepare: (pool: object) => void): Promise<{ readonly seen: readonly string[]; readonly pool: object }> => {
    const gate = await openGate(url);
    const played = open(gate.url);
    prepare(played.pool);
    const seen = await play(played, gate, sleep);
    await played.end();
    await gate.kill();
    return { seen, pool: played.pool };
  };

  test('looks the same, and leaves nothing out', async () => {
    const events: CompanionEvent[] = [];
    const plain = await outcome(() => undefined);
    expect(plain.seen).toHaveLength(6);
    expect(plain.seen.at(-1)).toBe('after it is back fulfilled');
    const { faults } = report();
    for (const handles of [false, true]) {
      const { seen, pool } = await outcome((made) => void track(made, { endGrace: 60_000, handles, onReport: (event) => events.push(event) }));
      expect(seen).toEqual(plain.seen);
      const { requested, waiting, refused, handedOut, internal, returned } = report(pool).counts;
      expect({ answered: refused + handedOut + internal, waiting, returned }).toEqual({ answered: requested, waiting: 0, returned: handedOut + internal });
    }
    expect(events).toEqual([]);
    expect(report().faults).toBe(faults);
  });
});
