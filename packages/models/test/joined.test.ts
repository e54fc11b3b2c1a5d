/** Models of a project's own beside those of a catalogue. */
import { expect, test } from 'vitest';
import { catalogueOf, joinCatalogues } from '../src/index.js';
import { compileModels, compileModelsBeside } from '../src/compile/index.js';

const DRIVER = `/** @library driver @package driver 1.0.0 */
declare module 'driver' {
  /** @resource connection @release close */
  export class Connection { close(): void; }
}
`;
const OTHER = DRIVER.replaceAll('driver', 'other');
const HOUSE = `/** @library house @package house 1.0.0 */
declare module 'house' {
  import { Connection } from "driver";
  /** @acquire connection */
  export function take(): Promise<Connection>;
}
`;

const catalogue = catalogueOf(compileModels([{ name: 'driver', text: DRIVER }, { name: 'other', text: OTHER }]).data);

test('a model may refer to a library of the catalogue, which is loaded with it', () => {
  const { data, problems } = compileModelsBeside(catalogue, [{ name: 'house.d.ts', text: HOUSE }]);
  expect(problems).toEqual([]);
  expect(data.libraries.map(({ name }) => name)).toEqual(['house']);
  expect(data.libraries[0]?.modules['house']?.functions['take']?.[0]?.effects).toMatchObject([{ kind: 'acquire', type: { module: 'driver', name: 'Connection' } }]);
  const joined = joinCatalogues(catalogue, data);
  expect(joined.libraries.map(({ name }) => name)).toEqual(['driver', 'other', 'house']);
  expect(joined.load(new Set(['house'])).libraries.map(({ name }) => name)).toEqual(['driver', 'house']);
});

test('a model takes the place of the one that declares the same module', () => {
  const { data } = compileModelsBeside(catalogue, [{ name: 'own.d.ts', text: DRIVER.replace('@library driver', '@library own') }]);
  expect(joinCatalogues(catalogue, data).libraries.map(({ name }) => name)).toEqual(['other', 'own']);
});

test('problems are those of the files alone', () => {
  const { problems } = compileModelsBeside(catalogue, [{ name: 'house.d.ts', text: HOUSE.replace('@acquire', '@aquire') }]);
  expect(problems).toEqual([{ file: 'house.d.ts', line: 4, column: 7, message: 'unknown tag @aquire; did you mean @acquire?' }]);
});
