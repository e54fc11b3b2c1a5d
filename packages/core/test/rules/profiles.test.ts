/** What rules make of what a project says of itself. */
import { describe, expect, it } from 'vitest';
import type { Expectations, RuleId } from '../../src/index.js';
import { findingsIn } from '../program-of.js';

function told(rule: RuleId, options: string, expectations: Expectations, file = 'db.ts'): readonly string[] {
  return findingsIn({ [file]: `import { Pool } from 'pg';\nexport const pool = new Pool(${options});\n` }, rule, expectations).map(({ message }) => message);
}

describe('a profile bounds the size of pools', () => {
  it.each([
    ['web', '{ max: 26 }', 'pg Pool may take 26 connections, and the profile "web" allows 25: set max to 25 or less.'],
    ['microservice', '{ max: 20 }', 'pg Pool may take 20 connections, and the profile "microservice" allows 10: set max to 10 or less.'],
    ['batch', '{}', 'pg Pool may take 10 connections by default, and the profile "batch" allows 5: set max to 5 or less.'],
    ['serverless', '', 'pg Pool may take 10 connections by default, and the profile "serverless" allows 1: set max to 1 or less.'],
    ['serverless', '{ max: 2 }', 'pg Pool may take 2 connections, and the profile "serverless" allows 1: set max to 1 or less.'],
    ['development', '{ max: Number(process.env.MAX ?? 20) }', 'pg Pool may take 20 connections, and the profile "development" allows 5: set max to 5 or less.'],
  ] as const)('%s: %s', (profile, options, message) => {
    expect(told('pool-size', options, { profile })).toEqual([message]);
  });

  it.each([
    ['web', '{ max: 25 }'],
    ['web', ''],
    ['api', '{ max: 100 }'],
    ['serverless', '{ max: 1 }'],
    ['batch', '{ max: Number(process.env.MAX) }'],
    ['batch', 'load()'],
  ] as const)('%s lets %s pass', (profile, options) => {
    expect(told('pool-size', options, { profile })).toEqual([]);
  });

  it('unless the project sets another number', () => {
    expect(told('pool-size', '{ max: 40 }', { profile: 'web', limits: { poolMax: 40 } })).toEqual([]);
    expect(told('pool-size', '{ max: 30 }', { limits: { poolMax: 20 } })).toEqual(['pg Pool may take 30 connections, and the profile "project" allows 20: set max to 20 or less.']);
  });

  it('but not in tests', () => {
    expect(told('pool-size', '', { profile: 'serverless' }, 'test/db.ts')).toEqual([]);
  });
});

describe('a profile bounds what anybody waits for', () => {
  it.each([
    ['api', '{ connectionTimeoutMillis: 20_000 }', '20000 milliseconds, and the profile "api" allows 5000'],
    ['api', '{ statement_timeout: 30_000 }', '30000 milliseconds, and the profile "api" allows 10000'],
    ['web', '{ query_timeout: 120_000 }', '120000 milliseconds, and the profile "web" allows 60000'],
    ['web', '{ lock_timeout: 60_000 }', '60000 milliseconds, and the profile "web" allows 10000'],
  ] as const)('%s: %s', (profile, options, part) => {
    expect(told('valid-pool-options', options, { profile })).toEqual([expect.stringContaining(part)]);
  });

  it('counts in the unit of the option', () => {
    const code = "import postgres from 'postgres';\nexport const sql = postgres({ connect_timeout: 60 });\n";
    expect(findingsIn({ 'db.ts': code }, 'valid-pool-options', { profile: 'web' }).map(({ message }) => message)).toEqual([
      'The postgres pool option "connect_timeout" is 60 seconds, and the profile "web" allows 10: whoever waits has given up by then.',
    ]);
  });

  it.each([
    ['batch', '{ statement_timeout: 300_000 }'],
    ['web', '{ connectionTimeoutMillis: 5_000, statement_timeout: 30_000 }'],
  ] as const)('%s lets %s pass', (profile, options) => {
    expect(told('valid-pool-options', options, { profile })).toEqual([]);
  });

  it('is asked of nobody who names none', () => {
    expect(told('valid-pool-options', '{ statement_timeout: 3_000_000 }', {})).toEqual([]);
  });
});

describe('what the server limits', () => {
  it.each([
    ['require-query-timeout', { statementTimeout: 'server' }],
    ['require-transaction-timeout', { idleInTransactionTimeout: 'server', lockTimeout: 'server' }],
  ] as const)('%s need not be set in the program', (rule, assume) => {
    expect(told(rule, '{}', {})).toHaveLength(1);
    expect(told(rule, '{}', { assume })).toEqual([]);
  });

  it('says nothing of other limits', () => {
    expect(told('require-acquire-timeout', '{}', { assume: { statementTimeout: 'server' } })).toHaveLength(1);
    expect(told('require-transaction-timeout', '{}', { assume: { idleInTransactionTimeout: 'server' } })).toEqual([expect.stringContaining('lock_timeout')]);
  });
});

