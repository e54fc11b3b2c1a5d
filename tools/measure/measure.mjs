/**
 * Measures what the guides show, on a real PostgreSQL, and draws their pictures:
 *
 *   node tools/measure/measure.mjs
 *
 * LEAKCHECK_POSTGRES_URL names the server; without it, the one on this machine is asked.
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import pg from 'pg';
import { draw, MEASUREMENTS } from './draw.mjs';
import { measurePoolSizes } from './pool-sizes.mjs';
import { measureTimeouts } from './timeouts.mjs';

const connectionString = process.env.LEAKCHECK_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/test';

const client = new pg.Client({ connectionString });
await client.connect();
const { rows: [{ server_version: version }] } = await client.query('SHOW server_version');
await client.end();

const sizes = await measurePoolSizes(connectionString, [1, 2, 4, 8, 16, 32, 64], 3000);
const timeouts = await measureTimeouts(connectionString);

const measurements = { postgres: version, processors: cpus().length, sizes, timeouts };
await writeFile(MEASUREMENTS, `${JSON.stringify(measurements, null, 2)}\n`);
console.log([MEASUREMENTS, ...await draw(measurements)].join('\n'));
