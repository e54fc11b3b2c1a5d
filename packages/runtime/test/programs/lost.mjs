// A handle that is forgotten without release; its twin is released, or still referred to.
import pg from 'pg';
import { report, track } from '@leakcheck/runtime';

const [, , behaviour, reclaim] = process.argv;
const pool = track(new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 }), {
  name: 'main',
  handles: true,
  reclaim: reclaim === 'reclaim',
  reportAtExit: false,
});

async function leak() {
  const client = await pool.connect(); // forgotten
  await client.query('SELECT 1');
  if (behaviour === 'releases') client.release();
  return behaviour === 'keeps' ? client : undefined;
}

const kept = await leak();
for (let round = 0; round < 20; round++) {
  await new Promise((resolve) => setTimeout(resolve, 10));
  globalThis.gc();
}
console.log(JSON.stringify({ out: report(pool).outstanding.length, total: pool.totalCount, kept: typeof kept, faults: report().faults }));
if (reclaim === 'reclaim') console.log((await pool.query('SELECT 7 AS n')).rows[0].n);
process.exit(0);
