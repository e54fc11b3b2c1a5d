/**
 * Measures what the guides show, on a real PostgreSQL, and draws their pictures:
 *
 *   node tools/measure/measure.mjs
 *
 * LEAKCHECK_POSTGRES_URL names the server; without it, the one on this machine is asked.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { barChart, lineChart } from './chart.mjs';
import { measurePoolSizes } from './pool-sizes.mjs';
import { measureTimeouts } from './timeouts.mjs';

const connectionString = process.env.LEAKCHECK_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/test';
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const results = fileURLToPath(new URL('../../docs/guides/measurements.json', import.meta.url));

const client = new pg.Client({ connectionString });
await client.connect();
const { rows: [{ server_version: version }] } = await client.query('SHOW server_version');
await client.end();

const sizes = await measurePoolSizes(connectionString, [1, 2, 4, 8, 16, 32, 64], 3000);
const timeouts = await measureTimeouts(connectionString);

await mkdir(images, { recursive: true });
await writeFile(results, `${JSON.stringify({ postgres: version, processors: cpus().length, sizes, timeouts }, null, 2)}\n`);
await writeFile(`${images}pool-size.svg`, lineChart({
  title: `100 requests at once, PostgreSQL ${version.split(' ')[0]} on ${cpus().length} processors`,
  axis: 'connections in the pool',
  labels: sizes.map(({ size }) => String(size)),
  series: [
    { name: 'throughput', unit: 'queries a second', colour: '#0969da', values: sizes.map(({ perSecond }) => perSecond) },
    { name: 'wait for a connection, median', unit: 'ms', colour: '#9a6700', values: sizes.map(({ waitMedian }) => waitMedian) },
    { name: 'the query itself, median', unit: 'ms', colour: '#cf222e', values: sizes.map(({ queryMedian }) => queryMedian) },
  ],
}));
await writeFile(`${images}timeouts.svg`, barChart({
  title: 'A query of four seconds, a limit of one',
  seconds: 4.5,
  rows: timeouts,
}));
console.log(`${results}\n${images}pool-size.svg\n${images}timeouts.svg`);
