// Knows nothing of the companion.
import postgres from 'postgres';

const sql = postgres(process.env.DATABASE_URL);
const reserved = await sql.reserve(); // taken from postgres.js
if (process.argv[2] === 'releases') reserved.release();
process.exit(0);
