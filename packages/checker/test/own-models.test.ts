/** Models of a project's own count as those that come with leakcheck do. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CheckError, check } from '../src/index.js';
import { temporaryTree } from './temporary-tree.js';

const DATABASE_MODEL = `/**
 * @library shop-database
 * @package @shop/database 1.0.0
 */
declare module '@shop/database' {
  /** @acquire connection */
  export function checkout(): Promise<Session>;
  /** @resource connection @release giveBack @doubleRelease throws */
  export interface Session {
    /** @use */
    query(text: string): Promise<unknown[]>;
    giveBack(): void;
  }
}
`;

const PG_MODEL = `/** @library shop-pool @package @shop/pool 1.0.0 */
declare module '@shop/pool' {
  /** @acquire connection */
  export function checkout(): Promise<import('pg').PoolClient>;
}
`;

const ORDERS = `import { checkout } from '@shop/database';
export async function lost() {
  const session = await checkout();
  await session.query('SELECT 1');
}
export async function kept() {
  const session = await checkout();
  try {
    await session.query('SELECT 1');
  } finally {
    session.giveBack();
  }
}
export async function twice() {
  const session = await checkout();
  session.giveBack();
  session.giveBack();
}
`;

async function found(files: Readonly<Record<string, string>>, ...models: readonly string[]): Promise<readonly string[]> {
  const folder = temporaryTree(files);
  const { findings } = await check({ cwd: folder, paths: ['.'], models: models.map((model) => join(folder, model)) });
  return findings.map(({ file, line, ruleId }) => `${file}:${line} ${ruleId}`);
}

describe('a model of an in-house package', () => {
  it('makes what its functions hand out known', async () => {
    const files = { 'leakcheck/database.d.ts': DATABASE_MODEL, 'src/orders.ts': ORDERS };
    expect(await found(files)).toEqual([]);
    expect(await found(files, 'leakcheck/database.d.ts')).toEqual(['src/orders.ts:3 no-unreleased-connection', 'src/orders.ts:17 no-double-release']);
  });

  it('counts in plain JavaScript', async () => {
    const source = `const { checkout } = require('@shop/database');
async function lost() {
  const session = await checkout();
  await session.query('SELECT 1');
}
async function kept() {
  const session = await checkout();
  try { await session.query('SELECT 1'); } finally { session.giveBack(); }
}
module.exports = { lost, kept };
`;
    expect(await found({ 'own.d.ts': DATABASE_MODEL, 'orders.js': source }, 'own.d.ts')).toEqual(['orders.js:3 no-unreleased-connection']);
  });

  it('may hand out the connections of a library that leakcheck knows', async () => {
    const source = `import { checkout } from '@shop/pool';
export async function lost() {
  const client = await checkout();
  await client.query('SELECT 1');
}
export async function kept() {
  const client = await checkout();
  try { await client.query('SELECT 1'); } finally { client.release(); }
}
`;
    expect(await found({ 'own.d.ts': PG_MODEL, 'orders.ts': source }, 'own.d.ts')).toEqual(['orders.ts:3 no-unreleased-connection']);
  });

  it('takes the place of the one that leakcheck has of the same module', async () => {
    const model = `/** @library own-pg @package pg 1.0.0 */
declare module 'pg' {
  export class Pool {
    /** @acquire connection */
    borrow(): Promise<Client>;
  }
  /** @resource connection @release giveBack */
  export class Client { giveBack(): void; }
}
`;
    const source = `import { Pool } from 'pg';
export async function lost(pool: Pool) {
  const client = await pool.borrow();
}
`;
    expect(await found({ 'own.d.ts': model, 'orders.ts': source }, 'own.d.ts')).toEqual(['orders.ts:3 no-unreleased-connection']);
  });
});

describe('wrong models', () => {
  it('are told with every place', async () => {
    const folder = temporaryTree({ 'a.d.ts': DATABASE_MODEL.replace('@release giveBack', '@relese giveBack'), 'b.d.ts': 'export {};' });
    const failure = check({ cwd: folder, paths: ['.'], models: [join(folder, 'a.d.ts'), join(folder, 'b.d.ts')] });
    await expect(failure).rejects.toBeInstanceOf(CheckError);
    await expect(failure).rejects.toThrow(/^the project's own models are wrong:\na\.d\.ts:8:7: nothing releases this resource; add @release METHOD\na\.d\.ts:8:\d+: unknown tag @relese; did you mean @release\?\nb\.d\.ts:1:1: /);
  });

  it('are files that are not there', async () => {
    const folder = temporaryTree({});
    await expect(check({ cwd: folder, paths: ['.'], models: [join(folder, 'gone.d.ts')] })).rejects.toThrow(/^the model gone\.d\.ts cannot be read: /);
  });
});
