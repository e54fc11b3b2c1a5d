import { expect, test } from 'vitest';
import { compileModels } from '../src/compile/index.js';
import { catalogueOf, loadModels, type LibraryModel } from '../src/index.js';
import { librarySources } from './sources.js';

test('the built JSON is what the model files say', () => {
  const { data, problems } = compileModels([...librarySources()].sort((a, b) => (a.name < b.name ? -1 : 1)));
  expect(problems).toEqual([]);
  expect(loadModels()).toEqual(data);
});

test('the models are read once', () => {
  expect(loadModels()).toBe(loadModels());
});

test('a model is loaded with those that its declarations refer to, and no other', () => {
  const library = (name: string, declarations: string): LibraryModel => ({
    name,
    verified: 'source',
    packages: { [name]: '1.0.0' },
    modules: { [name]: { types: {}, functions: {}, options: {} } },
    declarations,
  });
  const { libraries, load } = catalogueOf({
    schemaVersion: 1,
    libraries: [
      library('driver', "declare module 'driver' { export class Pool {} }"),
      library('mapper', "declare module 'mapper' { import type { Pool } from 'driver'; export function map(pool: Pool): void; }"),
      library('other', "declare module 'other' {}"),
    ],
  });
  expect(libraries.map(({ name, uses }) => [name, uses])).toEqual([['driver', []], ['mapper', ['driver']], ['other', []]]);
  expect(load(new Set(['mapper'])).libraries.map(({ name }) => name)).toEqual(['driver', 'mapper']);
  expect(load(new Set(['driver', 'mapper']))).toBe(load(new Set(['mapper'])));
});
