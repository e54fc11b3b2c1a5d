/** What the model of objection claims, over knex, pg and a real PostgreSQL. */
import createKnex, { type Knex } from 'knex';
import { Model, QueryBuilder, transaction } from 'objection';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import type { CallModel } from '../../src/index.js';
import { moduleOf, summary } from '../facts.js';
import { isPending } from './pending.js';
import { isRunning } from './server-activity.js';

const { types } = moduleOf('objection');
const STATICS = types['Model']?.statics ?? {};

class User extends Model {
  static override tableName = 'objection_users';
  static override get relationMappings() {
    return { friends: { relation: Model.HasManyRelation, modelClass: User, join: { from: 'objection_users.id', to: 'objection_users.friend' } } };
  }
}

class Pet extends Model {
  static override tableName = 'objection_pets';
}

let knex: Knex;

function connect(): void {
  knex = createKnex({ client: 'pg', connection: inject('postgresUrl'), pool: { min: 0, max: 1 } });
  Model.knex(knex);
}

beforeEach(async () => {
  connect();
  await knex.schema.createTable('objection_users', (table) => {
    table.increments('id');
    table.integer('friend');
  });
});

afterEach(async () => {
  await knex.schema.dropTable('objection_users');
  await knex.destroy();
});

interface TarnPool {
  acquireTimeoutMillis: number;
  numUsed(): number;
}

/** The pool behind the instance; its type is not exported. */
function pool(): TarnPool {
  return (knex.client as { readonly pool: TarnPool }).pool;
}

const STARTS: Readonly<Record<string, () => Promise<Knex.Transaction>>> = {
  'Model.startTransaction': () => User.startTransaction(),
  'transaction.start': () => transaction.start(User),
  'transaction.start of knex': () => transaction.start(knex),
};

test('what hands out a transaction takes a connection, which commit() or rollback() gives back', async () => {
  expect([STATICS['startTransaction'], types['transaction']?.members['start']].map((calls) => calls?.map(summary))).toEqual([['acquire transaction > Transaction'], ['acquire transaction > Transaction']]);
  expect(moduleOf('knex').types['Transaction']?.resource?.releasedBy).toEqual(['commit', 'rollback']);
  for (const [name, start] of Object.entries(STARTS)) {
    for (const end of ['commit', 'rollback'] as const) {
      const trx = await start();
      await User.query(trx);
      expect([name, pool().numUsed()]).toEqual([name, 1]);
      await (end === 'commit' ? trx.commit() : trx.rollback());
      await expect.poll(() => [name, pool().numUsed()]).toEqual([name, 0]);
    }
  }
});

test('a second end does what the model of knex says, and work behind the first rejects', async () => {
  expect(moduleOf('knex').types['Transaction']?.resource?.doubleRelease).toBe('ignored');
  for (const start of Object.values(STARTS)) {
    const trx = await start();
    await trx.commit();
    await trx.commit();
    await trx.rollback();
    await expect(User.query(trx)).rejects.toThrow('Transaction query already complete');
  }
});

test('a commit that fails fulfils, as the page says', async () => {
  await knex.raw('ALTER TABLE objection_users ADD CONSTRAINT known FOREIGN KEY (friend) REFERENCES objection_users (id) DEFERRABLE INITIALLY DEFERRED');
  const trx = await User.startTransaction();
  await User.query(trx).insert({ friend: 99 });
  await trx.commit();
  await expect.poll(() => pool().numUsed()).toBe(0);
  expect(await User.query()).toEqual([]);
});

const SCOPES: Readonly<Record<string, (work: () => Promise<unknown>) => PromiseLike<unknown>>> = {
  'User.transaction(work)': (work) => User.transaction(work),
  'User.transaction(knex, work)': (work) => User.transaction(knex, work),
  'transaction(knex, work)': (work) => transaction(knex, work),
  'transaction(User, work)': (work) => transaction(User, work),
  'transaction(User, Pet, work)': (work) => transaction(User, Pet, work),
};

