/** What the model of pg-promise claims, against a real PostgreSQL. */
import pgPromise from 'pg-promise';
import QueryStream from 'pg-query-stream';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type { CallEffect } from '../../src/index.js';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { outcomeOf } from './outcome.js';
import { isPending } from './pending.js';
import { endSession, isRunning } from './server-activity.js';

type Protocol = pgPromise.IBaseProtocol<object>;

const { types } = moduleOf('pg-promise');
const CONNECTED = types['IConnected']?.resource;
const pgp = pgPromise({ noWarnings: true });

let db: pgPromise.IDatabase<object>;

function databaseOf(options: object = {}): pgPromise.IDatabase<object> {
  return pgp({ connectionString: inject('postgresUrl'), max: 1, ...options });
}

beforeEach(() => {
  db = databaseOf();
});

afterEach(async () => {
  await db.$pool.end();
});

function busy(subject: pgPromise.IDatabase<object> = db): number {
  return subject.$pool.totalCount - subject.$pool.idleCount;
}

/** The methods of a type of which the model says that they do this. */
function methodsThat(kind: CallEffect['kind'], type: string): string[] {
  const members = Object.entries(types[type]?.members ?? {});
  return members.filter(([, calls]) => calls.some(({ effects }) => effects.some((effect) => effect.kind === kind))).map(([name]) => name);
}

/** One call of each method that queries: of the database itself, of a task, of a connection. */
const QUERIES: Readonly<Record<string, (on: Protocol) => Promise<unknown>>> = {
  query: (on) => on.query('SELECT 1'),
  none: (on) => on.none('SELECT 1 WHERE false'),
  one: (on) => on.one('SELECT 1'),
  oneOrNone: (on) => on.oneOrNone('SELECT 1'),
  many: (on) => on.many('SELECT 1'),
  manyOrNone: (on) => on.manyOrNone('SELECT 1'),
  any: (on) => on.any('SELECT 1'),
  result: (on) => on.result('SELECT 1'),
  multi: (on) => on.multi('SELECT 1; SELECT 2'),
  multiResult: (on) => on.multiResult('SELECT 1; SELECT 2'),
  map: (on) => on.map('SELECT 1', [], (row: object) => row),
  each: (on) => on.each('SELECT 1', [], () => undefined),
  func: (on) => on.func('version'),
  proc: async (on) => {
    await on.none('CREATE OR REPLACE PROCEDURE nothing() LANGUAGE sql AS $$ SELECT 1 $$');
    await on.proc('nothing');
  },
  stream: (on) => on.stream(new QueryStream('SELECT 1'), (stream) => stream.on('data', () => undefined)),
};
const SCOPES: Readonly<Record<string, <Value>(on: Protocol, work: (task: pgPromise.ITask<object>) => Promise<Value>) => Promise<Value>>> = {
  task: (on, work) => on.task(work),
  taskIf: (on, work) => on.taskIf(work),
  tx: (on, work) => on.tx(work),
  txIf: (on, work) => on.txIf(work),
};

test('connect() hands out a connection, and done() gives it back', async () => {
  expect(callsOf('pg-promise', 'IDatabase.connect').map(summary)).toEqual(['acquire connection > IConnected']);
  expect(CONNECTED?.releasedBy).toEqual(['done']);
  const connection = await db.connect();
  expect(busy()).toBe(1);
  await connection.done();
  expect(busy()).toBe(0);
});

test('a second done() does what the model says, and leaves the next owner alone', async () => {
  const stale = await db.connect();
  await stale.done();
  const owner = await db.connect();
  expect(await outcomeOf(() => stale.done())).toBe(CONNECTED?.doubleRelease);
  expect(busy()).toBe(1);
  expect(await owner.one('SELECT 1 AS one')).toEqual({ one: 1 });
  await owner.done();
});

test('a connection that is given back refuses queries', async () => {
  const connection = await db.connect();
  await connection.done();
  await expect(connection.query('SELECT 1')).rejects.toThrow('disconnected client');
});

