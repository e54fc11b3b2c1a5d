/** `leakcheck inventory` on real sources, in each of its formats. */
import { PassThrough } from 'node:stream';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWithTypeScript, surveyWithTypeScript } from '../src/check/checker.js';
import type { Inventory } from '../src/inventory/inventory.js';
import { budgetInWords } from '../src/inventory/budget.js';
import { run } from '../src/run.js';

function writeAll(into: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), text);
  }
}

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-inventory-')));
  const files = {
    '.git/HEAD': '',
    'leakcheck.config.json': '{ "profile": "web", "database": { "maxConnections": 100, "instances": 3 } }',
    'src/db.ts': `import { Pool } from 'pg';
const limits = { statement_timeout: 30_000 };
export const pool = new Pool({
  ...limits,
  max: Number(process.env.DB_POOL_MAX ?? 20),
  idleTimeoutMillis: process.env.NODE_ENV === 'production' ? 30_000 : 1_000,
  connectionTimeoutMillis: Number(process.env.DB_CONNECT_TIMEOUT),
});
pool.on('error', console.error);
`,
    'src/reports.ts': `import { createPool } from 'mysql2/promise';
export const reports = createPool({ host: 'reports', connectionLimit: 0 });
`,
    'src/other.ts': `import { Pool, type PoolConfig } from 'pg';
export const open = (options: PoolConfig) => new Pool(options);
`,
    'src/users.ts': `import { pool } from './db.js';
import { reports } from './reports.js';
export async function user(id: number) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    return await client.query('SELECT * FROM users WHERE id = $1', [id]);
  } finally {
    client.release();
  }
}
export const count = () => pool.query('SELECT count(*) FROM users');
export async function report() {
  const connection = await reports.getConnection();
  try {
    await connection.query({ sql: 'SELECT 1', timeout: 5000 });
    await connection.query('SELECT 2');
  } finally {
    connection.release();
  }
  return reports.query('SELECT 3');
}
`,
    'src/users.test.ts': `import { pool } from './db.js';
export const all = () => pool.query('SELECT * FROM users');
`,
    'empty/none.ts': 'export {};\n',
  };
  writeAll(folder, files);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function inventory(args: readonly string[], terminal = false, cwd = folder): Promise<Outcome> {
  const stdout = new PassThrough({ encoding: 'utf8' });
  const stderr = new PassThrough({ encoding: 'utf8' });
  const exitCode = await run(['inventory', ...args], {
    cwd,
    stdout: Object.assign(stdout, { isTTY: terminal }),
    stderr,
    variables: {},
    check: checkWithTypeScript,
    survey: surveyWithTypeScript,
  });
  return { exitCode, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
}

describe('the table', () => {
  it('says of each option what holds and where it is from', async () => {
    const { exitCode, stdout, stderr } = await inventory([]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^src\/db\.ts:3 {2}pg new Pool \(pool\)$/m);
    expect(stdout).toMatch(/^ {2}max +20 +\$DB_POOL_MAX or fallback at src\/db\.ts:5$/m);
    expect(stdout).toMatch(/^ {2}statement_timeout +30000 ms +src\/db\.ts:2$/m);
    expect(stdout).toMatch(/^ {2}idleTimeoutMillis +30000 ms or 1000 ms +src\/db\.ts:6$/m);
    expect(stdout).toMatch(/^ {2}connectionTimeoutMillis +unknown +\$DB_CONNECT_TIMEOUT at src\/db\.ts:7$/m);
    expect(stdout).toMatch(/^ {2}lock_timeout +no limit +default$/m);
    expect(stdout).toMatch(/^ {2}connectionLimit +no limit +src\/reports\.ts:2$/m);
    expect(stdout).toContain('  pool-size: mysql2 pool has no bound on its connections');
    expect(stdout).toContain('  not all of its options are known');
  });

  it('says what runs over each', async () => {
    const { stdout } = await inventory([]);
    expect(stdout).toMatch(/\(pool\)\n(?: {2}.*\n)+ {2}3 queries, limited\n/);
    expect(stdout).toMatch(/\(reports\)\n(?: {2}.*\n)+ {2}3 queries, 2 of them without a limit\n/);
    expect(stdout.match(/quer(?:y|ies)\b.*limit/g)).toHaveLength(2);
  });

  it('ends in the budget', async () => {
    expect((await inventory([])).stdout).toMatch(/1 pool may take 20 connections a process; 3 instances: 60 of the server's 97 \(37 to spare\)\. 2 pools of unknown or unbounded size not counted\.\n$/);
  });

  it('is coloured on a terminal only', async () => {
    expect((await inventory([])).stdout).not.toContain('\u001B[');
    expect((await inventory([], true)).stdout).toContain('\u001B[');
  });

  it('says so where there is nothing', async () => {
    expect(await inventory(['empty'])).toMatchObject({ exitCode: 0, stdout: 'There are no pools.\n' });
  });
});

describe('beside the service', () => {
  let service = '';
  beforeAll(() => {
    service = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-inventory-')));
    writeAll(service, {
      '.git/HEAD': '',
      'src/main.ts': `import { orders } from './orders.js';
import { DataSource } from 'typeorm';
export const source = new DataSource({ type: 'postgres', host: 'db', extra: { max: 40, connectionTimeoutMillis: 5_000, statement_timeout: 5_000 } });
void orders(undefined);
`,
      'src/orders.ts': `import type { Kysely } from 'kysely';
interface Tables { orders: { id: number } }
export const orders = (db: Kysely<Tables> | undefined) => db?.selectFrom('orders').selectAll().execute();
`,
      'scripts/migrate.ts': `import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
const pool = new Pool({ host: 'db', max: 3 });
export const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
`,
      'src/archive.ts': `import { Pool } from 'pg';
export const archive = (url: string) => new Pool({ connectionString: url, max: 2 });
export const limited = new Pool({ host: 'archive', max: 2, options: '-c lock_timeout=5s -c statement_timeout=240000' });
`,
      'src/orders.test.ts': `import { Pool } from 'pg';
export const pool = new Pool({ host: 'test', max: 50 });
`,
    });
  });
  afterAll(() => {
    rmSync(service, { recursive: true });
  });

  it('leaves out the pools of tests, and counts none of scripts', async () => {
    const { stdout } = await inventory([], false, service);
    expect(stdout).not.toContain('orders.test.ts');
    expect(stdout).toContain('scripts/migrate.ts:3  pg new Pool (pool)');
    expect(stdout).toContain('3 pools may take 44 connections a process; 1 instance: 44.');
  });

  it('reads the options of the server', async () => {
    const { stdout } = await inventory([], false, service);
    expect(stdout).toMatch(/^ {2}statement_timeout +240000 ms +src\/archive\.ts:3$/m);
    expect(stdout).toMatch(/^ {2}lock_timeout +5000 ms +src\/archive\.ts:3$/m);
    expect(stdout).toMatch(/^ {2}idle_in_transaction_session_timeout +no limit +default$/m);
  });

  it('says of what only the address tells that it is so', async () => {
    const { stdout } = await inventory([], false, service);
    expect(stdout).toMatch(/^ {2}statement_timeout +unknown +its address may say$/m);
  });

  it('shows no default of an option in whose place another is set', async () => {
    const { stdout } = await inventory([], false, service);
    expect(stdout).toMatch(/^ {2}extra\.max +40 /m);
    expect(stdout).not.toMatch(/^ {2}poolSize /m);
  });

  it('gives no query to the pool of a script that does not load it', async () => {
    const { stdout } = await inventory([], false, service);
    expect(stdout).toMatch(/kysely new Kysely \(db\)\n/);
    expect(stdout).not.toMatch(/kysely new Kysely \(db\)\n(?: {2}.*\n)*? {2}\d+ quer/);
  });
});

describe('json', () => {
  it('has every pool, and the budget in numbers', async () => {
    const { stdout } = await inventory(['--format', 'json']);
    const printed = JSON.parse(stdout) as Inventory;
    const optionNamed = (name: string): unknown => printed.pools[0]?.options.find(({ option }) => option === name);
    for (const option of [
      { option: 'max', role: 'poolMax', unit: null, values: [20], unlimited: false, source: { kind: 'environment', variables: ['DB_POOL_MAX'], file: 'src/db.ts', line: 5 } },
      { option: 'statement_timeout', role: 'statementTimeout', unit: 'ms', values: [30_000], unlimited: false, source: { kind: 'code', file: 'src/db.ts', line: 2 } },
      { option: 'min', role: 'poolMin', unit: null, values: [0], unlimited: false, source: { kind: 'default' } },
      { option: 'connectionTimeoutMillis', role: 'acquireTimeout', unit: 'ms', values: null, unlimited: false, source: { kind: 'environment', variables: ['DB_CONNECT_TIMEOUT'], file: 'src/db.ts', line: 7 } },
    ]) expect(optionNamed(option.option)).toEqual(option);
    expect(printed).toMatchObject({
      version: 1,
      pools: [
        {
          file: 'src/db.ts', line: 3, library: 'pg', operation: 'new Pool', kind: 'pool', name: 'pool', size: 20, complete: true,
        },
        { file: 'src/other.ts', complete: false, size: null, queries: { count: 0 } },
        { file: 'src/reports.ts', library: 'mysql2', size: 'unlimited', queries: { count: 3, unlimited: 2 } },
      ],
      budget: { pools: 1, unknown: 2, connections: 20, instances: 3, available: 97 },
    });
  });
});

describe('markdown', () => {
  it('is a page with a table for each pool', async () => {
    const { stdout } = await inventory(['--format', 'markdown']);
    expect(stdout).toMatch(/^# Pools and clients\n\n1 pool may take/);
    expect(stdout).toContain('## pg new Pool (pool)\n\n`src/db.ts:3`\n\n| option | value | from |\n| --- | --- | --- |\n');
    expect(stdout).toContain('| `max` | 20 | $DB_POOL_MAX or fallback at src/db.ts:5 |\n');
    expect(stdout).toContain('- 3 queries, 2 of them without a limit\n');
    expect(stdout).toContain('- **pool-size**: mysql2 pool has no bound');
  });
});

describe('usage', () => {
  it('names a path that does not exist', async () => {
    const { exitCode, stdout, stderr } = await inventory(['nowhere']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('there is no file or folder "nowhere"');
  });

  it('knows its formats', async () => {
    const { exitCode, stderr } = await inventory(['--format', 'xml']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('table, json, markdown');
  });

  it('teaches how to read it', async () => {
    const { stdout } = await inventory(['--help']);
    expect(stdout).toContain('How to read it');
    expect(stdout).toContain('database: { maxConnections: 100, reserved: 3, instances: 4 }');
  });
});

describe('the budget in words', () => {
  const nothing = { pools: 0, unknown: 0, connections: 0, instances: 1, available: null };

  it.each([
    [nothing, 'There are no pools.'],
    [{ ...nothing, unknown: 1 }, 'The size of the pool is unknown or unbounded: there is nothing to hold against the server.'],
    [{ ...nothing, unknown: 3, available: 97 }, 'The size of all 3 pools is unknown or unbounded: there is nothing to hold against the server.'],
    [{ ...nothing, pools: 2, connections: 20, instances: 6, available: 97 }, "2 pools may take 20 connections a process; 6 instances: 120 of the server's 97 (23 too many)."],
  ])('%o', (budget, words) => {
    expect(budgetInWords(budget)).toBe(words);
  });
});
