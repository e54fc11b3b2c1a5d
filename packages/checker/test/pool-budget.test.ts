/** What is said of all pools of a program together. */
import { describe, expect, it } from 'vitest';
import type { Expectations } from '@leakcheck/core';
import { check } from '../src/index.js';
import { temporaryTree } from './temporary-tree.js';

type Files = Readonly<Record<string, string>>;

async function told(files: Files, expectations: Expectations = {}): Promise<readonly string[]> {
  const { findings } = await check({ cwd: temporaryTree(files), paths: ['.'], rules: ['pool-size'], expectations });
  return findings.map(({ file, line, confidence, message }) => `${file}:${String(line)} ${confidence} ${message}`);
}

const CLIENT = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const MAIN = "import './users.js';\nimport './orders.js';\nimport './items.js';\n";
const clientFor = (name: string): string => `${CLIENT}export const ${name} = () => prisma.${name}.findMany();\n`;

describe('one pool in several modules', () => {
  it('is told in each of them', async () => {
    const files = { 'package.json': '{ "name": "shop" }', 'users.ts': clientFor('users'), 'orders.ts': clientFor('orders'), 'items.ts': clientFor('items'), 'main.ts': MAIN };
    expect(await told(files)).toEqual(['items.ts', 'orders.ts', 'users.ts'].map((file) =>
      `${file}:2 likely prisma PrismaClient is constructed in 3 modules of this program, each with connections of its own: construct it in one module and import it.`));
  });

  it('is merely possible where there are but two', async () => {
    const files = { 'users.ts': clientFor('users'), 'orders.ts': clientFor('orders'), 'main.ts': MAIN };
    expect(await told(files)).toEqual([expect.stringContaining('orders.ts:2 possible'), expect.stringContaining('users.ts:2 possible')]);
  });

  it.each<[string, Files]>([
    ['programs of their own', { 'users.ts': clientFor('users'), 'orders.ts': clientFor('orders'), 'items.ts': clientFor('items') }],
    ['what only a test brings together', { 'users.ts': clientFor('users'), 'orders.ts': clientFor('orders'), 'items.ts': clientFor('items'), 'main.test.ts': MAIN }],
    ['tools and tests', { 'scripts/a.ts': clientFor('a'), 'test/b.ts': clientFor('b'), 'prisma/seed.ts': clientFor('c'), 'd.ts': clientFor('d'), 'main.ts': "import './scripts/a.js';\nimport './test/b.js';\nimport './prisma/seed.js';\nimport './d.js';\n" }],
    ['packages', {
      'a/package.json': '{ "name": "a" }', 'a/db.ts': clientFor('a'),
      'b/package.json': '{ "name": "b" }', 'b/db.ts': clientFor('b'),
      'c/package.json': '{ "name": "c" }', 'c/db.ts': clientFor('c'),
    }],
    ['databases', { 'main.ts': MAIN, ...Object.fromEntries(['users', 'orders', 'items'].map((name) => [`${name}.ts`, `import { Pool } from 'pg';\nexport const pool = new Pool({ database: '${name}' });\n`])) }],
    ['unknown options', { 'main.ts': MAIN, ...Object.fromEntries(['users', 'orders', 'items'].map((name) => [`${name}.ts`, "import { Pool } from 'pg';\nimport { options } from './options.js';\nexport const pool = new Pool(options());\n"])) }],
  ])('is another thing than %s', async (_, files) => {
    expect(await told(files)).toEqual([]);
  });
});

describe('the sum of all pools', () => {
  const files = {
    'web.ts': "import { Pool } from 'pg';\nexport const web = new Pool({ database: 'shop', max: 30 });\n",
    'jobs.ts': "import { Pool } from 'pg';\nexport const jobs = new Pool({ database: 'jobs' });\n",
  };

  it('is held against what the server has to spare', async () => {
    expect(await told(files, { maxConnections: 100, instances: 3 })).toEqual([
      'web.ts:2 likely 2 pools may take 40 × 3 instances = 120 connections, and the server has 97 to spare: lower max.',
    ]);
    expect(await told(files, { maxConnections: 42 })).toEqual([expect.stringContaining('may take 40 = 40 connections, and the server has 39 to spare')]);
  });

  it('may be as large as that', async () => {
    expect(await told(files, { maxConnections: 100, instances: 2 })).toEqual([]);
    expect(await told(files, { maxConnections: 43 })).toEqual([]);
    expect(await told(files, { instances: 50 })).toEqual([]);
  });
});