test('each scope lends a connection and takes it back, also where its callback fails', async () => {
  const calls = [...(STATICS['transaction'] ?? []), ...(types['transaction']?.call ?? [])];
  expect(calls.map(summary).filter((effects) => !effects.startsWith('scope transaction'))).toEqual([]);
  for (const [name, scope] of Object.entries(SCOPES)) {
    await scope(async () => void expect([name, pool().numUsed()]).toEqual([name, 1]));
    expect([name, pool().numUsed()]).toEqual([name, 0]);
    await expect(scope(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect([name, pool().numUsed()]).toEqual([name, 0]);
  }
});

test('a scope waits only for a callback that returns a promise, where the model says so', async () => {
  const waits: string[] = [];
  for (const [name, scope] of Object.entries(SCOPES)) {
    // The types rightly ask for a promise; plain JavaScript does not.
    const settled = Promise.resolve<unknown>(Reflect.apply(scope, undefined, [() => undefined]));
    if (!(await isPending(settled))) continue;
    waits.push(name);
    // Nobody can end it any more: the pool is given up with it.
    settled.catch(() => undefined);
    await Promise.race([knex.destroy(), new Promise((resolve) => setTimeout(resolve, 100))]);
    connect();
  }
  expect(waits).toEqual(['User.transaction(work)', 'User.transaction(knex, work)', 'transaction(knex, work)']);
  const needsPromise = (calls: readonly CallModel[] = []): boolean[] => calls.map(({ effects }) => effects.some((effect) => effect.kind === 'scope' && effect.needsPromise === true));
  expect(needsPromise(STATICS['transaction'])).toEqual([true, true]);
  // One call of it has two meanings, of which one does not wait: the model is silent.
  expect(needsPromise(types['transaction']?.call)).toEqual([false, false]);
});

test('the classes that transaction() lends are bound to the transaction, which comes behind them', async () => {
  expect(types['transaction']?.call?.map(summary)).toEqual(['scope transaction by callback 1.0 > ?', 'scope transaction by callback 2.2 > Transaction']);
  await transaction(User, async (Bound, trx) => {
    await Bound.query();
    await User.query(trx);
    expect(pool().numUsed()).toBe(1);
  });
  await transaction(User, Pet, async (Bound, _pet, trx) => {
    expect(trx?.isTransaction).toBe(true);
    await Bound.query();
  });
});

/** The queries of a model, by the argument that names a transaction. */
const QUERIES: Readonly<Record<string, (trx?: Knex.Transaction) => PromiseLike<unknown>>> = {
  query: (trx) => User.query(trx),
  relatedQuery: (trx) => User.relatedQuery('friends', trx).for([1]),
  $query: (trx) => User.fromJson({ id: 1 }).$query(trx),
  $relatedQuery: (trx) => User.fromJson({ id: 1 }).$relatedQuery('friends', trx),
};

test('a query is one of the transaction that it names; without one it waits for a second connection', async () => {
  const named = [STATICS['query']?.[1], STATICS['relatedQuery']?.[0], types['Model']?.members['$query']?.[0], types['Model']?.members['$relatedQuery']?.[0]];
  expect(named.map((call) => call && summary(call))).toEqual(['view 0', 'view 1', 'view 0', 'view 1']);
  const trx = await User.startTransaction();
  // Only now that it is connected: the server itself may take longer than that to answer.
  pool().acquireTimeoutMillis = 50;
  for (const query of Object.values(QUERIES)) {
    await query(trx);
    await expect(query()).rejects.toThrow('Timeout acquiring a connection');
  }
  await trx.rollback();
});

test('a builder works when it is awaited', async () => {
  expect(types['QueryBuilder']?.awaited).toBe('query');
  let queries = 0;
  knex.on('query', () => (queries += 1));
  const builder = User.query().where('id', 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(queries).toBe(0);
  await builder;
  expect([queries, pool().numUsed()]).toEqual([1, 0]);
});

test('each method of a builder that the model names exists, unless it says that it is gone', () => {
  const members = Object.entries(types['QueryBuilder']?.members ?? {});
  expect(members.length).toBeGreaterThan(50);
  expect(members.filter(([name, [call]]) => name in QueryBuilder.prototype !== (call?.until === undefined)).map(([name]) => name)).toEqual([]);
});

test('timeout() ends only the waiting, unless it is told to cancel', async () => {
  for (const cancel of [false, true]) {
    const slow = User.query().select(User.raw(`pg_sleep(2) AS objection_${cancel ? 'cancelled' : 'left'}`)).from(User.raw('(SELECT 1) one')).timeout(100, { cancel });
    await expect(slow).rejects.toThrow('timeout');
    expect(await isRunning(`objection_${cancel ? 'cancelled' : 'left'}`)).toBe(!cancel);
  }
});
