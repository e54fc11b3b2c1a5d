import { expect, test } from 'vitest';
import { toSettings } from '../src/options.js';
import { StackSampler } from '../src/stack/sampler.js';
import { now } from '../src/clock.js';

test('a budget grants what was saved up, then nothing until time has passed; a nearly full pool is above it', () => {
  const settings = toSettings({ stackBudget: 0.02 }, 'main');
  const sampler = new StackSampler();
  const start = now();
  expect(sampler.take(settings, 0, start)).toBe(true);
  // Taking this stack took 30 ms: the savings of 20 ms are gone, and at 20 ms a second the rest takes half a second.
  sampler.spent(settings, now() - 30);
  expect(sampler.take(settings, 0, start + 400)).toBe(false);
  expect(sampler.take(settings, 0.9, start + 400)).toBe(true);
  expect(sampler.take(settings, 0, start + 600)).toBe(true);
});

test('what a full pool cost is not owed for ever', () => {
  const settings = toSettings({ stackBudget: 0.02 }, 'main');
  const sampler = new StackSampler();
  const start = now();
  sampler.spent(settings, now() - 3_600_000);
  expect(sampler.take(settings, 0, start + 900)).toBe(false);
  expect(sampler.take(settings, 0, start + 1100)).toBe(true);
});

test('after a report without a place the next thousand stacks are taken, above any share and budget', () => {
  const settings = toSettings({ stackSample: 0, stackBudget: 0 }, 'main');
  const sampler = new StackSampler();
  const start = now();
  expect(sampler.take(settings, 0, start)).toBe(false);
  sampler.missed();
  expect(Array.from({ length: 1001 }, () => sampler.take(settings, 0, start)).filter(Boolean)).toHaveLength(1000);
});

test('with a budget of 1 every stack is taken', () => {
  const settings = toSettings({ stackBudget: 1 }, 'main');
  const sampler = new StackSampler();
  sampler.spent(settings, now() - 60_000);
  expect(sampler.take(settings, 0, now())).toBe(true);
});
