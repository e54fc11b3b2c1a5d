import pg from 'pg';
import { afterAll, expect, test } from 'vitest';

interface User extends pg.QueryResultRow {
  readonly id: number;
}

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], allowExitOnIdle: true });
const leaked: pg.PoolClient[] = [];

async function loadUser(): Promise<User | undefined> {
  const client = await pool.connect(); // leaks
  leaked.push(client);
  const { rows } = await client.query<User>('SELECT 1 AS id');
  return rows[0];
}

async function loadUserProperly(): Promise<User | undefined> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<User>('SELECT 1 AS id');
    return rows[0];
  } finally {
    client.release();
  }
}

afterAll(async () => {
  for (const client of leaked) client.release();
  await pool.end();
});

test('leaves a connection out', async () => {
  expect(await loadUser()).toEqual({ id: 1 });
});

test('gives its connection back', async () => {
  expect(await loadUserProperly()).toEqual({ id: 1 });
});
