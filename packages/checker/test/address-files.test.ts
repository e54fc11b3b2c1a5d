/** What the schema of Prisma adds to what is known of its client. */
import { describe, expect, it } from 'vitest';
import type { InventoryOption } from '@leakcheck/core';
import { check } from '../src/check.js';
import type { CheckReport } from '../src/report.js';
import { temporaryTree } from './temporary-tree.js';

const CLIENT = "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n";

function schema(url: string, provider = 'postgresql'): string {
  return `generator client {\n  provider = "prisma-client-js"\n}\n\ndatasource db {\n  provider = "${provider}"\n  // url = "postgresql://old/shop"\n  url      = ${url}\n}\n`;
}

async function checked(files: Readonly<Record<string, string>>): Promise<CheckReport> {
  return check({ cwd: temporaryTree({ '.git/HEAD': '', 'src/db.ts': CLIENT, ...files }), paths: ['.'] });
}

async function option(name: string, files: Readonly<Record<string, string>>): Promise<InventoryOption | undefined> {
  const { inventory: [entry] } = await checked(files);
  return entry?.options.find(({ option: path }) => path === `datasourceUrl.${name}`);
}

async function findings(files: Readonly<Record<string, string>>): Promise<readonly (readonly [string, string, number])[]> {
  const report = await checked(files);
  return report.findings.map(({ ruleId, file, line }) => [ruleId, file, line] as const);
}

const LIMITED = '"postgresql://db.internal/shop?connection_limit=7&socket_timeout=30"';

describe('the address of a client', () => {
  it.each([
    ['the usual place', { 'prisma/schema.prisma': schema(LIMITED) }, 'prisma/schema.prisma'],
    ['the folder itself', { 'schema.prisma': schema(LIMITED) }, 'schema.prisma'],
    ['several files', { 'prisma/schema/base.prisma': schema(LIMITED), 'prisma/schema/a.prisma': 'model A {\n  id Int @id\n}\n' }, 'prisma/schema/base.prisma'],
    ['the place that the manifest names', { 'package.json': '{ "prisma": { "schema": "db/shop.prisma" } }', 'db/shop.prisma': schema(LIMITED), 'prisma/schema.prisma': schema('"postgresql://other/shop"') }, 'db/shop.prisma'],
    ['the place that its configuration names', { 'prisma.config.ts': "export default { schema: path.join('db', 'shop.prisma') };", 'db/shop.prisma': schema(LIMITED) }, 'db/shop.prisma'],
  ])('is that of a schema in %s', async (_, files, file) => {
    expect(await option('connection_limit', files)).toMatchObject({ values: [7], source: { kind: 'code', file, line: 8 } });
  });

  it('is what a file sets the variable to', async () => {
    const files = { 'prisma/schema.prisma': schema('env("DATABASE_URL")'), '.env': '# shop\nDATABASE_URL="postgresql://db.internal/shop?connection_limit=9"\n' };
    expect(await option('connection_limit', files)).toMatchObject({ values: [9], source: { kind: 'environment', variables: ['DATABASE_URL'], file: 'src/db.ts', line: 2, from: { file: '.env', line: 2 } } });
  });

  it('may stand in a file beside the schema', async () => {
    const files = { 'prisma/schema.prisma': schema('env("DATABASE_URL")'), 'prisma/.env': 'DATABASE_URL=mysql://db.internal/shop?pool_timeout=20' };
    expect(await option('pool_timeout', files)).toMatchObject({ values: [20] });
  });

  it.each([
    ['an option gives it', { 'src/db.ts': CLIENT.replace('()', "({ datasourceUrl: process.env.OTHER_URL })") }],
    ['an adapter connects', { 'src/db.ts': CLIENT.replace('()', '({ adapter: makeAdapter() })') }],
    ['the database is none with a pool', { 'prisma/schema.prisma': schema('"file:./dev.db?connection_limit=7"', 'sqlite') }],
    ['only the environment knows it', { 'prisma/schema.prisma': schema('env("DATABASE_URL")') }],
  ])('is not the schema\'s where %s', async (_, files) => {
    expect((await option('connection_limit', { 'prisma/schema.prisma': schema(LIMITED), ...files }))?.values).toBeUndefined();
  });
});

describe('a schema', () => {
  it('is told of milliseconds, foreign names and sizes', async () => {
    const url = '"postgresql://db.internal/shop?connection_limit=500&connect_timeout=5000&poolTimeout=10&socket_timeout=30"';
    expect(await findings({ 'prisma/schema.prisma': schema(url) })).toEqual([
      ['pool-size', 'prisma/schema.prisma', 8],
      ['valid-pool-options', 'prisma/schema.prisma', 8],
      ['valid-pool-options', 'prisma/schema.prisma', 8],
    ]);
  });

  it('is told of waits without an end', async () => {
    expect(await findings({ 'prisma/schema.prisma': schema('"postgresql://db.internal/shop?pool_timeout=0&connect_timeout=0"') })).toEqual([
      ['require-connect-timeout', 'src/db.ts', 2],
      ['require-query-timeout', 'src/db.ts', 2],
    ]);
  });

  it('may limit statements by options of the server', async () => {
    expect(await findings({ 'prisma/schema.prisma': schema('"postgresql://db.internal/shop?connection_limit=5&options=-c%20statement_timeout%3D30000"') })).toEqual([]);
  });

  it('says nothing of an ordinary address', async () => {
    expect(await findings({ 'prisma/schema.prisma': schema('env("DATABASE_URL")'), '.env': 'DATABASE_URL="postgresql://db.internal/shop?schema=public"' })).toEqual([]);
  });
});
