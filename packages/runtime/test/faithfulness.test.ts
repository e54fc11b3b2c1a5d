/** Whatever a pool does without the companion it does with it. */
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outstanding, report, track, untrack } from '../src/index.js';
import { createPool } from './support/pool.js';

let pool: pg.Pool;

beforeEach(() => {
  pool = createPool({ max: 2 });
});

afterEach(async () => {
  if (!pool.ending) await pool.end();
});

test('track returns the very pool', () => {
  expect(track(pool)).toBe(pool);
});

test('untrack restores what clients that lie in the pool had, and their class', async () => {
  const { default: driver } = await import('pg');
  const before = Object.getOwnPropertyDescriptor(driver.Client.prototype, 'query');
  const other = track(createPool());
  track(pool);
  const client = await pool.connect();
  const wrapped = client.release;
  (await other.connect()).release();
  client.release();
  expect(Object.getOwnPropertyDescriptor(driver.Client.prototype, 'query')).not.toEqual(before);
  untrack(pool);
  expect(client.release).not.toBe(wrapped);
  untrack(other);
  expect(Object.getOwnPropertyDescriptor(driver.Client.prototype, 'query')).toEqual(before);
  await other.end();
});

test('untrack restores the methods, their owners and the client that is out', async () => {
  const before = { keys: Reflect.ownKeys(pool), connect: pool.connect, query: pool.query, end: pool.end };
  track(pool);
  expect(pool.connect).not.toBe(before.connect);
  expect(pool.connect.name).toBe('connect');
  expect(pool.connect.length).toBe(before.connect.length);
  expect(Object.keys(pool)).not.toContain('connect');
  const client = await pool.connect();
  const wrapped = client.release;

  expect(untrack(pool)).toBe(pool);
  expect({ keys: Reflect.ownKeys(pool), connect: pool.connect, query: pool.query, end: pool.end }).toEqual(before);
  expect(client.release).not.toBe(wrapped);
  expect(outstanding()).toEqual([]);
  client.release();
  expect(pool.idleCount).toBe(1);
  expect(untrack(pool)).toBe(pool);
});

test('untrack keeps a method that the pool had of its own', () => {
  const own = (): Promise<never> => Promise.reject(new Error('mine'));
  Object.defineProperty(pool, 'connect', { value: own, enumerable: true, configurable: true, writable: false });
  const descriptor = Object.getOwnPropertyDescriptor(pool, 'connect');
  untrack(track(pool));
  expect(Object.getOwnPropertyDescriptor(pool, 'connect')).toEqual(descriptor);
});

test('a method that somebody wrapped after us stays, and goes straight through once untracked', async () => {
  track(pool);
  const { connect } = pool;
  let calls = 0;
  const theirs = (): unknown => {
    calls++;
    return Reflect.apply(connect, pool, []);
  };
  Object.assign(pool, { connect: theirs });
  untrack(pool);
  expect(pool.connect).toBe(theirs);
  (await pool.connect()).release();
  expect(calls).toBe(1);
  expect(outstanding()).toEqual([]);
});

test('a client that is made while pool.query asks for it may take one of its own', async () => {
  const others: Promise<pg.PoolClient>[] = [];
  const { default: driver } = await import('pg');
  let isFirst = true;
  class Greedy extends driver.Client {
    constructor(config: pg.ClientConfig) {
      super(config);
      if (!isFirst) return;
      isFirst = false;
      others.push(pool.connect());
    }
  }
  Object.assign(pool, { Client: Greedy });
  track(pool);
  await pool.query('SELECT 1');
  const [other] = await Promise.all(others);
  expect(outstanding(pool)).toMatchObject([{ kind: 'handed-out' }]);
  expect(report(pool).counts).toMatchObject({ internal: 1, handedOut: 1 });
  other?.release();
});

