/** What the model of generic-pool claims, against the library itself. */
import { createPool, type Options, type Pool } from 'generic-pool';
import { expect, test } from 'vitest';
import { moduleOf, optionsOf } from '../facts.js';
import { outcomeOf } from './outcome.js';

interface Item {
  readonly id: number;
}

function poolOf(options: Options = {}): Pool<Item> {
  let id = 0;
  return createPool({ create: async () => ({ id: (id += 1) }), destroy: async () => undefined }, options);
}

const { types } = moduleOf('generic-pool');

test.each(['release', 'destroy'] as const)('a release behind %s() does what the model says', async (first) => {
  const pool = poolOf();
  const item = await pool.acquire();
  await pool[first](item);
  expect(await outcomeOf(() => pool.release(item))).toBe(types['Borrowed']?.resource?.doubleRelease);
});

test('the pool says of what it lends whether it is out', async () => {
  const pool = poolOf();
  const item = await pool.acquire();
  expect(pool.isBorrowedResource(item)).toBe(true);
  await pool.release(item);
  expect(pool.isBorrowedResource(item)).toBe(false);
  expect(types['Pool']?.states?.['isBorrowedResource']).toBe('lent');
});

test('draining waits for what is lent', async () => {
  const pool = poolOf();
  const item = await pool.acquire();
  const drained = pool.drain().then(() => 'drained');
  const later = new Promise<string>((resolve) => setTimeout(() => resolve('waits'), 50));
  expect(await Promise.race([drained, later])).toBe('waits');
  await pool.release(item);
  expect(await drained).toBe('drained');
  expect(types['Pool']?.resource?.awaitsLent).toBe(true);
});

test('the largest number is that of the model, and the wait is bounded by acquireTimeoutMillis alone', async () => {
  const { options, foreign } = optionsOf('generic-pool', 'Options');
  expect(poolOf().max).toBe(options['max']?.default);
  const pool = poolOf({ acquireTimeoutMillis: 20 });
  const item = await pool.acquire();
  await expect(pool.acquire()).rejects.toThrow('ResourceRequest timed out');
  await pool.release(item);
  expect(foreign['acquireTimeout']?.instead).toBe('acquireTimeoutMillis');
});
