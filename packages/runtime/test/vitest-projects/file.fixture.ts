import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
let client: pg.PoolClient;

beforeAll(async () => {
  client = await pool.connect(); // never given back
});

test('uses the connection of the file', async () => {
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});
