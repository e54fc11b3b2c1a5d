/** What the model of knex claims, over pg and a real PostgreSQL. */
import createKnex, { type Knex } from 'knex';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import { callsOf, moduleOf, optionsOf } from '../facts.js';

const TRANSACTION = moduleOf('knex').types['Transaction']?.resource;

let knex: Knex;

beforeEach(() => {
  knex = createKnex({ client: 'pg', connection: inject('postgresUrl'), acquireConnectionTimeout: 400, pool: { min: 0, max: 1 } });
});

afterEach(async () => {
  await knex.destroy();
});

interface TarnPool {
  readonly max: number;
  readonly min: number;
  readonly acquireTimeoutMillis: number;
  readonly idleTimeoutMillis: number;
  readonly createTimeoutMillis: number;
  numUsed(): number;
}

/** The pool behind an instance; its type is not exported. */
function poolOf(instance: Knex): TarnPool {
  return (instance.client as { readonly pool: TarnPool }).pool;
}

function busy(): number {
  return poolOf(knex).numUsed();
}

test('what ends a transaction is what the model names', async () => {
  expect(TRANSACTION?.releasedBy).toEqual(['commit', 'rollback']);
  for (const end of [(trx: Knex.Transaction) => trx.commit(), (trx: Knex.Transaction) => trx.rollback()]) {
    const trx = await knex.transaction();
    await trx.raw('SELECT 1');
    expect(busy()).toBe(1);
    expect(trx.isCompleted()).toBe(false);
    await end(trx);
    await trx.executionPromise;
    expect(busy()).toBe(0);
    expect(trx.isCompleted()).toBe(true);
  }
});

test('a raw connection goes back by the client, and a second release takes it away from whoever has it by then', async () => {
  expect(moduleOf('knex').types['RawConnection']?.resource).toMatchObject({ kind: 'connection', releasedBy: [], doubleRelease: 'corrupts' });
  const client = knex.client as { acquireConnection(): Promise<object>; releaseConnection(connection: object): Promise<void> };
  const first = await client.acquireConnection();
  expect(busy()).toBe(1);
  await client.releaseConnection(first);
  expect(busy()).toBe(0);
  const second = await client.acquireConnection();
  expect(second).toBe(first);
  await client.releaseConnection(first);
  expect(busy()).toBe(0);
});

test('a second end does what the model says', async () => {
  expect(TRANSACTION?.doubleRelease).toBe('ignored');
  const trx = await knex.transaction();
  await trx.commit();
  await trx.executionPromise;
  await trx.commit();
  await trx.rollback();
  expect(busy()).toBe(0);
});

test('work on a finished transaction rejects', async () => {
  const trx = await knex.transaction();
  await trx.rollback();
  await expect(trx.raw('SELECT 1')).rejects.toThrow('Transaction query already complete');
});

test('a scope waits only for a callback that returns a promise', async () => {
  const scopes = callsOf('knex', 'Knex.transaction').flatMap(({ effects }) => effects.filter((effect) => effect.kind === 'scope'));
  expect(scopes).toMatchObject([{ needsPromise: true }]);
  let trx: Knex.Transaction | undefined;
  const settled = knex.transaction((given) => {
    trx = given;
  });
  await expect.poll(() => trx).toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(busy()).toBe(1);
  await trx?.commit();
  await settled;
  expect(busy()).toBe(0);
  await knex.transaction((given) => given.raw('SELECT 1'));
  expect(busy()).toBe(0);
});

test('the instance inside a transaction waits for a second connection', async () => {
  const trx = await knex.transaction();
  await expect(knex.raw('SELECT 1')).rejects.toThrow('Timeout acquiring a connection');
  await knex.raw('SELECT 1').transacting(trx);
  await trx.rollback();
});

test('a builder works when it is awaited', async () => {
  expect(moduleOf('knex').types['QueryBuilder']?.awaited).toBe('query');
  let queries = 0;
  knex.on('query', () => (queries += 1));
  const builder = knex.select(knex.raw('1 AS one'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(queries).toBe(0);
  expect(await builder).toEqual([{ one: 1 }]);
  expect(queries).toBe(1);
});

test('ending the pool waits for what it lent', async () => {
  expect(moduleOf('knex').types['Knex']?.resource?.awaitsLent).toBe(true);
  const trx = await knex.transaction();
  const ended = knex.destroy().then(() => 'ended');
  const early = await Promise.race([ended, new Promise((resolve) => setTimeout(() => resolve('waiting'), 200))]);
  expect(early).toBe('waiting');
  await trx.rollback();
  expect(await ended).toBe('ended');
});

test('the defaults of the pool are those of the model', async () => {
  const { options } = optionsOf('knex', 'PoolConfig');
  const plain = createKnex({ client: 'pg', connection: inject('postgresUrl') });
  const { min, max, acquireTimeoutMillis, createTimeoutMillis, idleTimeoutMillis } = poolOf(plain);
  expect({ min, max, acquireTimeoutMillis, createTimeoutMillis, idleTimeoutMillis }).toEqual({
    min: options['min']?.default,
    max: options['max']?.default,
    acquireTimeoutMillis: options['acquireTimeoutMillis']?.default,
    createTimeoutMillis: options['createTimeoutMillis']?.default,
    idleTimeoutMillis: options['idleTimeoutMillis']?.default,
  });
  await plain.destroy();
});

test('a name of the pool that the model does not know is rejected', () => {
  expect(optionsOf('knex', 'PoolConfig').unknownNames).toBe('rejected');
  for (const name of ['connectionLimit', 'idleTimeout', 'maxWaitingClients']) {
    expect(() => createKnex({ client: 'pg', connection: inject('postgresUrl'), pool: { [name]: 1 } })).toThrow('unsupported option');
  }
});
