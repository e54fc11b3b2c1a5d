/** The adapter of mongodb, proven with the driver itself against a server that only speaks the protocol: none runs here. */
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
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
  client = new MongoClient(server.url);
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
