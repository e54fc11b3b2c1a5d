/** What the model of mariadb claims, against a real MariaDB. */
import mariadb, { type Pool, type PoolConfig } from 'mariadb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from './mariadb.js';

const unreachable = await whyUnreachable();
if (unreachable === null) describe('mariadb against MariaDB', claims);
else reportNotRun('mariadb against MariaDB', unreachable);

function createPool(options: PoolConfig = {}): Pool {
  const { hostname, port, username, password, pathname } = new URL(mariadbUrl);
  return mariadb.createPool({ host: hostname, port: Number(port || 3306), user: username, password, database: pathname.slice(1), ...options });
}

function claims(): void {
  let pool: Pool;

  beforeEach(() => {
    pool = createPool({ connectionLimit: 1 });
  });

  afterEach(async () => {
    await pool.end();
  });

  test('a second release does nothing, as the model says', async () => {
    const connection = await pool.getConnection();
    await connection.release();
    await expect(connection.release()).resolves.toBeUndefined();
    expect(moduleOf('mariadb').types['PoolConnection']?.resource?.doubleRelease).toBe('ignored');
  });

  test.each(['release', 'end', 'close'] as const)('%s() gives back and rolls back, as the model says', async (method) => {
    const first = await pool.getConnection();
    await first.beginTransaction();
    await first[method]();
    const next = await pool.getConnection();
    const [row] = await next.query<{ open: number }[]>('SELECT @@in_transaction AS open');
    expect(Number(row?.open)).toBe(0);
    await next.release();
    expect(callsOf('mariadb', `PoolConnection.${method}`).map(summary)).toEqual(['release receiver, rollback']);
  });

  test('a second end of a pool rejects, as the model says', async () => {
    const ended = createPool();
    await ended.end();
    await expect(ended.end()).rejects.toThrow();
    expect(moduleOf('mariadb').types['Pool']?.resource?.doubleRelease).toBe('rejects');
  });

  test('acquireTimeout bounds the wait for a free connection, as the model says', async () => {
    const { acquireTimeout } = optionsOf('mariadb', 'PoolConfig').options;
    const impatient = createPool({ connectionLimit: 1, acquireTimeout: 300 });
    const held = await impatient.getConnection();
    await expect(impatient.getConnection()).rejects.toMatchObject({ code: 'ER_GET_CONNECTION_TIMEOUT' });
    await held.release();
    await impatient.end();
    expect(acquireTimeout).toMatchObject({ role: 'acquireTimeout', unit: 'ms', default: 10000 });
  });

  test('queryTimeout stops the query and leaves the connection usable, as the model says', async () => {
    const limited = createPool({ connectionLimit: 1, queryTimeout: 50 });
    const connection = await limited.getConnection();
    await expect(connection.query('SELECT SLEEP(2)')).rejects.toMatchObject({ errno: 1969 });
    expect(await connection.query('SELECT 1 AS one')).toMatchObject([{ one: 1 }]);
    await connection.release();
    await limited.end();
    expect(optionsOf('mariadb', 'ConnectionConfig').options['queryTimeout']?.role).toBe('statementTimeout');
  });

  test('unknown options are ignored in silence, as the model says', async () => {
    // The option does not exist, so the types refuse it; plain JavaScript does not.
    const options = { max: 3 } as PoolConfig;
    const silent = createPool(options);
    await silent.query('SELECT 1');
    await silent.end();
    expect(optionsOf('mariadb', 'PoolConfig').unknownNames).toBe('ignored');
  });
}
