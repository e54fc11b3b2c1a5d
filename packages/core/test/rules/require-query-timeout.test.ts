import { describe, expect, it } from 'vitest';
import { applyFix, findingsIn } from '../program-of.js';
import { findingsOfPool } from './require-timeouts.js';

const rule = 'require-query-timeout';

describe('a pool whose queries may run for ever', () => {
  it.each([
    ['no argument', 'new Pool();', 'certain'],
    ['other limits', 'new Pool({ connectionTimeoutMillis: 5000 });', 'certain'],
    ['an unknown host', 'new Pool({ host: process.env.HOST });', 'likely'],
    ['false', 'new Pool({ statement_timeout: false });', 'certain'],
    ['a misspelt option', 'new Pool({ statementTimeout: 5 } as PoolConfig);', 'certain'],
    ['a connection string without a limit', "new Pool({ connectionString: 'postgres://db/shop?sslmode=require' });", 'certain'],
    ['no limit in a connection string', "new Pool({ connectionString: 'postgres://db/shop?statement_timeout=0' });", 'certain'],
    ['other options for the server', "new Pool({ options: '-c search_path=shop' });", 'certain'],
    ['SQL that sets something else', "const pool = new Pool(); pool.query('SET search_path = shop');", 'certain'],
    ['a listener that limits nothing', "const pool = new Pool(); pool.on('connect', () => count());", 'certain'],
  ])('%s', (_, code, confidence) => {
    expect(findingsOfPool(rule, code).map((finding) => [finding.line, finding.confidence])).toEqual([[2, confidence]]);
  });

  it('is another than the one whose connections are limited', () => {
    const sources = {
      'db.ts': "import { Pool } from 'pg'; export const pool = new Pool();",
      'reports.ts': "import { Pool } from 'pg'; const pool = new Pool(); pool.on('connect', (c) => c.query('SET statement_timeout = 5000'));",
    };
    expect(findingsIn(sources, rule).map(({ file }) => file)).toEqual(['db.ts']);
  });

  it('is told to set the limit that stops the query on the server', () => {
    const before = { 'db.ts': "import { Pool } from 'pg'; new Pool({ max: 5 });" };
    const [finding] = findingsIn(before, rule);
    expect(finding?.message).toBe('pg Pool lets a query run for ever: set statement_timeout (milliseconds).');
    expect(applyFix(before, finding)['db.ts']).toBe("import { Pool } from 'pg'; new Pool({ max: 5, statement_timeout: 30000 });");
  });
});

describe('a pool that is left alone', () => {
  it.each([
    ['a limit on the server', 'new Pool({ statement_timeout: 5000 });'],
    ['a limit in the client', 'new Pool({ query_timeout: 5000 });'],
    ['an unknown connection string', 'new Pool({ connectionString: process.env.URL });'],
    ['a limit in a connection string', "new Pool({ connectionString: 'postgres://db/shop?statement_timeout=5000' });"],
    ['server options in a connection string', "new Pool({ connectionString: 'postgres://db/shop?options=-c%20statement_timeout%3D5s' });"],
    ['server options', "new Pool({ options: '-c statement_timeout=5s' });"],
    ['unknown server options', 'new Pool({ options: process.env.OPTIONS });'],
    ['a parameter', 'export const open = (options: PoolConfig) => new Pool(options);'],
    ['code for each connection', 'new Pool({ onConnect: limit });'],
    ['SQL on connect', "const pool = new Pool(); pool.on('connect', (c) => c.query('SET statement_timeout = 5000'));"],
    ['SQL with a value', 'const pool = new Pool(); pool.query(`set local statement_timeout to ${limit}`);'],
    ['set_config', "const pool = new Pool(); pool.query(\"SELECT set_config('statement_timeout', '5s', false)\");"],
    ['a limit for one query', "const pool = new Pool(); pool.query({ text: 'SELECT 1', query_timeout: 5 });"],
    ["the library's defaults", 'pg.defaults.statement_timeout = 5000; new Pool();'],
  ])('%s', (_, code) => {
    expect(findingsOfPool(rule, code)).toEqual([]);
  });

  it.each([
    ['an imported listener', { 'db.ts': "import { Pool } from 'pg'; import { limit } from './limit'; new Pool().on('connect', limit);" }],
    [
      'a listener in another file',
      {
        'db.ts': "import { Pool } from 'pg'; export const pool = new Pool();",
        'limit.ts': "import { pool } from './db'; pool.on('connect', (c) => c.query('SET statement_timeout = 5000'));",
      },
    ],
  ])('%s', (_, sources) => {
    expect(findingsIn(sources, rule)).toEqual([]);
  });

  it('is merely possible in a test, whose runner has a limit of its own', () => {
    const code = "import { Pool } from 'pg'; new Pool();";
    expect(findingsIn({ 'test/orders.test.ts': code }, rule)).toMatchObject([{ confidence: 'possible' }]);
  });

  it('is one of a library that limits each query', () => {
    const code = "import { createPool } from 'mysql2/promise'; createPool({ host: 'db' });";
    expect(findingsIn({ 'db.ts': code }, rule)).toEqual([]);
  });
});

describe('a pool of a program that somebody waits for', () => {
  const opened = "import { Pool } from 'pg'; export const pool = new Pool();";

  it.each([
    ['scripts/report.ts'],
    ['.scripts/compare.ts'],
    ['prisma/seed.ts'],
    ['perfTest/latency.ts'],
    ['src/migrate.ts'],
    ['tests2/setup.ts'],
  ])('is told in %s only where everything is wanted', (file) => {
    expect(findingsIn({ [file]: opened }, rule).map(({ confidence }) => confidence)).toEqual(['possible']);
  });

  it.each([
    ['src/prisma/client.ts'],
    ['src/tools/search.ts'],
    ['src/importer.ts'],
    ['src/description.ts'],
  ])('is a service in %s', (file) => {
    expect(findingsIn({ [file]: opened }, rule).map(({ confidence }) => confidence)).toEqual(['certain']);
  });

  it.each([
    ['in the same function', 'export async function count() { const pool = new Pool(); try { await pool.query("SELECT 1"); } finally { await pool.end(); } }'],
    ['when all is done', 'const pool = new Pool(); main().finally(() => pool.end());'],
    ['in the callback of a query', 'export const check = () => new Promise((resolve) => { const pool = new Pool(); pool.query("SELECT 1", (error) => { pool.end(); resolve(error); }); });'],
    ['at the end of a script', 'const pool = new Pool(); await main(); await pool.end();'],
  ])('is ended %s', (_, code) => {
    expect(findingsOfPool(rule, code).map(({ confidence }) => confidence)).toEqual(['possible']);
  });

  it.each([
    ['by a signal', "const pool = new Pool(); process.on('SIGTERM', () => { void pool.end(); });"],
    ['by a hook', "export function plugin(app) { const pool = new Pool(); app.addHook('onClose', async () => { await pool.end(); }); }"],
    ['by its owner', 'export function open() { const pool = new Pool(); return { close: () => pool.end() }; }'],
    ['before it is made anew', 'let pool: Pool; export async function reopen() { await pool.end(); pool = new Pool(); }'],
  ])('lives on where it is ended %s', (_, code) => {
    expect(findingsOfPool(rule, code).map(({ confidence }) => confidence)).toEqual(['certain']);
  });
});
