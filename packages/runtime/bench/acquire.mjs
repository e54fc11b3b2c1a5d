/**
 * What the companion costs: acquire → SELECT 1 → release on one pool that is tracked and untracked in turns, at 1, 10
 * and 50 concurrent holders, against a real PostgreSQL and a real MariaDB.
 *
 * Two pools would not compare: where the scheduler puts their server processes moves a round trip by a third. So the
 * states of one pool take turns, in an order that is turned round each time, and each ratio is taken inside one round;
 * what is printed is the median of the rounds. The control, untracked against untracked, shows how far a ratio is
 * noise. CPU is what the process itself spends on a pair, which a busy machine moves less than it moves the clock.
 *
 * The pool has twice as many connections as there are holders, because above 80 % in use every stack is taken.
 *
 * Usage: npm run bench:runtime [-- --rounds 20] [--pairs 600] [--write]
 *        npm run bench:runtime -- --soak [--minutes 10] [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { databases } from './databases.mjs';
import { measureMemory } from './memory.mjs';
import { soak } from './soak.mjs';
import { track, untrack } from '../dist/index.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    pairs: { type: 'string', default: '600' },
    write: { type: 'boolean' },
    soak: { type: 'boolean' },
    minutes: { type: 'string', default: '10' },
  },
});
const PAGE = fileURLToPath(new URL('../../../docs/runtime/overhead.md', import.meta.url));
const SOAK = '## Soak';
if (values.soak) {
  const section = [SOAK, '', ...soak(Number(values.minutes)), ''].join('\n');
  console.log(section);
  if (values.write) writeFileSync(PAGE, readFileSync(PAGE, 'utf8').split(SOAK)[0] + section);
  process.exit(0);
}
const ROUNDS = Number(values.rounds);
const PAIRS = Number(values.pairs);
// Also uses up what the default budget for stacks has saved.
const WARM_UP = Math.max(3000, PAIRS);

const quiet = { reportAtExit: false };
/** A state of the pool → how it is entered. */
const states = {
  untracked: (pool) => untrack(pool),
  control: (pool) => untrack(pool),
  'every stack': (pool) => track(untrack(pool), { ...quiet, stackBudget: 1 }),
  default: (pool) => track(untrack(pool), quiet),
  'sampled 0.01': (pool) => track(untrack(pool), { ...quiet, stackSample: 0.01 }),
};

const lines = [
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}, load ${os.loadavg()[0].toFixed(1)}; ` +
    `medians of ${ROUNDS} rounds of ${PAIRS} pairs.`,
  '',
];
for (const database of await databases()) {
  lines.push(`## ${database.server}`, '', '| holders | state | pairs/s | throughput ratio | CPU µs a pair | CPU ratio | p50 µs | p99 µs |');
  lines.push('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const holders of [1, 10, 50]) {
    const pool = database.createPool(holders * 2);
    await Promise.all(Array.from({ length: holders }, () => pool.acquire())).then((held) => held.forEach(pool.release));
    const rounds = await measure(pool, holders);
    for (const name of Object.keys(states)) lines.push(rowOf(name, holders, rounds));
    await pool.end();
    console.error(`${database.name}, ${holders} holders: done`);
  }
  lines.push('');
}
lines.push('## Memory', '', ...(await measureMemory()), '');
const text = lines.join('\n');
console.log(text);
if (values.write) {
  const soaked = readFileSync(PAGE, 'utf8').split(SOAK)[1];
  writeFileSync(PAGE, page(text) + (soaked === undefined ? '' : `\n${SOAK}${soaked}`));
}

/** Rounds of state → figures. */
async function measure(pool, holders) {
  const names = Object.keys(states);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const figures = {};
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      states[name](pool.pool);
      await work(pool, holders, WARM_UP);
      figures[name] = await work(pool, holders, PAIRS);
    }
    rounds.push(figures);
  }
  untrack(pool.pool);
  return rounds;
}

async function work(pool, holders, pairs) {
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

function rowOf(name, holders, rounds) {
  const of = (figure) => median(rounds.map((round) => figure(round[name], round.untracked)));
  const cells = [
    of(({ wall }) => 1_000_000 / wall).toFixed(0),
    of((own, base) => base.wall / own.wall).toFixed(3),
    of(({ cpu }) => cpu).toFixed(1),
    of((own, base) => base.cpu / own.cpu).toFixed(3),
    of(({ p50 }) => p50).toFixed(0),
    of(({ p99 }) => p99).toFixed(0),
  ];
  return `| ${holders} | ${name} | ${cells.join(' | ')} |`;
}

function median(numbers) {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}

function page(text) {
  return `# What the companion costs

Written by \`npm run bench:runtime -- --write\`. One pool is tracked and untracked in turns in one run: acquire, \`SELECT 1\`, release. A ratio is untracked by tracked, taken inside each round; figures of one run compare with each other, not with those of another machine. "Control" is untracked against untracked: how far its ratio is from 1 is noise.

"Every stack" takes the stack of every acquisition, without a limit (\`stackBudget: 1\`). "Default" takes every stack until stacks have cost 2 % of the time. Nearly all of the cost of a stack is V8's: collecting the frames takes 10 to 20 µs where, as after a round trip, nothing of it is in the processor's caches. Fewer frames hardly help: of some 22 µs one frame alone costs 11, ten cost 14, and reading their positions the rest. The aims, a throughput of 0.97 with every stack and 0.99 sampled, are not reached where a query takes no longer than here, on the same machine; a query of a millisecond pays the same microseconds.

${text}`;
}
