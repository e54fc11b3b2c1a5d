/** The databases to measure against, each behind the same four calls. */
import mysql from 'mysql2/promise';
import pg from 'pg';
import { startDatabase } from '../../../tools/postgres/dist/index.js';

/** What is there: PostgreSQL always, MariaDB where one answers. */
export async function databases() {
  const postgres = await startDatabase();
  process.once('beforeExit', () => void postgres.stop());
  const found = [
    {
      name: 'PostgreSQL',
      server: `pg, ${postgres.server.replace(/ .*/, '')}`,
      createPool: (max) => {
        const pool = new pg.Pool({ connectionString: postgres.url, max });
        return {
          pool,
          acquire: () => pool.connect(),
          select: (client) => client.query('SELECT 1'),
          release: (client) => client.release(),
          end: () => pool.end(),
        };
      },
    },
  ];
  const uri = process.env.LEAKCHECK_MARIADB_URL ?? 'mysql://root@127.0.0.1:3306/test';
  try {
    await mysql.createConnection({ uri, connectTimeout: 2000 }).then((connection) => connection.end());
  } catch (error) {
    console.error(`NOT RUN: no MariaDB (${error.message})`);
    return found;
  }
  found.push({
    name: 'MariaDB',
    server: 'mysql2, MariaDB',
    createPool: (connectionLimit) => {
      const pool = mysql.createPool({ uri, connectionLimit });
      return {
        pool,
        acquire: () => pool.getConnection(),
        select: (connection) => connection.query('SELECT 1'),
        release: (connection) => connection.release(),
        end: () => pool.end(),
      };
    },
  });
  return found;
}
