/** Where the transaction was begun that is open on a connection, told on a real PostgreSQL and a real MariaDB. */
import { fileURLToPath } from 'node:url';
import mysql from 'mysql2/promise';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CompanionEvent, formatEvent, outstanding, track, type TrackOptions, untrack } from '../src/index.js';
import { beginsTransaction } from '../src/sql/statements.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { createPool } from './support/pool.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);
const thisFile = fileURLToPath(import.meta.url);
let events: CompanionEvent[];
const options: TrackOptions = { name: 'main', onReport: (event) => events.push(event) };

beforeEach(() => {
  events = [];
});

describe('pg', () => {
  let pool: pg.Pool;

  beforeEach(() => {
    pool = track(createPool({ max: 1 }), options);
  });

  afterEach(async () => {
    await untrack(pool).end();
  });

  const begunAt = (): unknown => outstanding(pool)[0]?.transactionBegunAt;

  test('the line of the BEGIN is told as long as the transaction is open', async () => {
    const client = await pool.connect();
    expect(begunAt()).toBeNull();
    await client.query('BEGIN'); // begins
    await client.query('SELECT 1');
    expect(begunAt()).toMatchObject(at('begins'));
    await client.query('BEGIN');
    expect(begunAt()).toMatchObject(at('begins'));
    await client.query('COMMIT');
    expect(begunAt()).toBeNull();
    await client.query({ text: ' /* again */ start  transaction' }); // begins again
    expect(begunAt()).toMatchObject(at('begins again'));
    await client.query('ROLLBACK');
    expect(begunAt()).toBeNull();
    client.release();
    expect(events).toEqual([]);
  });

  test('a client that comes back inside names it, also to its next owner', async () => {
    const client = await pool.connect();
    await client.query('BEGIN'); // left open
    client.release();
    expect(events).toMatchObject([{ kind: 'dirty-release', acquisition: { transactionBegunAt: at('left open') } }]);
    expect(events.map(formatEvent)[0]).toContain(`transaction begun at packages/runtime/test/transactions.test.ts:${at('left open').line}:`);
    const next = await pool.connect();
    expect(begunAt()).toMatchObject(at('left open'));
    await next.query('ROLLBACK');
    expect(begunAt()).toBeNull();
    next.release();
  });

  test('a BEGIN under way is named, too', async () => {
    const client = await pool.connect();
    const begun = client.query('BEGIN'); // not awaited
    client.release();
    expect(events).toMatchObject([{ kind: 'dirty-release', acquisition: { transactionBegunAt: at('not awaited') } }]);
    await begun;
  });

  test('of a transaction whose owner has no stack nothing is told, nor the line of an earlier one', async () => {
    // Every second stack is taken, beginning with the second.
    const sampled = track(createPool({ max: 4 }), { ...options, stackSample: 0.5 });
    const lines: unknown[] = [];
    for (let round = 0; round < 3; round++) {
      const client = await sampled.connect();
      await client.query('BEGIN');
      lines.push(outstanding(sampled)[0]?.transactionBegunAt?.file ?? null);
      await client.query('COMMIT');
      client.release();
    }
    expect(lines).toEqual([null, thisFile, null]);
    await untrack(sampled).end();
  });
});

const unreachable = await whyUnreachable();
if (unreachable !== null) reportNotRun('where transactions of mysql2 begin', unreachable);

test.runIf(unreachable === null)('mysql2: beginTransaction() is told with the application\'s line', async () => {
  const pool = track(mysql.createPool({ uri: mariadbUrl }), options);
  const connection = await pool.getConnection();
  await connection.beginTransaction(); // begins in mysql2
  expect(outstanding(pool)).toMatchObject([{ transactionBegunAt: at('begins in mysql2') }]);
  await connection.commit();
  expect(outstanding(pool)).toMatchObject([{ transactionBegunAt: null }]);
  await connection.query('START TRANSACTION'); // begins by text
  expect(outstanding(pool)).toMatchObject([{ transactionBegunAt: at('begins by text') }]);
  connection.release();
  expect(events).toMatchObject([{ kind: 'dirty-release', acquisition: { transactionBegunAt: at('begins by text') } }]);
  await untrack(pool).end();
});

test('a text is known to begin a transaction by its first statement', () => {
  const beginning = ['BEGIN', 'begin work', 'START TRANSACTION READ ONLY', '  -- why\n\tbegin;', '/* a */ /* b */Begin', 'begin;SELECT 1'];
  const others = ['', 'S', 'SELECT 1', 'START SLAVE', 'beginning', 'STARTED', 'SET x', '-- BEGIN', '/* BEGIN */ SELECT 1', 'COMMIT', 'bEGINn'];
  expect(beginning.filter((text) => !beginsTransaction(text))).toEqual([]);
  expect(others.filter(beginsTransaction)).toEqual([]);
});
