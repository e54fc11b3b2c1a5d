/** What the model of slonik claims, against a real PostgreSQL. */
import { createPool, sql, type ClientConfigurationInput, type CommonQueryMethods, type DatabasePool } from 'slonik';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import type { CallEffect } from '../../src/index.js';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { isInstalledSince } from '../installed.js';
import { isPending } from './pending.js';
import { endSession, isRunning } from './server-activity.js';

const { types } = moduleOf('slonik');
const { options, foreign, unknownNames } = optionsOf('slonik', 'ClientConfiguration');

let pool: DatabasePool;

async function poolOf(given: ClientConfigurationInput = {}): Promise<DatabasePool> {
  return createPool(inject('postgresUrl'), { maximumPoolSize: 1, ...given });
}

beforeEach(async () => {
  pool = await poolOf();
});

afterEach(async () => {
  await pool.end();
});

/** The methods of a type of which the model says that they do this, and that the installed version has. */
function methodsThat(kind: CallEffect['kind'], type: string): string[] {
  const members = Object.entries(types[type]?.members ?? {});
  return members.filter(([, calls]) => calls.some(({ effects, since }) => (since === undefined || isInstalledSince('slonik', since)) && effects.some((effect) => effect.kind === kind))).map(([name]) => name);
}

/** How many connections are in somebody's hands, and how many there are at all. */
function counted(): { readonly lent: number; readonly all: number } {
  const { acquiredConnections, idleConnections, pendingReleaseConnections, pendingDestroyConnections } = pool.state();
  return { lent: acquiredConnections, all: acquiredConnections + idleConnections + pendingReleaseConnections + pendingDestroyConnections };
}

/** What a setting of the server is in a session of a pool with these options. */
async function settingOf(given: ClientConfigurationInput, setting: string): Promise<unknown> {
  const own = await poolOf(given);
  const value: unknown = await own.oneFirst(sql.unsafe`SELECT setting::int FROM pg_settings WHERE name = ${setting}`);
  await own.end();
  return value;
}

const one = sql.unsafe`SELECT 1 AS one`;
const pid = sql.unsafe`SELECT pg_backend_pid()`;
const QUERIES: Readonly<Record<string, (on: CommonQueryMethods) => Promise<unknown>>> = {
  any: (on) => on.any(one),
  anyFirst: (on) => on.anyFirst(one),
  exists: (on) => on.exists(one),
  many: (on) => on.many(one),
  manyFirst: (on) => on.manyFirst(one),
  maybeOne: (on) => on.maybeOne(one),
  maybeOneFirst: (on) => on.maybeOneFirst(one),
  one: (on) => on.one(one),
  oneFirst: (on) => on.oneFirst(one),
  query: (on) => on.query(one),
  stream: (on) => on.stream(one, (rows) => void rows.resume()),
};

test('what the model calls one-shot takes a connection and gives it back', async () => {
  expect(methodsThat('oneShot', 'DatabasePool')).toEqual(Object.keys(QUERIES));
  for (const [name, query] of Object.entries(QUERIES)) {
    await query(pool);
    await expect.poll(() => [name, counted()]).toEqual([name, { lent: 0, all: 1 }]);
  }
});

test('a query that fails costs the pool its connection, and nobody anything else', async () => {
  await expect(pool.query(sql.unsafe`SELEC 1`)).rejects.toThrow();
  await expect.poll(counted).toEqual({ lent: 0, all: 0 });
  expect(await pool.oneFirst(one)).toBe(1);
});

