/** What the model of mysql2 claims, against a real MariaDB. */
import mysql, { type Pool, type PoolConnection, type PoolOptions, type RowDataPacket } from 'mysql2/promise';
import { createConnection } from 'mysql2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moduleOf } from '../facts.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from './mariadb.js';

const unreachable = await whyUnreachable();
if (unreachable === null) describe('mysql2 against MariaDB', claims);
else reportNotRun('mysql2 against MariaDB', unreachable);

function createPool(options: PoolOptions = {}): Pool {
  return mysql.createPool({ uri: mariadbUrl, ...options });
}

async function idOf(connection: PoolConnection): Promise<unknown> {
  const [rows] = await connection.query('SELECT CONNECTION_ID() AS id');
  return rows;
}

async function isInTransaction(connection: PoolConnection): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT @@in_transaction AS open');
  return rows[0]?.['open'] === 1;
}

/** Whether the promise is still pending after a whole round trip to the server. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  const witness = createPool();
  try {
    await witness.query('SELECT SLEEP(0.05)');
  } finally {
    await witness.end();
  }
  return !settled;
}

function claims(): void {
  let pool: Pool;

  beforeEach(() => {
    pool = createPool({ connectionLimit: 1 });
  });

  afterEach(async () => {
    await pool.end();
  });

  test("a query's timeout ends the wait alone: given back, its connection keeps the next borrower waiting", async () => {
    const connection = await pool.getConnection();
    await expect(connection.query({ sql: 'SELECT SLEEP(1)', timeout: 100 })).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    connection.release();
    const next = await pool.getConnection();
    expect(next.threadId).toBe(connection.threadId);
    expect(await isPending(next.query('SELECT 1'))).toBe(true);
    next.destroy();
    expect(moduleOf('mysql2').options['QueryOptions']?.options['timeout']?.abandons).toBe(true);
  });

  test('a rollback behind such a query waits until the server is done with it', async () => {
    const connection = await pool.getConnection();
    await connection.beginTransaction();
    await expect(connection.query({ sql: 'SELECT SLEEP(1)', timeout: 100 })).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    const started = Date.now();
    await connection.rollback();
    expect(Date.now() - started).toBeGreaterThan(500);
    connection.release();
  });

  test('a connection that cannot be made is closed when connect() calls back', async () => {
    const connection = createConnection(mariadbUrl.replace(/\/\/[^@]*@/, '//nobody:wrong@'));
    connection.on('error', () => undefined);
    const refused = await new Promise<Error | null>((resolve) => connection.connect(resolve));
    expect(refused).not.toBeNull();
    // Its declarations leave the socket out.
    await expect.poll(() => (connection as unknown as { readonly stream: { readonly destroyed: boolean } }).stream.destroyed).toBe(true);
    const effects = moduleOf('mysql2').types['Connection']?.members['connect']?.[0]?.effects;
    expect(effects?.some(({ kind }) => kind === 'connect')).toBe(true);
  });

  test('a pool keeps idle connections up to its limit, whatever idleTimeout says, as the model says', async () => {
    const keeping = createPool({ connectionLimit: 2, idleTimeout: 100 });
    const [first, second] = [await keeping.getConnection(), await keeping.getConnection()];
    const ids = new Set([first.threadId, second.threadId]);
    first.release();
    second.release();
    // Idle connections are looked at once in a second.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const again = [await keeping.getConnection(), await keeping.getConnection()];
    expect(new Set(again.map(({ threadId }) => threadId))).toEqual(ids);
    for (const connection of again) connection.release();
    await keeping.end();
    expect(moduleOf('mysql2/promise').types['Pool']?.resource?.persistent).toBe(true);
  });

  test('a second release is ignored', async () => {
    const connection = await pool.getConnection();
    connection.release();
    expect(() => connection.release()).not.toThrow();
    const first = await pool.getConnection();
    const second = pool.getConnection();
    expect(await isPending(second)).toBe(true);
    first.release();
    (await second).release();
  });

  test('a stale release hands the connection in use to the next caller: two owners', async () => {
    const stale = await pool.getConnection();
    stale.release();
    const owner = await pool.getConnection();
    stale.release();
    const other = await pool.getConnection();
    expect(await idOf(other)).toEqual(await idOf(owner));
    other.release();
  });

  test('await using releases, and rolls nothing back', async () => {
    const first = async (): Promise<void> => {
      await using connection = await pool.getConnection();
      await connection.query('SET @left = 7');
      await connection.beginTransaction();
    };
    await first();
    await using next = await pool.getConnection();
    const [rows] = await next.query('SELECT @left AS remains, @@in_transaction AS open');
    expect(rows).toEqual([{ remains: 7, open: 1 }]);
    await next.rollback();
  });

  test('release rolls nothing back: the next owner is in the transaction', async () => {
    const first = await pool.getConnection();
    await first.beginTransaction();
    first.release();
    const next = await pool.getConnection();
    expect(await isInTransaction(next)).toBe(true);
    await next.rollback();
    expect(await isInTransaction(next)).toBe(false);
    next.release();
  });

  test('destroy closes the connection, and its transaction with it', async () => {
    const first = await pool.getConnection();
    await first.query('CREATE TABLE IF NOT EXISTS left_by_destroy (id int) ENGINE = InnoDB');
    await first.beginTransaction();
    await first.query('INSERT INTO left_by_destroy VALUES (1)');
    const id = await idOf(first);
    first.destroy();
    const next = await pool.getConnection();
    expect(await idOf(next)).not.toEqual(id);
    expect(await isInTransaction(next)).toBe(false);
    // Waits for the lock of the insert if that still has it.
    await next.query('DROP TABLE left_by_destroy');
    next.release();
  });

  test('a prepared statement outlives the release of its connection', async () => {
    const first = await pool.getConnection();
    const statement = await first.prepare('SELECT 7 AS seven');
    first.release();
    const next = await pool.getConnection();
    const [rows] = await statement.execute([]);
    expect(rows).toEqual([{ seven: 7 }]);
    await statement.close();
    next.release();
  });

  test('who waits for a second connection of a full pool waits for itself', async () => {
    const held = await pool.getConnection();
    const nested = pool.query('SELECT 1');
    expect(await isPending(nested)).toBe(true);
    held.release();
    await nested;
  });

  test('a full pool waits without limit; acquireTimeout is no option', async () => {
    const warnings = await consoleErrors(async () => {
      // The option does not exist, so the types refuse it; plain JavaScript does not.
      const options = { connectionLimit: 1, acquireTimeout: 10 } as PoolOptions;
      const impatient = createPool(options);
      const held = await impatient.getConnection();
      const waiting = impatient.getConnection();
      expect(await isPending(waiting)).toBe(true);
      held.release();
      (await waiting).release();
      await impatient.end();
    });
    expect(warnings.join('\n')).toContain('Ignoring invalid configuration option passed to Connection: acquireTimeout');
  });

  test('unknown options are named on console.error', async () => {
    const warnings = await consoleErrors(async () => {
      await createPool({ idleTimeoutMillis: 3 } as PoolOptions).end();
    });
    expect(warnings.join('\n')).toContain(
      'Ignoring invalid configuration option passed to Connection: idleTimeoutMillis',
    );
  });

  test('connectionLimit: 0 means no limit', async () => {
    const unlimited = createPool({ connectionLimit: 0 });
    const connections = await Promise.all(Array.from({ length: 12 }, () => unlimited.getConnection()));
    expect(connections).toHaveLength(12);
    for (const connection of connections) connection.release();
    await unlimited.end();
  });

  test('ending the pool does not wait for a connection that is out', async () => {
    const ending = createPool();
    await ending.getConnection();
    await ending.end();
    await expect(ending.getConnection()).rejects.toThrow('Pool is closed.');
  });

  test('pool.query gives its connection back, also after an error', async () => {
    await expect(pool.query('SELEC 1')).rejects.toMatchObject({ code: 'ER_PARSE_ERROR' });
    await pool.query('SELECT 1');
    (await pool.getConnection()).release();
  });
}

async function consoleErrors(work: () => Promise<void>): Promise<readonly string[]> {
  const written: string[] = [];
  const { error } = console;
  console.error = (...values: unknown[]) => written.push(values.join(' '));
  try {
    await work();
  } finally {
    console.error = error;
  }
  return written;
}
