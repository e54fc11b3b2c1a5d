/** What the model of sequelize-pool claims, against the library itself. */
import { Pool, type FactoryOptions } from 'sequelize-pool';
import { expect, test } from 'vitest';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { outcomeOf } from './outcome.js';
import { isPending } from './pending.js';

const { types } = moduleOf('sequelize-pool');

function poolOf(options: Partial<FactoryOptions<object>> = {}): Pool<object> {
  return new Pool<object>({ create: async () => ({}), destroy: () => undefined, validate: () => true, min: 0, max: 1, ...options });
}

test('an unknown option is ignored', () => {
  const { unknownNames, foreign } = optionsOf('sequelize-pool', 'FactoryOptions');
  for (const name of Object.keys(foreign)) expect(() => poolOf({ [name]: 1 })).not.toThrow();
  expect(unknownNames).toBe('ignored');
});

test('a second release takes the resource from whoever has it by then, as the model says', async () => {
  expect(callsOf('sequelize-pool', 'Pool.acquire').map(summary)).toEqual(['acquire connection > Borrowed']);
  const pool = poolOf();
  const stale = await pool.acquire();
  pool.release(stale);
  expect(await outcomeOf(() => pool.release(stale))).toBe('ignored');
  const owner = await pool.acquire();
  pool.release(stale);
  const third = await pool.acquire();
  // One resource, and two who have it.
  expect(third).toBe(owner);
  expect(types['Borrowed']?.resource?.doubleRelease).toBe('corrupts');
  pool.release(third);
  await pool.drain();
});

test('what is destroyed is not lent again', async () => {
  expect(callsOf('sequelize-pool', 'Pool.destroy').map(summary)).toEqual(['release 0, discard']);
  const pool = poolOf();
  const first = await pool.acquire();
  await pool.destroy(first);
  const second = await pool.acquire();
  expect(second).not.toBe(first);
  pool.release(second);
  await pool.drain();
});

test('a full pool waits as long as acquireTimeoutMillis', async () => {
  expect(optionsOf('sequelize-pool', 'FactoryOptions').options['acquireTimeoutMillis']).toMatchObject({ role: 'acquireTimeout', unit: 'ms' });
  const pool = poolOf({ acquireTimeoutMillis: 20 });
  const item = await pool.acquire();
  await expect(pool.acquire()).rejects.toThrow(/timeout/i);
  pool.release(item);
  await pool.drain();
});

test('the defaults are those of the model', () => {
  const running = new Map<string, unknown>(Object.entries(poolOf()));
  const said = Object.entries(optionsOf('sequelize-pool', 'FactoryOptions').options).filter(([, option]) => option.default !== undefined);
  expect(said.length).toBe(3);
  expect(said.map(([name]) => [name, running.get(name)])).toEqual(said.map(([name, option]) => [name, option.default]));
});

test('both bounds must be given as numbers, in their order', () => {
  const { options } = optionsOf('sequelize-pool', 'FactoryOptions');
  expect(options['min']).toMatchObject({ atMost: 'max', text: 'throws' });
  expect(options['max']).toMatchObject({ text: 'throws', zero: 'throws' });
  expect(() => poolOf({ min: 2, max: 1 })).toThrow('max is smaller than min');
  expect(() => poolOf({ max: 0 })).toThrow('max must be an integer > 0');
  const asText: object = { max: '5' };
  expect(() => poolOf(asText)).toThrow('max must be an integer > 0');
});

test('its end waits for what is lent', async () => {
  expect(types['Pool']?.resource).toMatchObject({ releasedBy: ['drain', 'destroyAllNow'], awaitsLent: true, lazy: true });
  const pool = poolOf({ min: 1 });
  expect(pool.size).toBe(0);
  const item = await pool.acquire();
  const ended = pool.drain();
  expect(await isPending(ended)).toBe(true);
  pool.release(item);
  await ended;
  expect(await outcomeOf(() => pool.drain())).toBe(types['Pool']?.resource?.doubleRelease);
});
