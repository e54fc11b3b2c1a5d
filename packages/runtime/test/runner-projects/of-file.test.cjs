// What is never given back, and belongs to no test.
const runner = globalThis.it === undefined ? require('node:test') : globalThis;
const before = runner.before ?? runner.beforeAll;
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, allowExitOnIdle: true });
let client;

before(async () => {
  client = await pool.connect(); // never given back
});

runner.it('uses the connection of the file', async () => {
  await client.query('SELECT 1');
  client.unref();
});
