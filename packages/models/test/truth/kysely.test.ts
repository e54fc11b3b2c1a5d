/** What the model of kysely claims, over pg and a real PostgreSQL. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import { moduleOf } from '../facts.js';

const TRANSACTION = moduleOf('kysely').types['ControlledTransaction']?.resource;

let pool: pg.Pool;
let db: Kysely<object>;

beforeEach(() => {
  pool = new pg.Pool({ connectionString: inject('postgresUrl'), max: 1, connectionTimeoutMillis: 400 });
  db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
});

afterEach(async () => {
  await db.destroy();
});

function busy(): number {
  return pool.totalCount - pool.idleCount;
}

test('what ends a transaction is what the model names, once it is executed', async () => {
  expect(TRANSACTION?.releasedBy).toEqual(['commit', 'rollback']);
  for (const method of ['commit', 'rollback'] as const) {
    const trx = await db.startTransaction().execute();
    await sql`SELECT 1`.execute(trx);
    const command = trx[method]();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(busy()).toBe(1);
    expect([trx.isCommitted, trx.isRolledBack]).toEqual([false, false]);
    await command.execute();
    expect(busy()).toBe(0);
    expect([trx.isCommitted, trx.isRolledBack]).toEqual([method === 'commit', method === 'rollback']);
  }
});

test('a second end does what the model says', async () => {
  expect(TRANSACTION?.doubleRelease).toBe('rejects');
  const trx = await db.startTransaction().execute();
  await trx.commit().execute();
  await expect(async () => trx.commit().execute()).rejects.toThrow('already');
  await expect(async () => trx.rollback().execute()).rejects.toThrow('already');
});

test('its disposer ends nothing, so the model names none', async () => {
  expect(TRANSACTION?.disposer).toBe('none');
  const trx = await db.startTransaction().execute();
  await expect(async () => trx[Symbol.asyncDispose]()).rejects.toThrow();
  expect(busy()).toBe(1);
  await trx.rollback().execute();
});

test('the instance inside a transaction waits for a second connection', async () => {
  const trx = await db.startTransaction().execute();
  await expect(sql`SELECT 1`.execute(db)).rejects.toThrow('timeout');
  await trx.rollback().execute();
});

test('managed scopes give their connection back, also where the callback fails', async () => {
  await db.transaction().execute(async (trx) => sql`SELECT 1`.execute(trx));
  await db.connection().execute(async (connection) => sql`SELECT 1`.execute(connection));
  await expect(db.transaction().execute(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(busy()).toBe(0);
});

test('destroying the instance ends the pool it was given', async () => {
  expect(moduleOf('kysely').types['Kysely']?.resource?.releasedBy).toEqual(['destroy']);
  await sql`SELECT 1`.execute(db);
  await db.destroy();
  expect(pool.ended).toBe(true);
});
