/**
 * What the companion costs: connect → release, and connect → SELECT 1 → release, on one pool with one connection that
 * is tracked and untracked in turns.
 *
 * Two pools would not compare: where the scheduler puts their two server processes moves a round trip by a third. The
 * control, untracked against untracked in the same way, shows how far a ratio is noise. The figures of one run compare
 * with each other, not with those of another machine.
 *
 * Usage: npm run bench -w @leakcheck/runtime
 */
import pg from 'pg';
import { track, untrack } from '../dist/index.js';
import { startDatabase } from '../../../tools/postgres/dist/index.js';

const ROUNDS = 30;
const workloads = [
  { name: 'connect → release', pairs: 2000, work: async () => undefined },
  { name: 'connect → SELECT 1 → release', pairs: 300, work: (client) => client.query('SELECT 1') },
];

const database = await startDatabase();
const pool = new pg.Pool({ connectionString: database.url, max: 1 });
const states = {
  untracked: () => untrack(pool),
  tracked: () => track(untrack(pool), { reportAtExit: false }),
};
try {
  console.log(`Node ${process.version}, ${database.server}`);
  for (const workload of workloads) {
    for (const [title, second] of [['tracked', states.tracked], ['control', states.untracked]]) {
      const rounds = await compare(workload, states.untracked, second);
      const base = median(rounds.map(({ first }) => first));
      const other = median(rounds.map(({ second: microseconds }) => microseconds));
      const ratio = median(rounds.map((round) => round.first / round.second));
      console.log(
        `${workload.name}, ${title}: ${base.toFixed(2)} µs untracked, ${other.toFixed(2)} µs ${title}, ` +
          `throughput ratio ${ratio.toFixed(3)} (medians of ${ROUNDS} rounds of ${workload.pairs})`,
      );
    }
  }
} finally {
  await pool.end();
  await database.stop();
}

/** Measures two states of the pool in turns; which of them begins alternates too. */
async function compare(workload, enterFirst, enterSecond) {
  const measureIn = async (enter) => {
    enter();
    return measure(workload);
  };
  await measureIn(enterFirst);
  await measureIn(enterSecond);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 2 === 0) {
      const first = await measureIn(enterFirst);
      rounds.push({ first, second: await measureIn(enterSecond) });
    } else {
      const second = await measureIn(enterSecond);
      rounds.push({ first: await measureIn(enterFirst), second });
    }
  }
  return rounds;
}

/** Microseconds a pair. */
async function measure({ pairs, work }) {
  const start = process.hrtime.bigint();
  for (let pair = 0; pair < pairs; pair++) {
    const client = await pool.connect();
    try {
      await work(client);
    } finally {
      client.release();
    }
  }
  return Number(process.hrtime.bigint() - start) / 1000 / pairs;
}

function median(values) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}
