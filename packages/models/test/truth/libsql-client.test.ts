/** What the model of @libsql/client claims, against the library itself and local files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client, type Config, type Transaction } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { outcomeOf } from './outcome.js';

const { types } = moduleOf('@libsql/core/api');
const TRANSACTION = types['Transaction']?.resource;
const { options, foreign, unknownNames } = optionsOf('@libsql/core/api', 'Config');

let folder: string;
let client: Client;

function clientOf(given: Partial<Config> = {}): Client {
  return createClient({ url: `file:${join(folder, 'truth.db')}`, concurrency: 1, ...given });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leakcheck-libsql-'));
  client = clientOf();
  await client.execute('CREATE TABLE users (id int)');
});

afterEach(() => {
  client.close();
  rmSync(folder, { recursive: true });
});

/** Whether the only connection is in nobody's hands: one that is in a transaction is refused at once. */
async function isFree(subject = client): Promise<boolean> {
  return subject.execute('SELECT 1').then(() => true, (error: { readonly code?: string }) => {
    expect(error.code).toBe('TRANSACTION_ACTIVE');
    return false;
  });
}

const ENDINGS: Readonly<Record<string, (transaction: Transaction) => unknown>> = {
  close: (transaction) => transaction.close(),
  commit: (transaction) => transaction.commit(),
  rollback: (transaction) => transaction.rollback(),
};

test('a transaction has its connection until one of the calls that the model names', async () => {
  expect(callsOf('@libsql/core/api', 'Client.transaction').map(summary)).toEqual(['acquire transaction > Transaction']);
  expect(TRANSACTION?.releasedBy).toEqual(Object.keys(ENDINGS));
  for (const [name, end] of Object.entries(ENDINGS)) {
    const transaction = await client.transaction();
    await transaction.execute(`INSERT INTO users VALUES (1)`);
    expect([name, await isFree(), transaction.closed]).toEqual([name, false, false]);
    await end(transaction);
    expect([name, await isFree(), transaction.closed]).toEqual([name, true, true]);
    const { rows } = await client.execute('DELETE FROM users RETURNING id');
    expect([name, rows.length]).toEqual([name, name === 'commit' ? 1 : 0]);
  }
  expect(types['Transaction']?.states).toEqual({ closed: 'released' });
});

test('a second end by rollback() or close() does what the model says, and leaves the next owner alone', async () => {
  for (const first of Object.values(ENDINGS)) {
    for (const second of ['rollback', 'close'] as const) {
      const stale = await client.transaction();
      await first(stale);
      const owner = await client.transaction();
      expect(await outcomeOf(() => stale[second]())).toBe(TRANSACTION?.doubleRelease);
      await owner.execute('SELECT 1');
      expect(await isFree()).toBe(false);
      owner.close();
    }
  }
});

test('a commit() behind the end rejects, as the page says', async () => {
  for (const first of Object.values(ENDINGS)) {
    const transaction = await client.transaction();
    await first(transaction);
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' });
  }
});

test('what the model calls a use of a transaction runs in it, and rejects once it is over', async () => {
  const uses: Readonly<Record<string, (transaction: Transaction) => Promise<unknown>>> = {
    execute: (transaction) => transaction.execute('INSERT INTO users VALUES (1)'),
    batch: (transaction) => transaction.batch(['INSERT INTO users VALUES (1)']),
    executeMultiple: (transaction) => transaction.executeMultiple('INSERT INTO users VALUES (1)'),
  };
  const named = Object.entries(types['Transaction']?.members ?? {}).filter(([, calls]) => calls.some(({ effects }) => effects.some(({ kind }) => kind === 'use')));
  expect(named.map(([name]) => name)).toEqual(Object.keys(uses));
  for (const use of Object.values(uses)) {
    const transaction = await client.transaction();
    await use(transaction);
    transaction.close();
    await expect(use(transaction)).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' });
  }
  expect((await client.execute('SELECT id FROM users')).rows).toEqual([]);
});

test('a statement that fails leaves the transaction open', async () => {
  const transaction = await client.transaction();
  await expect(transaction.execute('SELEC 1')).rejects.toThrow('syntax error');
  expect([transaction.closed, await isFree()]).toEqual([false, false]);
  transaction.close();
});