test('done() ends the transaction only where its argument discards the connection', async () => {
  const discards = callsOf('pg-promise', 'IConnected.done').flatMap(({ effects }) => effects.filter(({ kind }) => kind === 'discard'));
  expect(discards).toEqual([{ kind: 'discard', when: 0 }]);
  for (const kill of [false, true]) {
    const own = databaseOf();
    const first = await own.connect();
    await first.none('BEGIN; CREATE TABLE left_by_done (id int)');
    await first.done(kill);
    const { found } = await own.one<{ found: string | null }>("SELECT to_regclass('left_by_done')::text AS found");
    expect(found === null).toBe(kill);
    await own.$pool.end();
  }
});

test('each call that the model calls one-shot takes one connection and gives it back', async () => {
  expect(methodsThat('oneShot', 'IDatabase')).toEqual(Object.keys(QUERIES));
  for (const [name, query] of Object.entries(QUERIES)) {
    await query(db);
    expect([name, busy(), db.$pool.totalCount]).toEqual([name, 0, 1]);
  }
  await expect(db.one('SELEC 1')).rejects.toThrow('syntax error');
  expect(busy()).toBe(0);
});

test('what the model calls SQL text reaches the server as that', async () => {
  for (const [name, calls] of Object.entries(types['IDatabase']?.members ?? {})) {
    const call: unknown = Reflect.get(db, name);
    if (calls[0]?.sql === undefined || typeof call !== 'function') continue;
    expect([name, calls[0].sql]).toEqual([name, 0]);
    const others = name === 'query' ? [] : [[], () => undefined];
    await expect(Promise.resolve(Reflect.apply(call, db, ['SELEC 1', ...others])), name).rejects.toThrow('syntax error');
  }
});

