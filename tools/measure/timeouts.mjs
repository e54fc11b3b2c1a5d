/** What each kind of timeout leaves behind: when the program goes on, and how long the server still works. */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const LIMIT = 1000;
const LENGTH = 4;

/** Milliseconds between two looks at the server. */
const PAUSE = 40;

/** @param {string} connectionString */
export async function measureTimeouts(connectionString) {
  const watcher = new pg.Client({ connectionString, application_name: 'leakcheck-watcher' });
  await watcher.connect();
  try {
    const rows = [];
    for (const way of WAYS) rows.push(await measureWay(way, connectionString, watcher));
    return rows;
  } finally {
    await watcher.end();
  }
}

/** Each waits for a query of four seconds, with a limit of one. */
const WAYS = [
  { name: 'no limit', note: 'waits for as long as it takes', options: {}, run: (pool, sql) => pool.query(sql) },
  { name: 'statement_timeout', note: 'the server ends the statement', options: { statement_timeout: LIMIT }, run: (pool, sql) => pool.query(sql) },
  { name: 'query_timeout', note: 'pg gives up, the server goes on', options: { query_timeout: LIMIT }, run: (pool, sql) => pool.query(sql) },
  {
    name: 'Promise.race',
    note: 'the program gives up, nobody is told',
    options: {},
    run: (pool, sql) => Promise.race([pool.query(sql), delay(LIMIT).then(() => Promise.reject(new Error('too late')))]),
  },
  {
    name: 'release(true)',
    note: 'the connection is closed, the server goes on',
    options: {},
    run: async (pool, sql) => {
      const client = await pool.connect();
      client.on('error', () => undefined);
      const query = client.query(sql);
      query.catch(() => undefined);
      await delay(LIMIT);
      client.release(true);
    },
  },
  {
    name: 'pg_cancel_backend()',
    note: 'a second connection ends the statement',
    options: {},
    run: async (pool, sql) => {
      const client = await pool.connect();
      try {
        const query = client.query(sql);
        // It fails while the other connection is still waited for.
        query.catch(() => undefined);
        await delay(LIMIT);
        await pool.query('SELECT pg_cancel_backend($1)', [client.processID]);
        await query;
      } finally {
        client.release();
      }
    },
  },
];

async function measureWay({ name, note, options, run }, connectionString, watcher) {
  const application = `leakcheck-${name.replaceAll(/\W/g, '-')}`;
  const pool = new pg.Pool({ connectionString, application_name: application, max: 2, ...options });
  pool.on('error', () => undefined);
  const begun = performance.now();
  let server = 0;
  let watching = true;
  const watch = (async () => {
    while (watching) {
      const { rows } = await watcher.query("SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND state = 'active' AND query LIKE '%pg_sleep%' AND query NOT LIKE '%pg_cancel%'", [application]);
      const at = (performance.now() - begun) / 1000;
      if (rows.length > 0) server = at;
      else if (server > 0 && at > server + 0.3) return;
      await delay(PAUSE);
    }
  })();
  const outcome = await run(pool, `SELECT pg_sleep(${LENGTH})`).then(() => 'ends', (error) => error.message);
  const client = (performance.now() - begun) / 1000;
  await Promise.race([watch, delay((LENGTH + 2) * 1000)]);
  watching = false;
  await watch;
  await pool.end();
  return { name, note, client, server, outcome };
}
