/** What the model of sequelize claims, over pg and a real PostgreSQL. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Sequelize } from 'sequelize';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import { moduleOf, optionsOf } from '../facts.js';

const TRANSACTION = moduleOf('sequelize').types['Transaction']?.resource;

let sequelize: Sequelize;

beforeEach(() => {
  sequelize = new Sequelize(inject('postgresUrl'), { logging: false, pool: { max: 1, acquire: 400 } });
});

afterEach(async () => {
  await sequelize.close();
});

interface Pool {
  readonly using: number;
  readonly maxSize: number;
  readonly minSize: number;
}

/** The pool behind an instance; its type is not exported. */
function poolOf(instance: Sequelize): Pool {
  const manager: unknown = Reflect.get(instance, 'connectionManager');
  return (manager as { readonly pool: Pool }).pool;
}

test('what ends a transaction is what the model names', async () => {
  expect(TRANSACTION?.releasedBy).toEqual(['commit', 'rollback']);
  for (const method of ['commit', 'rollback'] as const) {
    const transaction = await sequelize.transaction();
    expect(poolOf(sequelize).using).toBe(1);
    expect(Reflect.get(transaction, 'finished')).toBeUndefined();
    await transaction[method]();
    expect(poolOf(sequelize).using).toBe(0);
    expect(Reflect.get(transaction, 'finished')).toBe(method);
  }
});

test('a second end does what the model says', async () => {
  expect(TRANSACTION?.doubleRelease).toBe('rejects');
  const transaction = await sequelize.transaction();
  await transaction.commit();
  await expect(transaction.commit()).rejects.toThrow('has been finished');
  await expect(transaction.rollback()).rejects.toThrow('has been finished');
});

test('work in a finished transaction rejects', async () => {
  const transaction = await sequelize.transaction();
  await transaction.rollback();
  await expect(sequelize.query('SELECT 1', { transaction })).rejects.toThrow('rollback has been called');
});

test('a query that names no transaction waits for a second connection', async () => {
  const transaction = await sequelize.transaction();
  await expect(sequelize.query('SELECT 1')).rejects.toThrow();
  await sequelize.query('SELECT 1', { transaction });
  const inner = await sequelize.transaction({ transaction });
  expect(poolOf(sequelize).using).toBe(1);
  await inner.commit();
  await transaction.commit();
});

test('ending the pool waits for what it lent', async () => {
  expect(moduleOf('sequelize').types['Sequelize']?.resource?.awaitsLent).toBe(true);
  const transaction = await sequelize.transaction();
  const ended = sequelize.close().then(() => 'ended');
  const early = await Promise.race([ended, new Promise((resolve) => setTimeout(() => resolve('waiting'), 300))]);
  expect(early).toBe('waiting');
  await transaction.rollback();
  expect(await ended).toBe('ended');
  sequelize = new Sequelize(inject('postgresUrl'), { logging: false });
});

test('the defaults of the pool are those of the model', async () => {
  const { options } = optionsOf('sequelize', 'PoolOptions');
  const plain = new Sequelize(inject('postgresUrl'), { logging: false });
  const { maxSize, minSize } = poolOf(plain);
  expect({ maxSize, minSize }).toEqual({ maxSize: options['max']?.default, minSize: options['min']?.default });
  await plain.close();
});

test('a name of the pool that the model does not know is ignored', async () => {
  expect(optionsOf('sequelize', 'PoolOptions').unknownNames).toBe('ignored');
  const pool: object = { connectionLimit: 1, idleTimeoutMillis: 1 };
  const plain = new Sequelize(inject('postgresUrl'), { logging: false, pool });
  await plain.query('SELECT 1');
  expect(poolOf(plain).maxSize).toBe(optionsOf('sequelize', 'PoolOptions').options['max']?.default);
  await plain.close();
});

test('after useCLS() a managed transaction is found by its context, one that the program ends itself is not', async () => {
  const call = moduleOf('sequelize').types['Sequelize']?.members['transaction'] ?? moduleOf('sequelize').types['Instance']?.members['transaction'] ?? [];
  expect(call.flatMap(({ effects }) => effects.flatMap((effect) => (effect.kind === 'scope' ? [effect.ambientAfter] : [])))).toEqual(['useCLS', 'useCLS']);
  const storage = new AsyncLocalStorage<Map<string, unknown>>();
  Sequelize.useCLS({
    bind: (work: unknown) => work,
    get: (key: string) => storage.getStore()?.get(key),
    set: (key: string, value: unknown) => storage.getStore()?.set(key, value),
    run: (work: () => unknown) => storage.run(new Map(), work),
  });
  try {
    // There is one connection: the query has it only if it is the transaction's.
    await sequelize.transaction(async () => {
      await sequelize.query('SELECT 1');
      expect(poolOf(sequelize).using).toBe(1);
    });
    const transaction = await sequelize.transaction();
    await expect(sequelize.query('SELECT 1')).rejects.toThrow('timeout');
    await transaction.rollback();
  } finally {
    Reflect.deleteProperty(Sequelize, '_cls');
  }
});
