/** The adapter of kysely, proven on a real PostgreSQL, and over mysql2 on a real MariaDB. */
import { CamelCasePlugin, Kysely, MysqlDialect, PostgresDialect, sql } from 'kysely';
import mysql2 from 'mysql2';
import type pg from 'pg';
import Cursor from 'pg-cursor';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { createPool } from './support/pool.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);
let events: CompanionEvent[];
const options: TrackOptions = { name: 'main', onReport: (event) => events.push(event) };

beforeEach(() => {
  events = [];
});

/** Something that lasts until it is told to end. */
function gate(): { readonly wait: () => Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { wait: () => opened, open };
}

describe('over pg', () => {
  let pool: pg.Pool;
  let database: Kysely<unknown>;

  beforeEach(() => {
    pool = createPool({ max: 2 });
    database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) });
    expect(track(database, options)).toBe(database);
  });

  afterEach(async () => {
    untrack(pool);
    await untrack(database).destroy();
  });

  test('transactions and connections are reported with their lines as long as they are open', async () => {
    const { wait, open } = gate();
    const transaction = database.transaction().execute(async (inner) => { // a transaction
      await sql`SELECT 1`.execute(inner);
      await wait();
    });
    await expect.poll(() => outstanding(database)).toMatchObject([
      { library: 'kysely', pool: 'main', acquiredAt: at('a transaction'), lastQuery: 'SELECT 1' },
    ]);
    const connection = database.withPlugin(new CamelCasePlugin()).connection().execute(wait); // a connection
    await expect.poll(() => outstanding(database)).toMatchObject([{ acquiredAt: at('a transaction') }, { acquiredAt: at('a connection') }]);
    open();
    await Promise.all([transaction, connection]);
    expect(report(database)).toMatchObject({ outstanding: [], counts: { requested: 2, handedOut: 2, returned: 2 } });
    expect(events).toEqual([]);
  });

  test('a controlled transaction is reported with its line until it ends', async () => {
    const transaction = await database.startTransaction().execute(); // controlled
    await sql`SELECT 2`.execute(transaction);
    expect(outstanding(database)).toMatchObject([{ acquiredAt: at('controlled'), lastQuery: 'SELECT 2' }]);
    await transaction.rollback().execute();
    await expect.poll(() => outstanding(database)).toEqual([]);
    expect(events).toEqual([]);
  });

  test('queries are the library\'s own, and answer and fail as before', async () => {
    expect((await sql`SELECT 1 AS one`.execute(database)).rows).toEqual([{ one: 1 }]);
    await expect(sql`SELECT no_such_column`.execute(database)).rejects.toThrow('no_such_column');
    await expect(database.transaction().execute(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(report(database).counts).toMatchObject({ requested: 3, internal: 2, handedOut: 1, returned: 3 });
    expect(events).toEqual([]);
  });

  test('a stream that is left open is reported, and one that was left by break is not', async () => {
    const rows = (): AsyncIterableIterator<unknown> => database.selectNoFrom(sql<number>`generate_series(1, 1000)`.as('n')).stream(10);
    for await (const row of rows()) {
      expect(row).toEqual({ n: 1 });
      break;
    }
    await expect.poll(() => outstanding(database)).toEqual([]);
    const left = rows();
    await left.next(); // left open
    expect(outstanding(database)).toMatchObject([{ acquiredAt: at('left open') }]);
    await left.return?.();
    await expect.poll(() => outstanding(database)).toEqual([]);
  });

  test('a pool below that is tracked, too, tells of what others take, and of nothing twice', async () => {
    track(pool, { ...options, name: 'below' });
    await database.connection().execute(async () => {
      const own = await pool.connect(); // by the side
      expect(outstanding()).toMatchObject([{ pool: 'main' }, { pool: 'below', acquiredAt: at('by the side') }]);
      own.release();
    });
    expect(report(pool).counts).toMatchObject({ requested: 1, returned: 1 });
    expect(report(database).counts).toMatchObject({ requested: 1, returned: 1 });
  });

  test('a request that is refused is counted, with the error it had', async () => {
    const refused = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: createPool({ host: '127.0.0.1', port: 1, connectionString: undefined }) }) });
    track(refused, options);
    await expect(sql`SELECT 1`.execute(refused)).rejects.toThrow('ECONNREFUSED');
    expect(report(refused).counts).toMatchObject({ requested: 1, refused: 1, waiting: 0 });
    await untrack(refused).destroy();
  });

  test('untrack restores everything; a transaction is no instance', async () => {
    untrack(database);
    const executor = database.getExecutor();
    const names = ['provideConnection', 'executeQuery', 'withPlugin', 'withPlugins', 'withPluginAtFront', 'withoutPlugins'];
    const state = (): readonly unknown[] => [Reflect.ownKeys(executor), ...names.map((name): unknown => Reflect.get(executor, name))];
    const before = state();
    track(database, options);
    await sql`SELECT 1`.execute(database);
    expect(state()).not.toEqual(before);
    untrack(database);
    expect(state()).toEqual(before);
    await database.transaction().execute((inner) => {
      expect(() => track(inner, options)).toThrow('This is an object of class Transaction');
      return Promise.resolve();
    });
  });
});

const unreachable = await whyUnreachable();
if (unreachable !== null) reportNotRun('kysely over mysql2, tracked', unreachable);

test.runIf(unreachable === null)('over mysql2, a transaction that is left open by hand is told, and a committed one is not', async () => {
  const database = new Kysely<unknown>({ dialect: new MysqlDialect({ pool: mysql2.createPool({ uri: mariadbUrl }) }) });
  track(database, options);
  await database.transaction().execute((inner) => sql`SELECT 1`.execute(inner));
  expect(events).toEqual([]);
  await database.connection().execute(async (connection) => { // by hand
    await sql`START TRANSACTION`.execute(connection); // begun by hand
  });
  expect(events).toMatchObject([
    { kind: 'dirty-release', acquisition: { acquiredAt: at('by hand'), transactionBegunAt: at('begun by hand') } },
  ]);
  await untrack(database).destroy();
});
