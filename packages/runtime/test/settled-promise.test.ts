import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { whenSettled } from '../src/adapters/settled-promise.js';

const told: unknown[] = [];
const settle = (result: unknown): unknown =>
  whenSettled(
    result,
    (value) => {
      told.push(value);
      return value;
    },
    () => told.push('refused'),
  );

test('a value that is no promise is told of at once', () => {
  told.length = 0;
  expect(settle(7)).toBe(7);
  expect(told).toEqual([7]);
});

test.each([
  ['this realm', Promise],
  ['another realm', runInNewContext('Promise') as PromiseConstructor],
])('a promise of %s settles as before, with the same value or error', async (_realm, promises) => {
  told.length = 0;
  await expect(settle(promises.resolve('given'))).resolves.toBe('given');
  const error = new Error('no');
  await expect(settle(promises.reject(error))).rejects.toBe(error);
  expect(told).toEqual(['given', 'refused']);
});
