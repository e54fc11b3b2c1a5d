// Knows nothing of the companion.
const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
pool.connect((error, client, release) => { // taken by callback
  if (error) throw error;
  if (process.argv[2] === 'releases') release();
  process.exit(0);
});
