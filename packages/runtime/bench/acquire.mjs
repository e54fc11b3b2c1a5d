/**
 * What the companion costs: acquire → SELECT 1 → release, tracked and untracked, at 1, 10 and 50 concurrent holders,
 * against a real PostgreSQL and a real MariaDB.
 *
 * Each state has a process of its own, which tracks its pool once, as a service does: to track and untrack one pool in
 * turns would have V8 throw away what it learnt of it. The processes take turns, one at work at a time, in an order
 * that moves on with each round, and each ratio is taken inside one round; what is printed is the median of the
 * rounds. Where the scheduler puts a process and its servers moves a round trip by a third, so there are several
 * generations of processes. The control, untracked against untracked, shows how far a ratio is noise. CPU is what the
 * process itself spends on a pair, which a busy machine moves less than it moves the clock.
 *
 * Usage: npm run bench:runtime [-- --generations 4] [--rounds 10] [--pairs 600] [--write]
 *        npm run bench:runtime -- --soak [--minutes 10] [--write]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findDatabases } from './databases.mjs';
import { measureMemory } from './memory.mjs';
import { soak } from './soak.mjs';

const { values } = parseArgs({
  options: {
    generations: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '10' },
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
const GENERATIONS = Number(values.generations);
const ROUNDS = Number(values.rounds);
const PAIRS = Number(values.pairs);
// By then V8 has compiled what is hot.
const WARM_UP = 15_000;
const STATES = ['untracked', 'control', 'every stack', 'default', 'sampled 0.01'];

const lines = [
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}, load ${os.loadavg()[0].toFixed(1)}; ` +
    `medians of ${GENERATIONS} × ${ROUNDS} rounds of ${PAIRS} pairs.`,
  '',
];
const { databases, stop } = await findDatabases();
for (const database of databases) {
  lines.push(`## ${database.title}`, '', '| holders | state | pairs/s | throughput ratio | CPU µs a pair | CPU ratio | p50 µs | p99 µs |');
  lines.push('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const holders of [1, 10, 50]) {
    const rounds = [];
    for (let generation = 0; generation < GENERATIONS; generation++) rounds.push(...(await measure(database, holders)));
    for (const name of STATES) lines.push(rowOf(name, holders, rounds));
    console.error(`${database.driver}, ${holders} holders: done`);
  }
  lines.push('');
}
await stop();
lines.push('## Memory', '', ...(await measureMemory()), '');
const text = lines.join('\n');
console.log(text);
if (values.write) {
  const soaked = readFileSync(PAGE, 'utf8').split(SOAK)[1];
  writeFileSync(PAGE, page(text) + (soaked === undefined ? '' : `\n${SOAK}${soaked}`));
}

/** The rounds of one generation of processes: of each the figures of every state. */
async function measure({ driver, url }, holders) {
  const script = fileURLToPath(new URL('acquire-run.mjs', import.meta.url));
  const workers = new Map();
  for (const state of STATES) {
    const worker = fork(script, [driver, url, String(holders), state]);
    worker.once('exit', (code) => {
      if (code !== 0) throw new Error(`The process of "${state}" ended with ${code}.`);
    });
    await once(worker, 'message');
    workers.set(state, worker);
  }
  const work = async (state, pairs) => {
    const worker = workers.get(state);
    worker.send(pairs);
    const [figures] = await once(worker, 'message');
    return figures;
  };
  for (const state of STATES) await work(state, WARM_UP);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = round % STATES.length;
    const moved = [...STATES.slice(start), ...STATES.slice(0, start)];
    const figures = {};
    for (const state of round % 2 === 0 ? moved : moved.toReversed()) {
      figures[state] = await work(state, PAIRS);
    }
    rounds.push(figures);
  }
  for (const worker of workers.values()) {
    worker.send(0);
    await once(worker, 'exit');
  }
  return rounds;
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

Written by \`npm run bench:runtime -- --write\`. Acquire, \`SELECT 1\`, release, by one process for each state; the processes take turns. A ratio is untracked by tracked, taken inside each round; figures of one run compare with each other, not with those of another machine. "Control" is untracked against untracked: how far its ratio is from 1 is noise.

"Every stack" takes the stack of every acquisition, without a limit (\`stackBudget: 1\`). "Default" takes every stack until stacks have cost 1 % of the time. Nearly all of the cost of a stack is V8's: where, as after a round trip, nothing of it is in the processor's caches, \`Error.captureStackTrace\` takes 4 µs for no frame at all, 8 for one and 11 for ten, and reading their positions takes 7 more. So neither fewer frames nor a cache by place helps, since the place is known only by its frames; what helps is to take fewer stacks. The aims, a throughput of 0.97 with every stack and 0.99 sampled, are not reached where a query takes no longer than here, on the same machine; a query of a millisecond pays the same microseconds.

${text}`;
}
