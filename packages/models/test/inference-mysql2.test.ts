import { test } from 'vitest';
import { expectMarkedTypes } from './inference.js';

const PROGRAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'promise interface': {
    '/main.ts': `
      import mysql, { type RowDataPacket, type ResultSetHeader } from 'mysql2/promise';
      interface User extends RowDataPacket { id: number }
      const pool = mysql.createPool({ host: 'x', connectionLimit: 4 }); //=> pool: mysql2/promise#Pool
      export async function run() {
        const connection = await pool.getConnection(); //=> connection: mysql2/promise#PoolConnection
        await connection.beginTransaction();
        const [rows, fields] = await connection.query<User[]>('select 1'); //=> rows: User[]; fields: FieldPacket[]
        const [header] = await connection.execute<ResultSetHeader>('insert', [1]); //=> header: mysql2#ResultSetHeader
        await connection.commit();
        connection.release();
        return [rows, fields, header.insertId];
      }
      export async function single() {
        const connection = await mysql.createConnection('mysql://x'); //=> connection: mysql2/promise#Connection
        const [all] = await connection.query('select 1'); //=> all: QueryResult
        await connection.end();
        return all;
      }`,
  },
  'callback interface in JavaScript': {
    '/main.js': `
      const mysql = require('mysql2');
      const pool = mysql.createPool({ host: 'x' }); //=> pool: mysql2#Pool
      pool.getConnection((err, connection) => { //=> connection: mysql2#PoolConnection
        connection.query('select 1', [1], (error, rows) => { connection.release(); return rows; }); //=> rows: QueryResult
      });
      pool.getConnection(function (err, conn) { conn.release(); }); //=> conn: mysql2#PoolConnection
      const connection = mysql.createConnection({}); //=> connection: mysql2#Connection
      connection.prepare('select 1', (err, statement) => statement.close()); //=> statement: mysql2#PrepareStatementInfo
      module.exports = pool;`,
    '/promised.js': `
      const pool = require('./main').promise(); //=> pool: mysql2/promise#Pool
      const mysql = require('mysql2');
      const promised = mysql.createPool('mysql://x').promise(); //=> promised: mysql2/promise#Pool
      async function run() {
        const conn = await promised.getConnection(); //=> conn: mysql2/promise#PoolConnection
        const raw = await new Promise((resolve) => promised.pool.getConnection((err, c) => resolve(c))); //=> c: mysql2#PoolConnection
        return [conn, raw, pool];
      }
      module.exports = { run };`,
  },
  'clusters, disposal and wrappers': {
    '/main.ts': `
      import { createPool, createPoolCluster, type Pool, type PoolConnection } from 'mysql2/promise';
      import * as callbacks from 'mysql2';
      export class Database {
        private readonly pool: Pool = createPool({ uri: 'x' });
        async transaction<T>(work: (connection: PoolConnection) => Promise<T>): Promise<T> {
          await using connection = await this.pool.getConnection(); //=> connection: mysql2/promise#PoolConnection
          return work(connection);
        }
      }
      const cluster = createPoolCluster(); //=> cluster: mysql2/promise#PoolCluster
      const found = cluster.of('REPLICA*').getConnection(); //=> found: Promise<PoolConnection>
      const database = new Database();
      export const answer = database.transaction(async (connection) => connection.threadId); //=> connection: mysql2/promise#PoolConnection; answer: Promise<number>
      callbacks.createPoolCluster().getConnection('MAIN', (err, connection) => connection.promise()); //=> promise: (implementation?: PromiseConstructor | undefined) => PoolConnection
      export { found };`,
  },
};

test.each(Object.entries(PROGRAMS))('mysql2: %s', (_, files) => {
  expectMarkedTypes(files);
});
