import { expect, test } from 'vitest';
import { Unseen } from '../src/adapters/unseen.js';

test('what is known of an object is found, by each keeper its own, and seen by nobody', () => {
  const first = new Unseen<object>();
  const second = new Unseen<object>();
  const object = { own: 1 };
  const [one, two, three] = [{}, {}, {}];
  expect(first.get(object)).toBeUndefined();
  first.set(object, one);
  second.set(object, two);
  expect([first.get(object), second.get(object)]).toEqual([one, two]);
  expect(first.get(object)).toBe(one);
  first.set(object, three);
  expect(first.get(object)).toBe(three);
  expect(second.get(object)).toBe(two);
  expect(Reflect.ownKeys(object)).toEqual(['own']);
  expect(structuredClone(object)).toEqual({ own: 1 });
});

test('what takes no field is known, too', () => {
  const known = new Unseen<object>();
  const sealed = Object.freeze({});
  const extended = {};
  const value = {};
  known.set(sealed, value);
  known.set(extended, value);
  Object.freeze(extended);
  expect([known.get(sealed), known.get(extended), known.get({})]).toEqual([value, value, undefined]);
});

test('a proxy is not what is behind it', () => {
  const known = new Unseen<object>();
  const behind = {};
  known.set(behind, {});
  expect(known.get(new Proxy(behind, {}))).toBeUndefined();
});
