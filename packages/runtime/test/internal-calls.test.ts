import { expect, test } from 'vitest';
import type { Recorder } from '../src/adapter.js';
import { InternalCalls } from '../src/adapters/internal-calls.js';

/** Pools of one class, whose `query()` asks for a connection as `connect` says. */
function poolsOf(calls: InternalCalls): (connect: (asked: () => boolean) => void) => { readonly query: () => void } {
  class Pool {
    readonly #connect: (asked: () => boolean) => void;
    constructor(connect: (asked: () => boolean) => void) {
      this.#connect = connect;
    }
    query(): void {
      this.#connect(() => calls.take(this) !== null);
    }
  }
  calls.replace(Pool.prototype, 'query');
  return (connect) => new Pool(connect);
}

// Whether there is one is all that is asked of it.
const recorder = {} as Recorder;

test('a pool that asks another one first is still the one that its query asks', () => {
  const calls = new InternalCalls(() => recorder);
  const pool = poolsOf(calls);
  const seen: unknown[] = [];
  const other = {};
  const first = pool((asked) => {
    seen.push(calls.take(other) !== null, asked(), asked());
  });
  first.query();
  expect(seen).toEqual([false, true, false]);
});

test('a query inside another one asks for itself', () => {
  const calls = new InternalCalls(() => recorder);
  const pool = poolsOf(calls);
  const seen: unknown[] = [];
  const inner = pool((asked) => {
    seen.push(['inner', asked()]);
  });
  const outer = pool((asked) => {
    inner.query();
    seen.push(['outer', asked()]);
  });
  outer.query();
  expect(seen).toEqual([['inner', true], ['outer', true]]);
});
