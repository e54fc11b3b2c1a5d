/**
 * Draws the pictures of the guides from the measurements that are kept, without measuring anew:
 *
 *   node tools/measure/draw.mjs
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { barChart, lineChart } from './chart.mjs';

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** Where the measurements are kept. */
export const MEASUREMENTS = fileURLToPath(new URL('../../docs/guides/measurements.json', import.meta.url));

/** @returns the files it has written */
export async function draw({ postgres, processors, sizes, timeouts }) {
  await mkdir(images, { recursive: true });
  await writeFile(`${images}pool-size.svg`, lineChart({
    title: `100 requests at once, PostgreSQL ${postgres.split(' ')[0]} on ${processors} processors`,
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
  return [`${images}pool-size.svg`, `${images}timeouts.svg`];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const written = await draw(JSON.parse(await readFile(MEASUREMENTS, 'utf8')));
  console.log(written.join('\n'));
}
