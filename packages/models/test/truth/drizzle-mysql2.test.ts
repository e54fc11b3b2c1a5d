/** What the model of drizzle claims of MySQL, over mysql2 and a real MariaDB. */
import { sql } from 'drizzle-orm';
import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import { int, mysqlTable } from 'drizzle-orm/mysql-core';
import mysql, { type Pool } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callsOf, moduleOf, summary } from '../facts.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from './mariadb.js';
import { isPending } from './pending.js';

const unreachable = await whyUnreachable();
if (unreachable === null) describe('drizzle over mysql2 against MariaDB', claims);
else reportNotRun('drizzle over mysql2 against MariaDB', unreachable);

function claims(): void {
  const users = mysqlTable('drizzle_users', { id: int('id') });
  const schema = { users };
  const { types } = moduleOf('drizzle-orm/mysql-core');

  let pool: Pool;
  let db: MySql2Database<typeof schema>;
  let held = 0;

  beforeAll(async () => {
    pool = mysql.createPool({ uri: mariadbUrl, connectionLimit: 1 });
    pool.pool.on('acquire', () => (held += 1));
    pool.pool.on('release', () => (held -= 1));
    db = drizzle(pool, { schema, mode: 'default' });
    await db.execute(sql`CREATE TABLE IF NOT EXISTS drizzle_users (id int)`);
  });

  afterAll(async () => {
    await db.execute(sql`DROP TABLE drizzle_users`);
    await pool.end();
  });

  test('each method that the model names exists', () => {
    const builders = [db.select(), db.select().from(users), db.insert(users), db.insert(users).values({ id: 1 }), db.update(users), db.update(users).set({ id: 1 }), db.delete(users)];
    expect(Object.keys(types['MySqlDatabase']?.members ?? {}).filter((name) => !(name in db))).toEqual([]);
    const methods = Object.keys(types['MySqlStatement']?.members ?? {});
    expect(methods.filter((name) => !builders.some((builder) => name in builder))).toEqual([]);
  });

  test('statements and one-shots give their connection back', async () => {
    expect(types['MySqlStatement']?.awaited).toBe('query');
    const work = [() => db.insert(users).values({ id: 1 }), () => db.select().from(users), () => db.update(users).set({ id: 2 }), () => db.delete(users), () => db.$count(users), () => db.query.users.findMany(), () => db.query.users.findFirst()];
    for (const begin of work) await begin();
    await expect(db.execute(sql`SELEC 1`)).rejects.toThrow('Failed query');
    expect(await isPending(pool.getConnection().then((connection) => connection.release()))).toBe(false);
  });

  test('a transaction lends one connection to its callback and takes it back, also where that fails', async () => {
    expect(callsOf('drizzle-orm/mysql-core', 'MySqlDatabase.transaction').map(summary)).toEqual(['scope transaction by callback 0.0 > MySqlTransaction']);
    await db.transaction(async (tx) => {
      await tx.insert(users).values({ id: 1 });
      await tx.transaction((inner) => inner.select().from(users));
      expect(held).toBe(1);
    });
    await expect(db.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(held).toBe(0);
  });

  test('the database inside a transaction waits for a second connection', async () => {
    let outside: Promise<unknown> | undefined;
    await db.transaction(async () => {
      outside = db.$count(users);
      expect(await isPending(outside)).toBe(true);
    });
    expect(await outside).toBeTypeOf('number');
  });
  test('a BEGIN that fails keeps its connection, as the page says', async () => {
    const leaking = mysql.createPool({ uri: mariadbUrl, connectionLimit: 1 });
    const begin: unknown = drizzle(leaking).transaction(() => Promise.resolve(), Object.assign({}, { isolationLevel: 'nonsense' as 'serializable' }));
    await expect(begin).rejects.toThrow('Failed query');
    const next = leaking.getConnection();
    next.catch(() => undefined);
    expect(await isPending(next)).toBe(true);
    await leaking.end();
  });
}
