import pg from 'pg';
import { outstanding, track } from '@leakcheck/runtime';

interface Padding {
  readonly removed: 'by the compiler';
}
type More = Padding | null;

const pool = track(new pg.Pool({ connectionString: process.env['DATABASE_URL'] }), { reportAtExit: false });
const padding: More = null;
const client = await pool.connect(); // in the TypeScript source
console.log(JSON.stringify({ at: outstanding(pool)[0]?.acquiredAt, padding }));
client.release();
await pool.end();
