// Bytes for each acquisition, tracked less untracked, on a pool whose connections are made of nothing: what a real
// connection weighs would drown the difference.
import { EventEmitter } from 'node:events';
import Pool from 'pg-pool';
import { track } from '../dist/index.js';

class NoClient extends EventEmitter {
  _queryable = true;
  connect(callback) {
    callback(null);
  }
  end(callback) {
    callback?.();
  }
  query() {
    return Promise.resolve();
  }
}

const HELD = 5000;
const FINISHED = 100_000;
const tracked = await measure((pool) => track(pool, { reportAtExit: false, stackBudget: 1 }));
const untracked = await measure((pool) => pool);
console.log(JSON.stringify({ held: tracked.held - untracked.held, finished: tracked.finished - untracked.finished }));

async function measure(enter) {
  const pool = enter(new Pool({ Client: NoClient, max: HELD * 2, idleTimeoutMillis: 0 }));
  const clients = [];
  const take = async () => {
    for (let taken = 0; taken < HELD; taken++) clients.push(await pool.connect());
  };
  await take();
  for (const client of clients.splice(0)) client.release();
  const empty = await used();
  await take();
  const held = ((await used()) - empty) / HELD;
  for (const client of clients.splice(0)) client.release();
  const before = await used();
  for (let pair = 0; pair < FINISHED; pair++) (await pool.connect()).release();
  return { held, finished: ((await used()) - before) / FINISHED };
}

async function used() {
  for (let round = 0; round < 5; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}