describe('behind a proxy that lends a connection for each transaction', () => {
  const inSession = (statement: string): string => `import { Pool } from 'pg';
const pool = new Pool();
export async function run() {
  const client = await pool.connect();
  try {
    await client.query("${statement}");
  } finally {
    client.release(true);
  }
}
`;

  it.each([
    ["SET search_path = 'a'", 'SET search_path changes one connection'],
    ['LISTEN orders', 'LISTEN changes one connection'],
    ['SELECT pg_advisory_lock(1)', 'pg_advisory_lock() changes one connection'],
    ['CREATE TEMP TABLE batch (id int)', 'CREATE TEMP TABLE changes one connection'],
  ])('%s is lost', (statement, message) => {
    const findings = findingsIn({ 'db.ts': inSession(statement) }, 'pool-size', { pooler: 'transaction' });
    expect(findings).toMatchObject([{ line: 6, confidence: 'likely' }]);
    expect(findings[0]?.message).toContain(message);
    expect(findingsIn({ 'db.ts': inSession(statement) }, 'pool-size')).toEqual([]);
  });

  it.each(['SET LOCAL search_path = a', 'SELECT pg_advisory_xact_lock(1)', 'SELECT 1', 'RESET search_path'])('%s is not', (statement) => {
    expect(findingsIn({ 'db.ts': inSession(statement) }, 'pool-size', { pooler: 'transaction' })).toEqual([]);
  });
});

describe('behind a proxy that gives each transaction another connection, prepared statements', () => {
  const behind = { pooler: 'transaction' } as const;
  const POSTGRES = "import postgres from 'postgres';\n";
  const PG = "import { Client, Pool } from 'pg';\nexport const pool = new Pool();\n";
  const PRISMA = "import { PrismaClient } from '@prisma/client';\n";

  it.each([
    ['those of postgres.js', `${POSTGRES}export const sql = postgres(process.env.DATABASE_URL ?? '', { max: 5 });`, 2, 'set prepare to false'],
    ['those of postgres.js without options', `${POSTGRES}export const sql = postgres('postgres://db.internal/shop');`, 2, 'set prepare to false'],
    ['those that a query names', `${PG}export const user = (id: number) => pool.query({ name: 'user', text: 'SELECT * FROM users WHERE id = $1', values: [id] });`, 3, 'pool.query() prepares its statement by name'],
    ['those of a held client', `${PG}export async function user(id: number) {\n  const client = await pool.connect();\n  try {\n    const query = { text: 'SELECT $1', values: [id], name: 'one' };\n    return await client.query(query);\n  } finally {\n    client.release();\n  }\n}`, 7, 'client.query() prepares'],
    ["those of Prisma's engine", `${PRISMA}export const prisma = new PrismaClient({ datasourceUrl: 'postgresql://db.internal/shop?connection_limit=5' });`, 2, 'set datasourceUrl.pgbouncer to true'],
  ] as const)('are lost: %s', (_, code, line, message) => {
    const findings = findingsIn({ 'db.ts': code }, 'pool-size', behind);
    expect(findings).toMatchObject([{ line, confidence: 'likely' }]);
    expect(findings[0]?.message).toContain(message);
    expect(findingsIn({ 'db.ts': code }, 'pool-size')).toEqual([]);
    expect(findingsIn({ 'db.ts': code }, 'pool-size', { ...behind, poolerKeepsStatements: true })).toEqual([]);
  });

  it.each([
    ['is told not to', `${POSTGRES}export const sql = postgres({ prepare: false });`],
    ['is told not to in the older way', `${POSTGRES}export const sql = postgres({ no_prepare: true });`],
    ['may be told not to', `${POSTGRES}export const sql = postgres({ prepare: process.env.PREPARE === 'yes' });`],
    ['has options that are not known', `${POSTGRES}export const sql = postgres(loadOptions());`],
    ['knows of the proxy', `${PRISMA}export const prisma = new PrismaClient({ datasourceUrl: 'postgresql://db.internal/shop?pgbouncer=true' });`],
    ['keeps none', `${PRISMA}export const prisma = new PrismaClient({ datasourceUrl: 'postgresql://db.internal/shop?statement_cache_size=0' });`],
    ['gives them no name', `${PG}export const one = () => pool.query({ text: 'SELECT $1', values: [1] });`],
  ])('are none where the library %s', (_, code) => {
    expect(findingsIn({ 'db.ts': code }, 'pool-size', behind)).toEqual([]);
  });
});