test.each(['connect', 'transaction'] as const)('%s() lends one connection and takes it back; where its callback fails it is closed', async (scope) => {
  const resource = scope === 'connect' ? 'connection > DatabasePoolConnection' : 'transaction > DatabaseTransactionConnection';
  expect(callsOf('slonik', `DatabasePool.${scope}`).map(summary)).toEqual([`scope ${resource.replace(' >', ' by callback 0.0 >')}`]);
  await pool[scope](async (connection: CommonQueryMethods) => {
    const own: unknown = await connection.oneFirst(pid);
    for (const query of Object.values(QUERIES)) await query(connection);
    expect(await connection.transaction((inner) => inner.oneFirst(pid))).toBe(own);
    expect(counted()).toEqual({ lent: 1, all: 1 });
  });
  await expect.poll(counted).toEqual({ lent: 0, all: 1 });
  await expect(pool[scope](() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect.poll(counted).toEqual({ lent: 0, all: 0 });
});

test('what it lends has the methods that the model names, and refuses them behind the scope', async () => {
  const named = methodsThat('use', 'CommonQueryMethods');
  expect(named.toSorted()).toEqual([...Object.keys(QUERIES), 'transaction'].toSorted());
  const kept = await pool.connect((connection) => Promise.resolve({ connection }));
  for (const query of Object.values(QUERIES)) await expect(query(kept.connection)).rejects.toThrow('Cannot use released connection');
});

test('what a connection leaves behind in its session is gone for the next owner', async () => {
  await pool.connect((connection) => connection.query(sql.unsafe`SET application_name = 'left behind'`));
  expect(await pool.oneFirst(sql.unsafe`SHOW application_name`)).not.toBe('left behind');
});

test('the pool inside a transaction waits for a second connection, and is refused once it has one', async () => {
  const second = await pool.transaction(async (transaction) => {
    const waiting = pool.oneFirst(one).catch(String);
    expect(await isPending(waiting)).toBe(true);
    await transaction.query(one);
    return { waiting };
  });
  await second.waiting;
  const roomy = await poolOf({ maximumPoolSize: 2 });
  await expect(roomy.transaction(() => roomy.oneFirst(one))).rejects.toThrow('foreign connection');
  await roomy.end();
});

test('a full pool waits without limit: no option bounds it, and the model names none', async () => {
  expect(Object.values(options).flatMap(({ role, also = [] }) => [role, ...also])).not.toContain('acquireTimeout');
  const impatient = await poolOf({ connectionTimeout: 50 });
  let waiting: Promise<unknown> | undefined;
  await impatient.connect(async () => {
    waiting = impatient.oneFirst(one);
    expect(await isPending(waiting)).toBe(true);
  });
  expect(await waiting).toBe(1);
  await impatient.end();
});

test('the defaults are those of the model', async () => {
  const plain = await createPool(inject('postgresUrl'));
  const configuration = new Map<string, unknown>(Object.entries(plain.configuration));
  const said = Object.entries(options).filter(([, { default: value, since }]) => value !== undefined && (since === undefined || isInstalledSince('slonik', since)));
  expect(said.length).toBeGreaterThan(6);
  // From 49.10 on the older names of the two sizes are read, and not kept.
  const kept = said.filter(([name]) => configuration.has(name) || !isInstalledSince('slonik', '49.10'));
  expect(kept.map(([name]) => [name, configuration.get(name)])).toEqual(kept.map(([name, option]) => [name, option.default]));
  await plain.end();
});

test.each([
  ['statementTimeout', 'statement_timeout', 'statementTimeout'],
  ['idleInTransactionSessionTimeout', 'idle_in_transaction_session_timeout', 'idleInTransactionTimeout'],
] as const)('%s is a setting of the server, in milliseconds', async (name, setting, role) => {
  const { unit, unlimited, default: standard } = options[name] ?? {};
  expect([options[name]?.role, unit]).toEqual([role, 'ms']);
  expect(await settingOf({}, setting)).toBe(standard);
  expect(await settingOf({ [name]: 1234 }, setting)).toBe(1234);
  expect(await settingOf(Object.fromEntries([[name, unlimited]]), setting)).toBe(0);
});

test('zero means one millisecond, and not no limit', async () => {
  const name = 'idleInTransactionSessionTimeout';
  expect(options[name]?.unlimited).not.toBe(0);
  expect(await settingOf({ [name]: 0 }, 'idle_in_transaction_session_timeout')).toBe(1);
});

test('statementTimeout stops the server', async () => {
  const limited = await poolOf({ statementTimeout: 100 });
  await expect(limited.query(sql.unsafe`SELECT pg_sleep(2) AS "slonik, limited"`)).rejects.toThrow('statement_timeout');
  expect(await isRunning('slonik, limited')).toBe(false);
  await limited.end();
});

test('names that the library does not know are ignored, and what the model suggests in their place counts', async () => {
  expect(unknownNames).toBe('ignored');
  for (const [name, { instead }] of Object.entries(foreign)) {
    const ignoring = await poolOf(Object.assign({ maximumPoolSize: 4 }, { [name]: 3 }));
    const { maximumPoolSize, ...others } = ignoring.configuration;
    const numbers = Object.entries(others).filter(([other, value]) => typeof value === 'number' && options[other]?.default !== undefined);
    expect([name, maximumPoolSize, numbers]).toEqual([name, 4, numbers.map(([other]) => [other, options[other]?.default])]);
    await ignoring.end();
    const suggested = instead === null ? undefined : options[instead];
    expect([name, instead === null || (suggested !== undefined && suggested.since === undefined)]).toEqual([name, true]);
  }
});

test('a size that makes no sense is refused', async () => {
  await expect(poolOf({ maximumPoolSize: 0 })).rejects.toThrow('must be equal to or greater than 1');
  await expect(poolOf({ maximumPoolSize: 1, minimumPoolSize: 2 })).rejects.toThrow('must be equal to or greater than min');
});

test('nobody need listen for errors: a session that the server ends is replaced', async () => {
  expect(types['DatabasePool']?.resource?.errorEvent).toBeUndefined();
  await endSession(Number(await pool.oneFirst(pid)));
  await expect.poll(counted).toEqual({ lent: 0, all: 0 });
  expect(await pool.oneFirst(one)).toBe(1);
});

test('the end of the pool waits for nobody, and refuses whoever comes later', async () => {
  const held = pool.connect(() => new Promise<never>(() => undefined));
  held.catch(() => undefined);
  await expect.poll(counted).toEqual({ lent: 1, all: 1 });
  await pool.end();
  expect(counted()).toEqual({ lent: 0, all: 0 });
  await expect(pool.query(one)).rejects.toThrow('shut down');
});
