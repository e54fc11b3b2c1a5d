// Whether a client that was never given back can be collected while its acquisition stands in the ledger.
import pg from 'pg';
import { outstanding, track } from '@leakcheck/runtime';

async function leak() {
  const pool = track(new pg.Pool({ connectionString: process.env.DATABASE_URL }), { reportAtExit: false });
  const client = await pool.connect();
  await client.end();
  return [new WeakRef(pool), new WeakRef(client)];
}

const references = await leak();
for (let round = 0; round < 20; round++) {
  await new Promise((resolve) => setTimeout(resolve, 10));
  globalThis.gc();
}
const alive = references.filter((reference) => reference.deref() !== undefined).length;
console.log(JSON.stringify({ alive, outstanding: outstanding().length }));
