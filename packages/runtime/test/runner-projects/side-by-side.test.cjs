// Run by Jest, in an environment of the project's own.
const { afterAll, expect, it } = globalThis;
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const left = [];
afterAll(async () => {
  for (const client of left) client.release();
  await pool.end();
});

it('is set up', () => {
  expect(globalThis.ofEnvironment).toBe('set up');
});

it('answers by callback', (done) => {
  pool.connect((error, client, release) => {
    release();
    done(error);
  });
});

it.concurrent('is clean beside others', async () => {
  const client = await pool.connect();
  await client.query('SELECT pg_sleep(0.1)');
  client.release();
});

it.concurrent('leaks beside others', async () => {
  const client = await pool.connect();
  await client.query('SELECT pg_sleep(0.05)');
  left.push(client);
});
