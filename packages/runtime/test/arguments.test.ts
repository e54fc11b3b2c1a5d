import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outstanding, report, track, type TrackOptions, untrack, withContext } from '../src/index.js';
import { adapters, fronts } from '../src/adapters/index.js';
import { createPool } from './support/pool.js';

let pool: pg.Pool;

beforeEach(() => {
  pool = createPool();
});

afterEach(async () => {
  await pool.end();
});

test('a pool is instrumented once', () => {
  track(pool, { name: 'main' });
  const { connect } = pool;
  expect(() => track(pool)).toThrow('This pool is tracked already, as "main". Call untrack(pool) first.');
  expect(pool.connect).toBe(connect);
  track(untrack(pool), { name: 'again' });
  expect(report(pool).pool).toBe('again');
});

describe('what is no pool is refused by name', () => {
  test.each([
    [null, 'This is null'],
    [undefined, 'This is a value of type undefined'],
    ['postgres://', 'This is a value of type string'],
    [new pg.Client(), 'This is an object of class Client'],
    [Object.create(null), 'This is an object'],
  ])('%o', (value, message) => {
    // A caller without types can pass anything.
    const anything = value as object;
    const whole = `${message}, not a pool of a supported library (${[...new Set([...adapters, ...fronts].map(({ library }) => library))].join(', ')}).`;
    expect(() => track(anything)).toThrow(new TypeError(whole));
    expect(() => untrack(anything)).toThrow(new TypeError(whole));
  });
});

test('the report of a pool that is not tracked is an error', () => {
  expect(() => outstanding(pool)).toThrow('This pool is not tracked. Call track(pool) first.');
  expect(() => report(pool)).toThrow('This pool is not tracked. Call track(pool) first.');
});

describe('wrong options are named', () => {
  test.each([
    [{ heldLongerThen: 5 }, 'track() has no option "heldLongerThen". Options: name, heldLongerThan,'],
    [{ heldLongerThan: '30s' }, 'Option "heldLongerThan" of track() must be a number of milliseconds, 0 or more.'],
    [{ heldLongerThan: NaN }, 'Option "heldLongerThan" of track() must be a number of milliseconds, 0 or more.'],
    [{ endGrace: -1 }, 'Option "endGrace" of track() must be a number of milliseconds, 0 or more.'],
    [{ name: '' }, 'Option "name" of track() must be a text.'],
    [{ onReport: 'console' }, 'Option "onReport" of track() must be a function.'],
    [{ reportAtExit: 1 }, 'Option "reportAtExit" of track() must be true or false.'],
    [{ stackDepth: 0 }, 'Option "stackDepth" of track() must be a whole number, 1 or more.'],
    [null, 'track() needs an object of options as its second argument.'],
  ])('%o', (options, message) => {
    const before = Reflect.ownKeys(pool);
    // A caller without types can pass anything.
    expect(() => track(pool, options as TrackOptions)).toThrow(message);
    expect(Reflect.ownKeys(pool)).toEqual(before);
    expect(() => report(pool)).toThrow('not tracked');
  });
});

test('withContext checks its arguments', () => {
  // A caller without types can pass anything.
  expect(() => withContext({ request: 7 } as never, () => 1)).toThrow('withContext() needs an object of strings');
  expect(() => withContext({}, 'run' as never)).toThrow('withContext() needs a function');
  expect(withContext({}, () => 1)).toBe(1);
});
