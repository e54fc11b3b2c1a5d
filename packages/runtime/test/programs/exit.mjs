import pg from 'pg';
import { track } from '@leakcheck/runtime';

const [, , behaviour] = process.argv;
const pool = track(new pg.Pool({ connectionString: process.env.DATABASE_URL }), { name: 'main' });
const client = await pool.connect(); // never released
if (behaviour === 'releases') client.release();
if (behaviour === 'ends') void pool.end();
else process.exit(7);
setTimeout(() => process.exit(8), 1500);
