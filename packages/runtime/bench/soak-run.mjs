// Acquires, queries and releases for the minutes that the command line says, and looks at the heap ten times.
import pg from 'pg';
import { startDatabase } from '../../../tools/postgres/dist/index.js';
import { report, track } from '../dist/index.js';

const minutes = Number(process.argv[2]);
const SAMPLES = 10;
const HOLDERS = 10;
const database = await startDatabase();
const pool = track(new pg.Pool({ connectionString: database.url, max: HOLDERS * 2 }), { handles: true, heldLongerThan: 60_000 });
let pairs = 0;
const samples = [];
for (let sample = 0; sample <= SAMPLES; sample++) {
  // The first stretch warms up.
  const until = performance.now() + (sample === 0 ? 5000 : (minutes * 60_000) / SAMPLES);
  await Promise.all(Array.from({ length: HOLDERS }, () => work(until)));
  for (let round = 0; round < 5; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
  samples.push({ minute: (sample * minutes) / SAMPLES, pairs, heap: process.memoryUsage().heapUsed, out: report().outstanding.length });
}
console.log(JSON.stringify({ samples, faults: report().faults }));
await pool.end();
await database.stop();

async function work(until) {
  while (performance.now() < until) {
    const client = await pool.connect();
    try {
      await client.query('SELECT 1');
    } finally {
      client.release();
    }
    pairs++;
  }
}
