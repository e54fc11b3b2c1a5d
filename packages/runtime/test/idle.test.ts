/** What pools tell of connections that lie in them, proven with the libraries themselves: one is out, one is back. */
import { createPool as createGenericPool } from 'generic-pool';
import knexModule from 'knex';
import mariadb from 'mariadb';
import mysql from 'mysql';
import mysql2 from 'mysql2/promise';
import postgres from 'postgres';
import { Sequelize } from 'sequelize';
import { Pool as TarnPool } from 'tarn';
import { describe, expect, inject, test } from 'vitest';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import type {} from '../../../tools/postgres/vitest-global-setup.js';
import { track, untrack } from '../src/index.js';
import { poolNumbers } from '../src/metrics/pools.js';
import { createPool } from './support/pool.js';

interface Idle {
  readonly used: number;
  readonly idle: number | null;
  readonly idleMax: number | null;
}

/** Tracks a pool, takes two connections, gives one back, and the other behind the look at it. */
async function idleOf<Taken>(pool: object, take: () => PromiseLike<Taken>, giveBack: (taken: Taken) => unknown): Promise<Idle | null> {
  const name = 'looked at';
  track(pool, { name, reportAtExit: false });
  const [first, second] = await Promise.all([take(), take()]);
  await giveBack(first);
  const numbers = poolNumbers().find((known) => known.pool === name);
  await giveBack(second);
  untrack(pool);
  return numbers === undefined ? null : { used: numbers.used, idle: numbers.idle, idleMax: numbers.idleMax };
}

const oneOfTwo: Idle = { used: 1, idle: 1, idleMax: 2 };

test('pg', async () => {
  const pool = createPool({ max: 2 });
  expect(await idleOf(pool, () => pool.connect(), (client) => client.release())).toEqual(oneOfTwo);
  await pool.end();
});

test('knex, over a pool of its own', async () => {
  const knex = knexModule({ client: 'pg', connection: inject('postgresUrl'), pool: { min: 0, max: 2 } });
  const client = knex.client as { acquireConnection: () => Promise<object>; releaseConnection: (connection: object) => Promise<void> };
  expect(await idleOf(knex, () => client.acquireConnection(), (taken) => client.releaseConnection(taken))).toEqual(oneOfTwo);
  await knex.destroy();
});

test('knex, over a pool of pg, whose number it does not pass on', async () => {
  const pool = createPool({ max: 2 });
  const knex = knexModule({ client: 'pg', connectionPool: pool } as object);
  expect(await idleOf(knex, () => knex.transaction(), (taken) => taken.rollback())).toEqual({ used: 1, idle: null, idleMax: null });
  await knex.destroy();
  await pool.end();
});

test('sequelize', async () => {
  const sequelize = new Sequelize(inject('postgresUrl'), { logging: false, pool: { max: 2 } });
  expect(await idleOf(sequelize, () => sequelize.transaction(), (taken) => taken.rollback())).toEqual(oneOfTwo);
  await sequelize.close();
});

test('postgres.js, which does not tell', async () => {
  const sql = postgres(inject('postgresUrl'), { max: 2 });
  expect(await idleOf(sql, () => sql.reserve(), (taken) => taken.release())).toEqual({ used: 1, idle: null, idleMax: null });
  await sql.end();
});

test('tarn', async () => {
  const pool = new TarnPool({ create: () => Promise.resolve({}), destroy: () => undefined, min: 0, max: 2 });
  expect(await idleOf(pool, () => pool.acquire().promise, (taken) => pool.release(taken))).toEqual(oneOfTwo);
  await pool.destroy();
});

test('generic-pool', async () => {
  const pool = createGenericPool({ create: () => Promise.resolve({}), destroy: () => Promise.resolve() }, { max: 2 });
  expect(await idleOf(pool, () => pool.acquire(), (taken) => pool.release(taken))).toEqual(oneOfTwo);
  await pool.drain();
  await pool.clear();
});

const unreachable = await whyUnreachable();
if (unreachable === null) describe('against MariaDB', proofs);
else reportNotRun('idle connections of mariadb, mysql2 and mysql', unreachable);

function proofs(): void {
  const { hostname: host, port, username: user, pathname } = new URL(mariadbUrl);
  const config = { host, port: Number(port), user, database: pathname.slice(1), connectionLimit: 2 };

  test('mariadb, which does not tell how many it keeps', async () => {
    const pool = mariadb.createPool(config);
    expect(await idleOf(pool, () => pool.getConnection(), (taken) => taken.release())).toEqual({ ...oneOfTwo, idleMax: null });
    await pool.end();
  });

  test('mysql2, which may keep fewer than it opens', async () => {
    const pool = mysql2.createPool({ ...config, connectionLimit: 3, maxIdle: 2 });
    expect(await idleOf(pool, () => pool.getConnection(), (taken) => taken.release())).toEqual(oneOfTwo);
    await pool.end();
  });

  test('mysql', async () => {
    const pool = mysql.createPool(config);
    const take = (): Promise<mysql.PoolConnection> =>
      new Promise((resolve, reject) => {
        pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
      });
    expect(await idleOf(pool, take, (taken) => taken.release())).toEqual(oneOfTwo);
    await new Promise<void>((resolve) => void pool.end(() => resolve()));
  });
}
