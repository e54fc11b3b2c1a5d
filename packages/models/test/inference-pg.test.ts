import { test } from 'vitest';
import { expectMarkedTypes } from './inference.js';

const PROGRAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'named imports and a typed query': {
    '/main.ts': `
      import { Pool, type PoolClient } from 'pg';
      interface User { id: number; name: string }
      const pool = new Pool({ max: 5 }); //=> pool: pg#Pool
      export async function find(id: number): Promise<User | undefined> {
        const client = await pool.connect(); //=> client: pg#PoolClient
        try {
          const { rows, rowCount } = await client.query<User>('select 1', [id]); //=> rows: User[]; rowCount: number
          return rows[0];
        } finally {
          client.release(); //=> client: pg#PoolClient; release: (err?: boolean | Error | undefined) => void
        }
      }
      export const borrow = (client: PoolClient) => client; //=> client: pg#PoolClient`,
  },
  'default import and namespace types': {
    '/main.ts': `
      import pg from 'pg';
      const pool = new pg.Pool(); //=> pool: pg#Pool
      const client = new pg.Client('postgres://x'); //=> client: pg#Client
      export async function run(tx?: pg.PoolClient) {
        await client.connect();
        const held = tx ?? (await pool.connect()); //=> held: pg#PoolClient
        const result = await held.query('select 1'); //=> result: pg#QueryResult<any>
        return result.rows.map((row) => row.id);
      }
      pg.types.setTypeParser(20, (value) => Number(value)); //=> value: string
      export const bound = { pool, client };`,
  },
  'require in plain JavaScript': {
    '/db.js': `
      const { Pool } = require('pg');
      const pool = new Pool();
      module.exports = { pool, getClient: () => pool.connect() };`,
    '/main.js': `
      const db = require('./db');
      async function run() {
        const client = await db.getClient(); //=> client: pg#PoolClient
        const direct = await db.pool.connect(); //=> direct: pg#PoolClient
        return [client, direct];
      }
      const Pool = require('pg').Pool;
      const other = new Pool(); //=> other: pg#Pool
      const native = require('pg').native;
      const third = new native.Pool(); //=> third: pg#Pool
      const { Client } = require('pg').native;
      const dedicated = new Client(); //=> dedicated: pg#Client
      module.exports = { run, other, third, dedicated };`,
  },
  'callbacks of today and of pg 6': {
    '/main.js': `
      const pg = require('pg');
      const pool = new pg.Pool();
      pool.connect((err, client, done) => { //=> client: pg#PoolClient; done: (release?: any) => void
        client.query('select 1', (error, result) => { done(); return result; }); //=> result: pg#QueryResult<any>
      });
      pg.connect('postgres://x', function (err, client, done) { //=> client: pg#PoolClient
        done();
      });
      pool.on('error', (err, client) => client); //=> err: Error; client: pg#PoolClient
      pg.defaults.ssl = true;`,
  },
  'Promise.all, fields and helpers': {
    '/main.ts': `
      import { Pool, PoolClient } from 'pg';
      class Repository {
        constructor(private readonly pool: Pool) {}
        async run() {
          const [first, second] = await Promise.all([this.pool.connect(), this.pool.connect()]); //=> first: pg#PoolClient; second: pg#PoolClient
          const rest = await Promise.all([1, 2].map(() => this.pool.connect()));
          for (const client of rest) client.release(); //=> client: pg#PoolClient
          return [first, second];
        }
      }
      async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
        const client = await pool.connect();
        try { return await work(client); } finally { client.release(); }
      }
      export async function main(repository: Repository, pool: Pool) {
        const count = await withClient(pool, async (client) => (await client.query('x')).rowCount); //=> client: pg#PoolClient; count: number
        pool.connect().then((client) => client.release()); //=> client: pg#PoolClient
        return [count, repository];
      }`,
  },
  'cursors, streams and the bare pool': {
    '/main.ts': `
      import Cursor from 'pg-cursor';
      import QueryStream = require('pg-query-stream');
      import Pool from 'pg-pool';
      const pool = new Pool({ max: 2 }); //=> pool: pg-pool#Pool<PoolClient>
      export async function run() {
        const client = await pool.connect(); //=> client: pg#PoolClient
        const cursor = client.query(new Cursor('select 1')); //=> cursor: pg-cursor#Cursor<any>
        const rows = await cursor.read(10); //=> rows: any[]
        const stream = client.query(new QueryStream('select 1')); //=> stream: pg-query-stream#QueryStream<any>
        for await (const row of stream) rows.push(row);
        await cursor.close();
        client.release();
      }`,
  },
};

test.each(Object.entries(PROGRAMS))('pg: %s', (_, files) => {
  expectMarkedTypes(files);
});
