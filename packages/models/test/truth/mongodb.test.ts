/** What the model of mongodb claims of options, against the driver itself: no server is needed to construct a client. */
import { MongoClient } from 'mongodb';
import { expect, test } from 'vitest';
import { moduleOf, optionsOf } from '../facts.js';
import { outcomeOf } from './outcome.js';

const { options, foreign, unknownNames } = optionsOf('mongodb', 'MongoClientOptions');

function clientWith(given: object): MongoClient {
  return new MongoClient('mongodb://localhost', given);
}

test.each(Object.keys(foreign))('%s is refused', (name) => {
  expect(() => clientWith({ [name]: 1 })).toThrow(/not supported/);
  expect(unknownNames).toBe('rejected');
});

test.each(Object.entries(options).filter(([, { until }]) => until !== undefined))('%s is no longer taken', (name) => {
  expect(() => clientWith({ [name]: true })).toThrow();
});

test('the defaults are those of the model', async () => {
  const client = clientWith({});
  const said = Object.entries(options).flatMap(([name, { default: value }]) => (typeof value === 'number' ? [[name, value]] : []));
  const own = new Map<string, unknown>(Object.entries(client.options));
  expect(said.map(([name]) => [name, own.get(String(name))])).toEqual(said);
  await client.close();
});

test('a second close() of a client, and a second end of a session, do what the model says', async () => {
  const client = clientWith({});
  const session = client.startSession();
  await session.endSession();
  const { types } = moduleOf('mongodb');
  expect(await outcomeOf(() => session.endSession())).toBe(types['ClientSession']?.resource?.doubleRelease);
  await client.close();
  expect(await outcomeOf(() => client.close())).toBe(types['MongoClient']?.resource?.doubleRelease);
});
