// Knows nothing of the companion.
import pg, { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const client = await pool.connect(); // taken in a module
await client.query('SELECT 1');
if (process.argv[2] === 'releases') client.release();
console.log(pg.Pool === Pool);
process.exit(3);
