/** The adapter of mongodb, proven with the driver itself against a server that only speaks the protocol: none runs here. */
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CompanionEvent, formatEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { poolNumbers } from '../src/metrics/pools.js';
import { type FakeMongod, startFakeMongod } from './support/fake-mongod.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);
let events: CompanionEvent[];
let server: FakeMongod;
let client: MongoClient;
const options: TrackOptions = { name: 'main', onReport: (event) => events.push(event) };

beforeEach(async () => {
  events = [];
  server = await startFakeMongod();
  client = new MongoClient(server.url, { maxPoolSize: 2 });
});

afterEach(async () => {
  await untrack(client).close();
  await server.close();
});

test('a session is reported with its line until it ends; those of the driver are not', async () => {
  expect(track(client, options)).toBe(client);
  const session = client.startSession(); // starts
  expect(await client.db('test').collection('none').find({}, { session }).toArray()).toEqual([]);
  expect(await client.db('test').collection('none').findOne({})).toBeNull();
  expect(server.commands).toEqual(['find', 'find']);
  expect(outstanding(client)).toMatchObject([{ library: 'mongodb', acquiredAt: at('starts') }]);
  await session.endSession();
  await session.endSession();
  expect(report(client)).toMatchObject({ outstanding: [], counts: { requested: 1, handedOut: 1, returned: 1 } });
  expect(events).toEqual([]);
});

test('a session of withSession() is the library\'s own', async () => {
  track(client, options);
  const inside = await client.withSession(async (session) => {
    await client.db('test').command({ ping: 1 }, { session });
    return report(client).internal; // inside
  });
  expect(inside).toMatchObject([{ library: 'mongodb' }]);
  await expect(client.withSession(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(report(client)).toMatchObject({ outstanding: [], internal: [], counts: { internal: 2, returned: 2 } });
});

test('what is out when the client is closed ends with it', async () => {
  track(client, options);
  client.startSession();
  expect(outstanding(client)).toHaveLength(1);
  await client.close();
  expect(outstanding(client)).toEqual([]);
});

describe('the connections of the driver', () => {
  const find = (signal?: AbortSignal): Promise<unknown> => client.db('test').collection('none').find({}, { ...(signal && { signal }) }).toArray();
  const address = (): string => new URL(server.url).host;

  test('are in use by the operation that took them, are waited for, and come back', async () => {
    track(client, { ...options, waitingLongerThan: 20, saturatedAbove: 0.8 });
    await client.connect();
    await find();
    expect(report().internal).toEqual([]);
    expect(events).toEqual([]);
    const answer = server.hold();
    const slow = async (): Promise<unknown> => await find(); // has a connection
    const late = async (): Promise<unknown> => await find(); // has to wait
    const found = [slow(), slow()];
    await expect.poll(() => report().internal).toMatchObject([
      { library: 'mongodb', kind: 'internal', pool: `main ${address()}`, acquiredAt: at('has a connection') },
      { acquiredAt: at('has a connection') },
    ]);
    found.push(late());
    await expect.poll(() => events.map(({ kind }) => kind)).toEqual(['saturated', 'waits-too-long']);
    expect(events).toMatchObject([
      { kind: 'saturated', pool: `main ${address()}`, inUse: 2, capacity: 2 },
      { kind: 'waits-too-long', waiting: { acquiredAt: at('has to wait') }, holders: [{ acquiredAt: at('has a connection') }, {}] },
    ]);
    expect(events.map(formatEvent)[1]).toContain('in use by a pool query begun at packages/runtime/test/mongodb.test.ts');
    answer();
    expect(await Promise.all(found)).toEqual([[], [], []]);
    expect(report()).toMatchObject({ outstanding: [], internal: [], faults: 0 });
    expect(poolNumbers().find(({ pool }) => pool === `main ${address()}`)).toMatchObject({ used: 0, pending: 0, max: 2, idle: 2, idleMax: 2 });
    expect(outstanding(client)).toEqual([]);
  });

  test('that are given up, or whose pool is cleared or closed, are waited for no longer', async () => {
    track(client, options);
    await client.connect();
    const answer = server.hold();
    const found = [find(), find()];
    await expect.poll(() => report().internal.length).toBe(2);
    const pending = (): number | undefined => poolNumbers().find(({ pool }) => pool === `main ${address()}`)?.pending;
    const given = new AbortController();
    const aborted = find(given.signal);
    await expect.poll(pending).toBe(1);
    given.abort(new Error('given up'));
    await expect(aborted).rejects.toThrow('given up');
    expect(pending()).toBe(0);
    answer();
    await Promise.all(found);
    server.hold();
    const cut = [find(), find(), find()].map((operation) => operation.catch((error: unknown) => error));
    await expect.poll(pending).toBe(1);
    await client.close();
    for (const outcome of await Promise.all(cut)) expect(outcome).toBeInstanceOf(Error);
    expect(report()).toMatchObject({ outstanding: [], internal: [], faults: 0 });
  });

  test('of a client that connected before are seen, and no longer after untrack', async () => {
    await client.connect();
    await find();
    const pools = (): readonly object[] => {
      const { topology } = client as unknown as { readonly topology: { readonly s: { readonly servers: ReadonlyMap<string, { readonly pool: object }> } } };
      return [...topology.s.servers.values()].map(({ pool }) => pool);
    };
    const state = (): readonly unknown[] => pools().map((pool): readonly unknown[] => [Reflect.ownKeys(pool), Reflect.get(pool, 'checkOut'), Reflect.get(pool, 'checkIn'), Reflect.get(client, 'emit')]);
    const before = state();
    track(client, options);
    const listeners = client.listenerCount('connectionCheckedOut');
    const answer = server.hold();
    const found = find();
    await expect.poll(() => report().internal.length).toBe(1);
    expect(listeners).toBe(0);
    untrack(client);
    expect(report().internal).toEqual([]);
    expect(state()).toEqual(before);
    answer();
    expect(await found).toEqual([]);
    await find();
    expect(report()).toMatchObject({ outstanding: [], internal: [], faults: 0 });
  });
});

test('untrack restores everything', async () => {
  const plain = client.startSession();
  const { startSession, withSession } = client;
  track(client, options);
  const session = client.startSession();
  expect(session.endSession).not.toBe(plain.endSession);
  untrack(client);
  expect([client.startSession, client.withSession, session.endSession]).toEqual([startSession, withSession, plain.endSession]);
  expect(Object.hasOwn(client, 'startSession')).toBe(false);
});
