// Leaves nothing behind.
const runner = globalThis.it === undefined ? require('node:test') : globalThis;
const after = runner.after ?? runner.afterAll;
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
after(() => pool.end());

for (const number of [1, 2, 3]) {
  runner.it(`is clean ${number}`, async () => {
    const client = await pool.connect();
    try {
      await client.query('SELECT 1');
    } finally {
      client.release();
    }
  });
}
