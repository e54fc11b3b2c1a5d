/** What the model of tarn claims, against the library itself. */
import { Pool } from 'tarn';
import { expect, test } from 'vitest';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { outcomeOf } from './outcome.js';
import { isPending } from './pending.js';

const { types } = moduleOf('tarn');

function poolOf(options: object = {}): Pool<object> {
  return new Pool<object>({ create: async () => ({}), destroy: () => undefined, min: 0, max: 1, ...options });
}

test('an unknown option is refused', () => {
  const { unknownNames, foreign } = optionsOf('tarn', 'PoolOptions');
  for (const name of Object.keys(foreign)) expect(() => poolOf({ [name]: 1 })).toThrow('unsupported option');
  expect(unknownNames).toBe('rejected');
});

test('every option of the model is taken', () => {
  const { options } = optionsOf('tarn', 'PoolOptions');
  const values = { number: 5, boolean: true, any: () => undefined };
  const given = Object.entries(options).map(([name, { type }]) => [name, type === 'number' || type === 'boolean' ? values[type] : values.any]);
  expect(() => poolOf(Object.fromEntries(given) as object)).not.toThrow();
});

test('a second release takes the resource from whoever has it by then, as the model says', async () => {
  expect(callsOf('tarn', 'Pool.acquire').map(summary)).toEqual(['acquire connection > Borrowed']);
  const pool = poolOf();
  const stale = await pool.acquire().promise;
  expect(pool.release(stale)).toBe(true);
  expect(pool.release(stale)).toBe(false);
  const owner = await pool.acquire().promise;
  expect(pool.release(stale)).toBe(true);
  const third = await pool.acquire().promise;
  // One resource, and two who have it.
  expect(third).toBe(owner);
  expect(types['Borrowed']?.resource?.doubleRelease).toBe('corrupts');
  pool.release(third);
  await pool.destroy();
});

test('a full pool waits as long as acquireTimeoutMillis', async () => {
  expect(optionsOf('tarn', 'PoolOptions').options['acquireTimeoutMillis']).toMatchObject({ role: 'acquireTimeout', unit: 'ms' });
  const pool = poolOf({ acquireTimeoutMillis: 20 });
  const item = await pool.acquire().promise;
  await expect(pool.acquire().promise).rejects.toThrow('operation timed out');
  pool.release(item);
  await pool.destroy();
});

test('a wait that is aborted takes nothing', async () => {
  const pool = poolOf();
  const item = await pool.acquire().promise;
  const waiting = pool.acquire();
  waiting.abort();
  await expect(waiting.promise).rejects.toThrow('aborted');
  pool.release(item);
  expect([pool.numUsed(), pool.numFree()]).toEqual([0, 1]);
  await pool.destroy();
});

test('the defaults are those of the model', () => {
  const running = new Map<string, unknown>(Object.entries(poolOf()));
  const said = Object.entries(optionsOf('tarn', 'PoolOptions').options).filter(([, option]) => option.default !== undefined);
  expect(said.length).toBeGreaterThan(5);
  expect(said.map(([name]) => [name, running.get(name)])).toEqual(said.map(([name, option]) => [name, option.default]));
});

test('both bounds must be given, in their order', () => {
  expect(() => new Pool<object>(Object.assign({ create: async () => ({}), destroy: () => undefined, max: 1 }, { min: Number.NaN }))).toThrow('opt.min');
  expect(optionsOf('tarn', 'PoolOptions').options['min']?.atMost).toBe('max');
  expect(() => poolOf({ min: 2, max: 1 })).toThrow('opt.max is smaller than opt.min');
});

test('no limit is Infinity for the largest number, and for no time', async () => {
  const { options } = optionsOf('tarn', 'PoolOptions');
  expect(options['max']?.unlimited).toBe('Infinity');
  expect(new Map<string, unknown>(Object.entries(poolOf({ max: Infinity }))).get('max')).toBe(Infinity);
  expect(options['acquireTimeoutMillis']?.unlimited).toBeUndefined();
  expect(() => poolOf({ acquireTimeoutMillis: 0 })).toThrow('acquireTimeoutMillis');
  const pool = poolOf({ acquireTimeoutMillis: Infinity });
  const item = await pool.acquire().promise.catch(() => undefined);
  await expect(pool.acquire().promise).rejects.toThrow('timed out');
  if (item) pool.release(item);
  await pool.destroy();
});

test('its end waits for what is lent', async () => {
  expect(types['Pool']?.resource).toMatchObject({ releasedBy: ['destroy'], awaitsLent: true, lazy: true });
  const pool = poolOf({ min: 1 });
  expect(pool.isEmpty()).toBe(true);
  const item = await pool.acquire().promise;
  const ended = pool.destroy();
  expect(await isPending(ended)).toBe(true);
  pool.release(item);
  await ended;
});

test('a second end does what the model says', async () => {
  const pool = poolOf();
  await pool.destroy();
  expect(await outcomeOf(() => pool.destroy())).toBe(types['Pool']?.resource?.doubleRelease);
});
