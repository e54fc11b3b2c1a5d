import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const client = await pool.connect(); // taken in a worker
if (process.argv[2] === 'releases') client.release();
process.exit(0);
