// One process of the measurement: a pool in one state, which works whenever the parent tells it to.
// Arguments: driver, URL, holders, state.
import { drivers } from './drivers.mjs';
import { track } from '../dist/index.js';

const [driver, url, holdersText, state] = process.argv.slice(2);
const holders = Number(holdersText);
const SPENT_AFTER = 2000;
const quiet = { reportAtExit: false };
const options = {
  untracked: null,
  control: null,
  'every stack': { ...quiet, stackBudget: 1 },
  default: quiet,
  'sampled 0.01': { ...quiet, stackSample: 0.01 },
}[state];

// Above 80 % in use every stack is taken.
const pool = drivers[driver](url, holders * 2);
if (options !== null) track(pool.pool, options);

process.on('message', async (pairs) => {
  if (pairs === 0) {
    await pool.end();
    process.disconnect();
    return;
  }
  for (const connection of await acquireAll()) pool.release(connection);
  // Makes good what other processes left in the processor's caches, and spends what the budget for stacks saved meanwhile.
  await work(SPENT_AFTER);
  const figures = await work(pairs);
  // Servers take no more connections than those of one process at a time.
  for (const connection of await acquireAll()) pool.close(connection);
  process.send(figures);
});
process.send('ready');

/** As many connections as there are holders. */
async function acquireAll() {
  return await Promise.all(Array.from({ length: holders }, () => pool.acquire()));
}

async function work(pairs) {
  const latencies = [];
  let left = pairs;
  const holder = async () => {
    while (left-- > 0) {
      const start = process.hrtime.bigint();
      const connection = await pool.acquire();
      try {
        await pool.select(connection);
      } finally {
        pool.release(connection);
      }
      latencies.push(Number(process.hrtime.bigint() - start) / 1000);
    }
  };
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  await Promise.all(Array.from({ length: holders }, holder));
  const microseconds = Number(process.hrtime.bigint() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  latencies.sort((left_, right) => left_ - right);
  return {
    wall: microseconds / pairs,
    cpu: (user + system) / pairs,
    p50: latencies[Math.floor(latencies.length * 0.5)],
    p99: latencies[Math.floor(latencies.length * 0.99)],
  };
}
