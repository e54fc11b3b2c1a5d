/** Throughput and waiting against the size of the pool: as many requests at once as a busy process has, each one query. */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** Requests that are under way at the same time. */
const REQUESTS = 100;

/** Work for a processor of the server, a few milliseconds of it. */
const QUERY = 'SELECT sum(sqrt(n)) FROM generate_series(1, 40000) AS n';

/**
 * @param {string} connectionString
 * @param {readonly number[]} sizes
 * @param {number} milliseconds how long each size is measured
 */
export async function measurePoolSizes(connectionString, sizes, milliseconds) {
  const rows = [];
  for (const size of sizes) rows.push(await measureOne(connectionString, size, milliseconds));
  return rows;
}

async function measureOne(connectionString, size, milliseconds) {
  const pool = new pg.Pool({ connectionString, max: size, connectionTimeoutMillis: 60_000 });
  pool.on('error', () => undefined);
  await Promise.all(Array.from({ length: size }, () => pool.query('SELECT 1')));
  const waits = [];
  const works = [];
  const end = performance.now() + milliseconds;
  const request = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      const client = await pool.connect();
      const taken = performance.now();
      try {
        await client.query(QUERY);
      } finally {
        client.release();
      }
      waits.push(taken - asked);
      works.push(performance.now() - taken);
      await delay(0);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: REQUESTS }, request));
  const seconds = (performance.now() - begun) / 1000;
  await pool.end();
  return { size, perSecond: works.length / seconds, waitMedian: median(waits), queryMedian: median(works) };
}

function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
