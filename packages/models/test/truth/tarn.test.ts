/** What the model of tarn claims, against the library itself. */
import { Pool } from 'tarn';
import { expect, test } from 'vitest';
import { moduleOf, optionsOf } from '../facts.js';

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

test('a second release is ignored', async () => {
  const pool = poolOf();
  const item = await pool.acquire().promise;
  expect(pool.release(item)).toBe(true);
  expect(pool.release(item)).toBe(false);
  expect(moduleOf('tarn').types['Pool']?.resource?.doubleRelease).toBe('ignored');
  await pool.destroy();
});