test('it has no disposer', async () => {
  expect(TRANSACTION?.disposer).toBe('none');
  const transaction = await client.transaction();
  expect([Symbol.dispose in transaction, Symbol.asyncDispose in transaction]).toEqual([false, false]);
  transaction.close();
});

test('what the model calls one-shot gives its connection back, also where it fails', async () => {
  const calls: Readonly<Record<string, (statement: string) => Promise<unknown>>> = {
    execute: (statement) => client.execute(statement),
    batch: (statement) => client.batch([statement]),
    migrate: (statement) => client.migrate([statement]),
    executeMultiple: (statement) => client.executeMultiple(`BEGIN; ${statement}`),
    // Only a replica has something to fetch.
    sync: () => client.sync(),
  };
  const named = Object.entries(types['Client']?.members ?? {}).filter(([, overloads]) => overloads.some(({ effects }) => effects.some(({ kind }) => kind === 'oneShot')));
  expect(named.map(([name]) => name)).toEqual(Object.keys(calls));
  for (const [name, call] of Object.entries(calls)) {
    if (name !== 'sync') await call('SELECT 1');
    await expect(call('SELEC 1'), name).rejects.toThrow();
    expect([name, await isFree()]).toEqual([name, true]);
  }
});

test('an exhausted client refuses at once where transactions have all its connections', async () => {
  const roomy = clientOf({ concurrency: 2 });
  const held = [await roomy.transaction('deferred'), await roomy.transaction('deferred')];
  await expect(roomy.transaction()).rejects.toMatchObject({ code: 'TRANSACTION_ACTIVE' });
  await expect(roomy.execute('SELECT 1')).rejects.toMatchObject({ code: 'TRANSACTION_ACTIVE' });
  for (const transaction of held) transaction.close();
  roomy.close();
});

test.each([{}, { concurrency: 0 }])('as many connections as the model says, with %o', async (given) => {
  const { role, default: most } = options['concurrency'] ?? {};
  expect(role).toBe('poolMax');
  const plain = clientOf({ concurrency: undefined, ...given });
  const held = await Promise.all(Array.from({ length: Number(most) }, () => plain.transaction('deferred')));
  await expect(plain.transaction('deferred')).rejects.toMatchObject({ code: 'TRANSACTION_ACTIVE' });
  for (const transaction of held) transaction.close();
  plain.close();
});

test('timeout is how long the database waits for a lock; without it, not at all', async () => {
  const { role, unit, default: wait } = options['timeout'] ?? {};
  expect([role, unit, wait]).toEqual(['lockTimeout', 'ms', null]);
  const patient = clientOf({ timeout: 1234 });
  expect((await patient.execute('PRAGMA busy_timeout')).rows[0]?.['timeout']).toBe(1234);
  expect((await client.execute('PRAGMA busy_timeout')).rows[0]?.['timeout']).toBe(0);
  const writer = await patient.transaction('write');
  await expect(client.execute('INSERT INTO users VALUES (1)')).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  writer.close();
  patient.close();
});

test('unknown options of an object are ignored, those of a URL refused', async () => {
  expect(unknownNames).toBe('ignored');
  for (const [name, { instead }] of Object.entries(foreign)) {
    const ignoring = clientOf(Object.assign({ concurrency: 2 }, { [name]: 1 }));
    const held = [await ignoring.transaction('deferred'), await ignoring.transaction('deferred')];
    expect((await held[0]?.execute('PRAGMA busy_timeout'))?.rows[0]?.['timeout']).toBe(0);
    for (const transaction of held) transaction.close();
    ignoring.close();
    expect([name, instead === null || Object.hasOwn(options, instead)]).toEqual([name, true]);
  }
  expect(() => clientOf({ url: 'file:truth.db?concurrency=2' })).toThrow('Unsupported URL query parameter');
});

test('the end of a client ends its transactions, and whatever comes later is refused', async () => {
  const transaction = await client.transaction();
  client.close();
  expect(client.closed).toBe(true);
  await expect(transaction.execute('SELECT 1')).rejects.toThrow();
  await expect(client.execute('SELECT 1')).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
  expect(await outcomeOf(() => transaction.close())).toBe('ignored');
});
