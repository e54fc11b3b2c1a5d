/** What `.env` files add to what is known of pools. */
import { describe, expect, it } from 'vitest';
import type { InventoryOption } from '@leakcheck/core';
import { check } from '../src/check.js';
import type { CheckReport } from '../src/report.js';
import { temporaryTree } from './temporary-tree.js';

const POOL = `import { Pool } from 'pg';
export const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DB_POOL_MAX ?? 10),
  connectionTimeoutMillis: process.env.DB_WAIT ? Number(process.env.DB_WAIT) : 5000,
});
pool.on('error', () => undefined);
`;

async function checked(files: Readonly<Record<string, string>>): Promise<CheckReport> {
  return check({ cwd: temporaryTree({ '.git/HEAD': '', 'src/db.ts': POOL, ...files }), paths: ['.'] });
}

async function option(name: string, files: Readonly<Record<string, string>>): Promise<InventoryOption | undefined> {
  const { inventory: [entry] } = await checked(files);
  return entry?.options.find(({ option: path }) => path === name);
}

describe('the size of a pool', () => {
  it.each([
    ['.env', { '.env': '# sizes\nDB_POOL_MAX=25\n' }, 25, { file: '.env', line: 2 }],
    ['.env.local before .env', { '.env': 'DB_POOL_MAX=25', '.env.local': '\nexport DB_POOL_MAX = "30" # more' }, 30, { file: '.env.local', line: 2 }],
    ['.env.production before .env', { '.env': 'DB_POOL_MAX=25', '.env.production': 'DB_POOL_MAX=40' }, 40, { file: '.env.production', line: 1 }],
    ['the nearest folder', { '.env': 'DB_POOL_MAX=25', 'src/.env': 'DB_POOL_MAX=15' }, 15, { file: 'src/.env', line: 1 }],
    ['the last of two lines', { '.env': 'DB_POOL_MAX=25\nDB_POOL_MAX=26' }, 26, { file: '.env', line: 2 }],
  ])('is that of %s', async (_, files, size, from) => {
    expect(await option('max', files)).toMatchObject({ values: [size], source: { kind: 'environment', variables: ['DB_POOL_MAX'], file: 'src/db.ts', line: 4, from } });
  });

  it.each([
    ['nothing sets it', {}],
    ['an example sets it', { '.env.example': 'DB_POOL_MAX=25' }],
    ['a test sets it', { '.env.test': 'DB_POOL_MAX=25' }],
    ['it is made of others', { '.env': 'DB_POOL_MAX=${SIZE}' }],
  ])('is the fallback where %s', async (_, files) => {
    const found = await option('max', files);
    expect(found).toMatchObject({ values: [10], source: { kind: 'environment' } });
    expect(found?.source).not.toHaveProperty('from');
  });

  it('is told where it is too large', async () => {
    const { findings } = await checked({ '.env': 'DB_POOL_MAX=500' });
    expect(findings.filter(({ ruleId }) => ruleId === 'pool-size').map(({ line, message }) => [line, message])).toEqual([
      [4, expect.stringContaining('may take 500 connections unless DB_POOL_MAX says otherwise')],
    ]);
  });
});

describe('a wait', () => {
  it('holds where its variable is set', async () => {
    expect(await option('connectionTimeoutMillis', { '.env': 'DB_WAIT=2000' })).toMatchObject({ values: [2000] });
    expect(await option('connectionTimeoutMillis', {})).toMatchObject({ values: [5000] });
  });

  it('is told where its unit is wrong', async () => {
    const { findings } = await checked({ '.env': 'DB_WAIT=5' });
    expect(findings.filter(({ ruleId }) => ruleId === 'valid-pool-options')).toMatchObject([{ line: 5, confidence: 'likely' }]);
  });
});

it('knows no limit that the address may set', async () => {
  expect(await option('statement_timeout', {})).toMatchObject({ values: null });
  expect(await option('idleTimeoutMillis', {})).toMatchObject({ values: [10_000] });
});

it('takes no address of a file for that of the deployed program', async () => {
  const { findings } = await checked({ '.env': 'DATABASE_URL=postgres://localhost/shop' });
  expect(findings.filter(({ ruleId }) => ruleId === 'require-query-timeout')).toEqual([]);
});

describe('a proxy in transaction mode', () => {
  const LISTEN = `import { Client } from 'pg';
const client = new Client({ connectionString: process.env.DATABASE_URL });
export async function listen() {
  await client.connect();
  try {
    await client.query('LISTEN orders');
  } finally {
    await client.end();
  }
}
`;

  it.each([
    ['postgres://web@ep-calm-sun-1-pooler.eu-central-1.aws.neon.tech/shop', [6]],
    ['postgres://postgres.abcd@aws-0-eu-central-1.pooler.supabase.com:6543/postgres', [6]],
    ['postgres://web@db.internal:6432/shop?pgbouncer=true', [6]],
    ['postgres://web@ep-calm-sun-1.eu-central-1.aws.neon.tech/shop', []],
    ['postgres://postgres.abcd@aws-0-eu-central-1.pooler.supabase.com:5432/postgres', []],
  ])('is known by the address that a file sets: %s', async (address, lines) => {
    const { findings } = await checked({ 'src/listen.ts': LISTEN, '.env': `DATABASE_URL="${address}"\n` });
    expect(findings.filter(({ ruleId }) => ruleId === 'pool-size').map(({ line }) => line)).toEqual(lines);
  });
});
