/** What the model of mysql claims, against a real MariaDB. */
import mysql, { type Pool, type PoolConfig, type PoolConnection } from 'mysql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moduleOf, optionsOf } from '../facts.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from './mariadb.js';

const unreachable = await whyUnreachable();
if (unreachable === null) describe('mysql against MariaDB', claims);
else reportNotRun('mysql against MariaDB', unreachable);

function createPool(options: PoolConfig = {}): Pool {
  const { hostname, port, username, password, pathname } = new URL(mariadbUrl);
  return mysql.createPool({ host: hostname, port: Number(port || 3306), user: username, password, database: pathname.slice(1), ...options });
}

async function checkout(pool: Pool): Promise<PoolConnection> {
  return await new Promise((resolve, reject) => {
    pool.getConnection((error: Error | null, connection) => (error ? reject(error) : resolve(connection)));
  });
}

async function query(connection: Pool | PoolConnection, sql: string): Promise<readonly Record<string, unknown>[]> {
  return await new Promise((resolve, reject) => {
    connection.query(sql, (error: Error | null, rows: readonly Record<string, unknown>[]) => (error ? reject(error) : resolve(rows)));
  });
}

async function end(pool: Pool): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    pool.end((error: Error | null) => (error ? reject(error) : resolve()));
  });
}

/** Whether the promise is still pending after the server has taken that long. */
async function isPending(promise: Promise<unknown>, seconds: number): Promise<boolean> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  const witness = createPool();
  await query(witness, `SELECT SLEEP(${String(seconds)})`);
  await end(witness);
  return !settled;
}

function claims(): void {
  let pool: Pool;

  beforeEach(() => {
    pool = createPool({ connectionLimit: 1 });
  });

  afterEach(async () => {
    await end(pool);
  });

  test('a second release throws, as the model says', async () => {
    const connection = await checkout(pool);
    connection.release();
    expect(() => connection.release()).toThrow('Connection already released');
    expect(moduleOf('mysql').types['PoolConnection']?.resource?.doubleRelease).toBe('throws');
  });

  test('a second end of a pool does nothing, as the model says', async () => {
    const ended = createPool();
    await query(ended, 'SELECT 1');
    await end(ended);
    await expect(end(ended)).resolves.toBeUndefined();
    expect(moduleOf('mysql').types['Pool']?.resource?.doubleRelease).toBe('ignored');
  });

  test('ending a pool does not wait for what is lent, as the model says', async () => {
    const ended = createPool();
    await checkout(ended);
    await end(ended);
    expect(moduleOf('mysql').types['Pool']?.resource?.awaitsLent).toBeUndefined();
  });

  test('release rolls nothing back: the next owner is in the transaction', async () => {
    const first = await checkout(pool);
    await query(first, 'START TRANSACTION');
    first.release();
    const next = await checkout(pool);
    expect(await query(next, 'SELECT @@in_transaction AS open')).toMatchObject([{ open: 1 }]);
    await query(next, 'ROLLBACK');
    next.release();
  });

  test('acquireTimeout does not bound the wait for a free connection: it has no such role', async () => {
    const impatient = createPool({ connectionLimit: 1, acquireTimeout: 1500 });
    const held = await checkout(impatient);
    const waiting = checkout(impatient);
    expect(await isPending(waiting, 2)).toBe(true);
    held.release();
    (await waiting).release();
    await end(impatient);
    expect(optionsOf('mysql', 'PoolConfig').options['acquireTimeout']?.role).toBe('other');
  });

  test('connectionLimit: 0 means no limit, and the default is 10, as the model says', async () => {
    const limit = optionsOf('mysql', 'PoolConfig').options['connectionLimit'];
    const unlimited = createPool({ connectionLimit: Number(limit?.unlimited) });
    const connections = await Promise.all(Array.from({ length: 12 }, async () => await checkout(unlimited)));
    for (const connection of connections) connection.release();
    await end(unlimited);
    expect(createPool().config.connectionLimit).toBe(limit?.default);
  });

  test('a timeout of a query closes its connection', async () => {
    const connection = await checkout(pool);
    const failed = new Promise((resolve) => {
      connection.query({ sql: 'SELECT SLEEP(1)', timeout: 20 }, (error) => resolve(error?.code));
    });
    expect(await failed).toBe('PROTOCOL_SEQUENCE_TIMEOUT');
    expect(await query(pool, 'SELECT 1 AS one')).toMatchObject([{ one: 1 }]);
  });
}
