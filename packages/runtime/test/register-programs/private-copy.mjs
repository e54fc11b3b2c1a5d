// A package brings a pool of its own, which the application cannot resolve.
import { createRequire } from 'node:module';

const require = createRequire(new URL('./vendor/package/', import.meta.url));
const { createPool } = require('./index.cjs');
const pool = createPool();
const client = await pool.connect(); // taken from the copy
if (process.argv[2] === 'releases') client.release();
process.exit(0);
