import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, test } from 'vitest';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], allowExitOnIdle: true });
const leaked: pg.PoolClient[] = [];

afterAll(async () => {
  for (const client of leaked) client.release();
  await pool.end();
});

async function work(): Promise<pg.PoolClient> {
  await delay(5);
  const client = await pool.connect();
  await client.query('SELECT pg_sleep(0.05)');
  return client;
}

describe.concurrent('side by side', () => {
  test('first is clean', async () => {
    (await work()).release();
  });

  test('second leaks', async () => {
    leaked.push(await work());
  });

  test('third is clean', async () => {
    (await work()).release();
    await delay(50);
  });
});
