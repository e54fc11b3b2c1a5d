import { outstanding, track, withContext } from '@leakcheck/runtime';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';

const pool = track(new pg.Pool({ connectionString: process.env['DATABASE_URL'] }), { name: 'main' });
const leaked: pg.PoolClient[] = [];

afterAll(async () => {
  for (const client of leaked) client.release();
  await pool.end();
});

test('leaves two connections of a tracked pool out', async () => {
  leaked.push(await pool.connect()); // first of two
  leaked.push(await withContext({ request: '7' }, () => pool.connect())); // second of two
  expect(outstanding(pool).map(({ tags }) => tags)).toEqual([
    { test: 'leaves two connections of a tracked pool out' },
    { test: 'leaves two connections of a tracked pool out', request: '7' },
  ]);
});

test.fails('fails by itself and leaves nothing out', () => {
  expect(1).toBe(2);
});