test('each scope lends one connection, of the kind that the model says, and takes it back also where its callback fails', async () => {
  expect(methodsThat('scope', 'IDatabase')).toEqual(Object.keys(SCOPES));
  for (const [name, scope] of Object.entries(SCOPES)) {
    const [said] = callsOf('pg-promise', `IDatabase.${name}`).flatMap(({ effects }) => effects);
    // A savepoint is refused outside of a transaction.
    const inTransaction = await scope(db, (task) => task.none('SAVEPOINT here').then(() => busy() === 1, () => false));
    expect([name, inTransaction]).toEqual([name, said?.kind === 'scope' && said.resource === 'transaction']);
    await expect(scope(db, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect([name, busy()]).toEqual([name, 0]);
  }
});

test.each(['ITask', 'IConnected'])('what the model calls a use of %s runs on its one connection', async (type) => {
  const onOwn = methodsThat('use', type).filter((name) => name !== 'batch' && name !== 'page' && name !== 'sequence');
  expect(onOwn).toEqual([...Object.keys(QUERIES), ...Object.keys(SCOPES)]);
  const work = async (on: Protocol): Promise<void> => {
    for (const query of Object.values(QUERIES)) await query(on);
    for (const scope of Object.values(SCOPES)) await scope(on, (inner) => inner.one('SELECT 1'));
    expect([busy(), db.$pool.totalCount, db.$pool.waitingCount]).toEqual([1, 1, 0]);
  };
  if (type === 'ITask') await db.task(work);
  else {
    const connection = await db.connect();
    await work(connection);
    await connection.done();
  }
});

test('batch, page and sequence run on the one connection of their task, too', async () => {
  await db.task(async (task) => {
    expect(await task.batch([task.one('SELECT 1 AS one'), 2])).toEqual([{ one: 1 }, 2]);
    await task.sequence((index: number) => (index === 0 ? task.one('SELECT 1') : undefined));
    await task.page((index: number) => (index === 0 ? [task.one('SELECT 1')] : undefined));
    expect([busy(), db.$pool.totalCount, db.$pool.waitingCount]).toEqual([1, 1, 0]);
  });
});

test('a task refuses queries behind its scope', async () => {
  let kept: pgPromise.ITask<object> | undefined;
  await db.task((task) => Promise.resolve((kept = task)).then(() => undefined));
  await expect(kept?.query('SELECT 1')).rejects.toThrow('released or lost connection');
});

test('the database inside a task waits for a second connection', async () => {
  const impatient = databaseOf({ connectionTimeoutMillis: 100 });
  await expect(impatient.task(() => impatient.one('SELECT 1'))).rejects.toThrow('timeout exceeded when trying to connect');
  await impatient.$pool.end();
});

test('a full pool waits as long as the default of the model says: without limit', async () => {
  const { default: wait, unlimited } = optionsOf('pg', 'PoolConfig').options['connectionTimeoutMillis'] ?? {};
  expect(wait).toBe(unlimited);
  const held = await db.connect();
  const waiting = db.one('SELECT 1 AS one');
  expect(await isPending(waiting)).toBe(true);
  await held.done();
  expect(await waiting).toEqual({ one: 1 });
});

test('its pool is a view: what it lends must be given back by hand', async () => {
  expect(types['IDatabase']?.views).toContain('$pool');
  const client = await db.$pool.connect();
  expect(busy()).toBe(1);
  client.release();
  expect(busy()).toBe(0);
});

test('the pool takes its options from the connection object, with the defaults of pg, and none from parameters of the address', async () => {
  const schema = types['IMain']?.call?.[0]?.options?.schema;
  expect(schema).toEqual({ module: 'pg', name: 'PoolConfig' });
  const { options } = optionsOf('pg', 'PoolConfig');
  const text = pgp(`${inject('postgresUrl')}?max=3`, 'another address');
  for (const name of ['max', 'min', 'idleTimeoutMillis', 'maxUses', 'maxLifetimeSeconds', 'allowExitOnIdle']) {
    const said = options[name]?.default;
    expect([name, text.$pool.options[name]]).toEqual([name, said === 'Infinity' ? Infinity : said]);
  }
  await text.$pool.end();
  expect(db.$pool.options['max']).toBe(1);
});

test('statement_timeout stops the server, query_timeout only the waiting', async () => {
  const roleOf = (name: string): string | undefined => optionsOf('pg', 'ClientConfig').options[name]?.role;
  for (const name of ['statement_timeout', 'query_timeout']) {
    const limited = databaseOf({ [name]: 100 });
    await expect(limited.any(`SELECT pg_sleep(2) -- pg-promise, ${name}`)).rejects.toThrow('timeout');
    expect(roleOf(name)).toBe((await isRunning(`pg-promise, ${name}`)) ? 'queryTimeout' : 'statementTimeout');
    await limited.$pool.end();
  }
});

test('an option of the library that the model does not know is rejected, each other taken', () => {
  const { options, unknownNames } = optionsOf('pg-promise', 'IInitOptions');
  expect(unknownNames).toBe('rejected');
  expect(() => pgPromise(Object.assign({ noWarnings: true }, { connectionLimit: 1 }))).toThrow('is not recognized');
  for (const [name, { until }] of Object.entries(options)) {
    const give = (): unknown => pgPromise(Object.assign({ noWarnings: true }, { [name]: undefined }));
    if (until === undefined) expect(give, name).not.toThrow();
    else expect(give, name).toThrow('is not recognized');
  }
});

test('nobody need listen for errors: a session that the server ends harms nothing, and one that was held is still owed', async () => {
  expect([types['IDatabase']?.resource?.errorEvent, CONNECTED?.errorEvent]).toEqual([undefined, undefined]);
  const { pid } = await db.one<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await endSession(pid);
  await expect.poll(() => db.$pool.totalCount).toBe(0);
  let isLost = false;
  const held = await db.connect({ onLost: () => (isLost = true) });
  await endSession((await held.one<{ pid: number }>('SELECT pg_backend_pid() AS pid')).pid);
  await expect.poll(() => isLost).toBe(true);
  expect(busy()).toBe(1);
  await held.done();
  expect(busy()).toBe(0);
});

test('a stream that is destroyed early never gives its connection back, as the page says', async () => {
  const leaking = databaseOf();
  const rows = new QueryStream('SELECT generate_series(1, 1000)');
  const streamed = leaking.stream(rows, () => void rows.destroy());
  expect(await isPending(streamed)).toBe(true);
  expect(busy(leaking)).toBe(1);
});
