/** Pools of the measured drivers, each behind the same calls. */
import mysql from 'mysql2/promise';
import pg from 'pg';

export const drivers = {
  pg: (connectionString, max) => {
    const pool = new pg.Pool({ connectionString, max });
    return {
      pool,
      acquire: () => pool.connect(),
      select: (client) => client.query('SELECT 1'),
      release: (client) => client.release(),
      close: (client) => client.release(true),
      end: () => pool.end(),
    };
  },
  mysql2: (uri, connectionLimit) => {
    const pool = mysql.createPool({ uri, connectionLimit });
    return {
      pool,
      acquire: () => pool.getConnection(),
      select: (connection) => connection.query('SELECT 1'),
      release: (connection) => connection.release(),
      close: (connection) => connection.destroy(),
      end: () => pool.end(),
    };
  },
};
