import pg from 'pg';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { openAllowed } from './allowed.js';

const connectionString = process.env['DATABASE_URL'];
const pool = new pg.Pool({ connectionString });
const left: pg.Client[] = [];
let ofFile: pg.PoolClient;

beforeAll(async () => {
  ofFile = await pool.connect();
});

afterAll(async () => {
  ofFile.release();
  for (const client of left) await client.end();
  await pool.end();
});

describe('clients', () => {
  test('leaks a client', async () => {
    const client = new pg.Client({ connectionString });
    await client.connect(); // left open
    left.push(client);
  });

  test('closes its client', async () => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.end();
  });

  test('opens what is allowed to stay open', async () => {
    left.push(await openAllowed());
  });

  test('fails to connect', async () => {
    await new pg.Client({ host: '127.0.0.1', port: 1 }).connect().catch(() => undefined);
  });
});

describe('transactions', () => {
  test('leaks a transaction', async () => {
    await ofFile.query('BEGIN');
  });

  test('is not charged with the one before', async () => {
    await ofFile.query('SELECT 1');
  });

  test('ends a transaction', async () => {
    await ofFile.query('COMMIT');
    await ofFile.query('BEGIN');
    await ofFile.query('COMMIT');
  });

  test('leaks a transaction into the pool', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    client.release(); // given back inside
  });
});
