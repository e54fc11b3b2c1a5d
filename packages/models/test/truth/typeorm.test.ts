/** What the model of typeorm claims, over pg and a real PostgreSQL. */
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';

let dataSource: DataSource;

beforeEach(async () => {
  dataSource = await new DataSource({ type: 'postgres', url: inject('postgresUrl'), extra: { max: 1 } }).initialize();
});

afterEach(async () => {
  await dataSource.destroy();
});

/** The driver's own pool. */
function pool(): pg.Pool {
  const master: unknown = Reflect.get(dataSource.driver, 'master');
  // typeorm keeps the pg Pool under this name; its type is not exported.
  return master as pg.Pool;
}

function busy(): number {
  return pool().totalCount - pool().idleCount;
}

test('a query runner takes nothing until it connects', async () => {
  const runner = dataSource.createQueryRunner();
  expect(busy()).toBe(0);
  await runner.connect();
  expect(busy()).toBe(1);
  await runner.release();
  expect(busy()).toBe(0);
});

test('its first query connects it', async () => {
  const runner = dataSource.createQueryRunner();
  await runner.query('SELECT 1');
  expect(busy()).toBe(1);
  await runner.release();
});

test('connecting twice takes one connection', async () => {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  await runner.connect();
  expect(busy()).toBe(1);
  await runner.release();
});

test('a second release changes nothing, not even for the next owner', async () => {
  const first = dataSource.createQueryRunner();
  await first.connect();
  await first.release();
  const second = dataSource.createQueryRunner();
  await second.connect();
  await first.release();
  expect(busy()).toBe(1);
  expect(first.isReleased).toBe(true);
  await second.release();
});

test('a released query runner refuses queries', async () => {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  await runner.release();
  await expect(runner.query('SELECT 1')).rejects.toThrow('Query runner already released');
});

test('release does not roll back: the next owner is in the transaction', async () => {
  const first = dataSource.createQueryRunner();
  await first.startTransaction();
  await first.query('CREATE TABLE left_open (id int)');
  await first.release();

  const second = dataSource.createQueryRunner();
  expect(await second.query("SELECT to_regclass('left_open') IS NOT NULL AS seen")).toEqual([{ seen: true }]);
  await second.query('ROLLBACK');
  expect(await second.query("SELECT to_regclass('left_open') IS NOT NULL AS seen")).toEqual([{ seen: false }]);
  await second.release();
});

test('await using commits the open transaction, also when it is left by an exception', async () => {
  const failing = async (): Promise<void> => {
    await using runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('CREATE TABLE committed_by_using (id int)');
    throw new Error('left by an exception');
  };
  await expect(failing()).rejects.toThrow('left by an exception');
  expect(busy()).toBe(0);
  expect(await dataSource.query("SELECT to_regclass('committed_by_using') IS NOT NULL AS seen")).toEqual([
    { seen: true },
  ]);
  await dataSource.query('DROP TABLE committed_by_using');
});

test('transaction(callback) releases by itself, whether the callback succeeds or fails', async () => {
  await dataSource.transaction((manager) => manager.query('SELECT 1'));
  expect(busy()).toBe(0);
  await expect(dataSource.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(busy()).toBe(0);
});

test.each([
  ['dataSource.query()', (source: DataSource) => source.query('SELECT 1')],
  ['dataSource.manager', (source: DataSource) => source.manager.query('SELECT 1')],
  ['another transaction of the data source', (source: DataSource) => source.transaction((inner) => inner.query('SELECT 1'))],
])('inside transaction(callback) %s waits for a second connection', async (_name, take) => {
  const impatient = await new DataSource({ type: 'postgres', url: inject('postgresUrl'), extra: { max: 1, connectionTimeoutMillis: 50 } }).initialize();
  try {
    await expect(impatient.transaction(() => take(impatient))).rejects.toThrow('timeout exceeded when trying to connect');
  } finally {
    await impatient.destroy();
  }
});

test('the manager of transaction(callback) has its connection, and so has a transaction of its own', async () => {
  await dataSource.transaction(async (manager) => {
    await manager.query('SELECT 1');
    await manager.transaction((inner) => inner.query('SELECT 1'));
    expect(busy()).toBe(1);
  });
});

test('dataSource.query releases by itself, whether it succeeds or fails', async () => {
  await dataSource.query('SELECT 1');
  await expect(dataSource.query('SELEC 1')).rejects.toThrow('syntax error');
  expect(busy()).toBe(0);
});
