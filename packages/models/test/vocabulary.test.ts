import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileModel, VOCABULARY } from '../src/compile/index.js';

const PAGE = readFileSync(new URL('../../../docs/models.md', import.meta.url), 'utf8');

/** Heading → text beneath it, for the headings that name a tag. */
const SECTIONS = new Map(
  PAGE.split(/^#{2,3} /m).flatMap((section): [string, string][] => {
    const name = /^@(\w+)/.exec(section)?.[1];
    return name === undefined ? [] : [[name, section]];
  }),
);

test('docs/models.md has a section for every tag, and for nothing else', () => {
  expect([...SECTIONS.keys()].sort()).toEqual(Object.keys(VOCABULARY).sort());
});

test.each(Object.entries(VOCABULARY))('the section of @%s says what its argument is', (name, { syntax }) => {
  const heading = (SECTIONS.get(name) ?? '').split('\n', 1)[0];
  expect(heading === `@${name}`).toBe(syntax === '');
});

test.each(Object.keys(VOCABULARY))('the page shows an example of @%s', (name) => {
  const examples = [...PAGE.matchAll(/`{3}ts\n[^]*?`{3}|`@[^`]+`/g)].map(([text]) => text);
  expect(examples.filter((text) => text.includes(`@${name}`))).not.toEqual([]);
});

test('the model on the page compiles', () => {
  const example = /```ts\n([^]*?)```/.exec(PAGE)?.[1] ?? '';
  const { model, problems } = compileModel('shopdb.d.ts', example);
  expect(problems).toEqual([]);
  expect(model).toMatchObject({ name: 'shopdb', packages: { shopdb: '2.1.0' } });
});
