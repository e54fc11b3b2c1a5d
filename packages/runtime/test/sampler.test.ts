import { expect, test } from 'vitest';
import { toSettings } from '../src/options.js';
import { StackSampler } from '../src/stack/sampler.js';
import { now } from '../src/clock.js';

test('a budget grants what was saved up, then nothing until time has passed; a nearly full pool is above it', () => {
  const settings = toSettings({ stackBudget: 0.02 }, 'main');
  const sampler = new StackSampler();
  const start = now();
  expect(sampler.take(settings, 0, start)).toBe(true);
  // Taking this stack took a second: the savings of 20 ms are gone, and 49 s have to pass at 20 ms a second.
  sampler.spent(settings, now() - 1000);
  expect(sampler.take(settings, 0, start + 1000)).toBe(false);
  expect(sampler.take(settings, 0.9, start + 1000)).toBe(true);
  expect(sampler.take(settings, 0, start + 48_000)).toBe(false);
  expect(sampler.take(settings, 0, start + 51_000)).toBe(true);
});

test('with a budget of 1 every stack is taken', () => {
  const settings = toSettings({ stackBudget: 1 }, 'main');
  const sampler = new StackSampler();
  sampler.spent(settings, now() - 60_000);
  expect(sampler.take(settings, 0, now())).toBe(true);
});
