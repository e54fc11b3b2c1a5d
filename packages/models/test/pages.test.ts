import { expect, test } from 'vitest';
import { loadModels } from '../src/index.js';
import { renewPage } from '../src/pages/page.js';
import { staleTexts } from '../src/pages/texts.js';

test('the pages of the libraries and the table in README say what the models say: npm run library-pages', () => {
  const { stale, problems } = staleTexts(loadModels().libraries);
  expect(problems).toEqual([]);
  expect(stale.map(({ name }) => name)).toEqual([]);
});

test('a page gets the generated sections before its first one, once', () => {
  const pg = loadModels().libraries.find(({ name }) => name === 'pg');
  if (pg === undefined) throw new Error('there is no model of pg');
  const page = renewPage('# pg\n\nA driver.\n\n## Worth knowing\n\nMuch.\n', pg);
  expect(page.match(/^## .*/gm)).toEqual(['## What is tracked', '## Options', '## Worth knowing']);
  expect(page).toContain('| `pool.connect()` | a connection | `release()`, the callback\'s `done()` |');
  expect(page).toContain('| `max` | the largest number of connections |  | `10` | `Infinity` |');
  expect(renewPage(page, pg)).toBe(page);
});