describe('the callback form', () => {
  test('gets the same arguments, and done is the client\'s release', async () => {
    track(pool);
    await new Promise<void>((resolve) => {
      pool.connect((...values) => {
        const [error, client, done] = values;
        expect(values).toHaveLength(3);
        expect(error).toBeUndefined();
        expect(done).toBe(client?.release);
        expect(outstanding(pool)).toHaveLength(1);
        done();
        expect(outstanding(pool)).toHaveLength(0);
        resolve();
      });
    });
    expect(pool.idleCount).toBe(1);
  });

  test('reports a client whose done is not called', async () => {
    track(pool);
    const done = await new Promise<(error?: Error) => void>((resolve) => {
      pool.connect((_error, _client, release) => resolve(release));
    });
    expect(outstanding(pool)[0]?.acquiredAt?.file).toMatch(/faithfulness\.test\.ts$/);
    done(new Error('destroy it'));
    expect(outstanding(pool)).toEqual([]);
    expect(pool.totalCount).toBe(0);
  });

  test('a kept done throws at its second call and leaves the next checkout alone', async () => {
    track(pool);
    const done = await new Promise<() => void>((resolve) => {
      pool.connect((_error, _client, release) => resolve(release));
    });
    done();
    const next = await pool.connect();
    expect(done).toThrow('Release called on client which has already been released to the pool.');
    expect(outstanding(pool)).toHaveLength(1);
    next.release();
  });
});

test('the second release throws what pg throws', async () => {
  track(pool);
  const client = await pool.connect();
  client.release();
  expect(() => client.release()).toThrow('Release called on client which has already been released to the pool.');
  expect(report(pool).counts.returned).toBe(1);
});

test('a stale release closes the checkout that pg takes it for', async () => {
  track(pool);
  const stale = await pool.connect();
  stale.release();
  const owner = await pool.connect();
  expect(owner).toBe(stale);
  stale.release();
  expect(outstanding(pool)).toEqual([]);
  expect(() => owner.release()).toThrow('already been released');
});

test('connect without a pool fails as it does without us', () => {
  const untrackedError = thrownBy(() => Reflect.apply(createPool().connect, undefined, []));
  track(pool);
  const trackedError = thrownBy(() => Reflect.apply(pool.connect, undefined, []));
  expect(trackedError).toBeInstanceOf(TypeError);
  expect(trackedError).toEqual(untrackedError);
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test('the promise is of the pool\'s own class and settles in the same turn', async () => {
  class OwnPromise<Value> extends Promise<Value> {}
  const ticksOf = async (subject: pg.Pool): Promise<number> => {
    const acquired = subject.connect();
    expect(acquired).toBeInstanceOf(OwnPromise);
    let ticks = 0;
    let settled = false;
    const handed = new Promise<void>((resolve) => subject.once('acquire', () => resolve()));
    void acquired.then((client) => {
      settled = true;
      client.release();
    });
    await handed;
    while (!settled) {
      ticks++;
      await Promise.resolve();
    }
    return ticks;
  };
  const tracked = track(createPool({ Promise: OwnPromise }));
  const plain = createPool({ Promise: OwnPromise });
  expect(await ticksOf(tracked)).toBe(await ticksOf(plain));
  expect(Reflect.get(tracked, 'Promise')).toBe(OwnPromise);
  await Promise.all([tracked.end(), plain.end()]);
});

test('a pool class whose connect works asynchronously is followed too', async () => {
  const { default: driver } = await import('pg');
  class PatientPool extends driver.Pool {
    // The overloads of the superclass take a callback as well; this class does not.
    override connect: never = (async () => {
      await Promise.resolve();
      return super.connect();
    }) as never;
  }
  const patient: pg.Pool = new PatientPool(pool.options);
  track(patient);
  const client = await patient.connect();
  expect(outstanding(patient)).toHaveLength(1);
  client.release();
  expect(outstanding(patient)).toEqual([]);
  await patient.end();
  await expect(patient.connect()).rejects.toThrow('Cannot use a pool after calling end');
  expect(report(patient).counts).toMatchObject({ requested: 2, refused: 1 });
});
