import { expect, test } from 'vitest';
import { compileModels } from '../src/compile/index.js';
import { loadModels } from '../src/index.js';
import { librarySources } from './sources.js';

test('the built JSON is what the model files say', () => {
  const { data, problems } = compileModels([...librarySources()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  expect(problems).toEqual([]);
  expect(loadModels()).toEqual(data);
});

test('the models are read once', () => {
  expect(loadModels()).toBe(loadModels());
});
