/** The databases to measure against. */
import mysql from 'mysql2/promise';
import { startDatabase } from '../../../tools/postgres/dist/index.js';

/**
 * What is there: PostgreSQL always, MariaDB where one answers.
 *
 * @returns of each the key of its driver in `drivers.mjs`, what a table calls it, and its URL; and what stops them
 */
export async function findDatabases() {
  const postgres = await startDatabase();
  const stop = () => postgres.stop();
  const found = [{ driver: 'pg', title: `pg, ${postgres.server.replace(/ .*/, '')}`, url: postgres.url }];
  const url = process.env.LEAKCHECK_MARIADB_URL ?? 'mysql://root@127.0.0.1:3306/test';
  try {
    await mysql.createConnection({ uri: url, connectTimeout: 2000 }).then((connection) => connection.end());
    found.push({ driver: 'mysql2', title: 'mysql2, MariaDB', url });
  } catch (error) {
    console.error(`NOT RUN: no MariaDB (${error.message})`);
  }
  return { databases: found, stop };
}
