import { describe, expect, it } from 'vitest';
import { catalogueOf } from '@leakcheck/models';
import { mentionTest, scanImports } from '../../src/program/index.js';
import { SAMPLE_MODELS } from './sample-models.js';

describe('imports read from text', () => {
  it.each([
    [`import a from 'x';`],
    [`import * as a from "x"`],
    [`import a, { b as c } from 'x';`],
    [`import {\n  a, // it's a comment\n  b,\n} from 'x';`],
    [`import type { A } from 'x';`],
    [`import { type A } from 'x';`],
    [`import 'x';`],
    [`import a = require('x');`],
    [`const a = require('x');`],
    [`const a = require(\n  "x",\n);`],
    [`const a = await import('x');`],
    ['const a = import(`x`);'],
    [`let t: import('x').Pool;`],
    [`const a = loadDriver('x', folder);`],
    [`const a = requirePeer<{ Client: new () => Client }>(\n  'x',\n);`],
    [`import{a}from'x'`],
    [`import { a } from 'x'; export const f = async () => a();`],
    [`import { a } from 'x'; export function f() { return a(); }`],
    [`const a = require('x'); module.exports = function () { a(); };`],
  ])('%j', (text) => {
    expect(scanImports(text)).toEqual([{ specifier: 'x', passedOn: false }]);
  });

  it.each([
    [`export * from 'x';`],
    [`export * as a from 'x';`],
    [`export { a, type B } from 'x';`],
    [`export type { A } from 'x';`],
    [`module.exports = require('x');`],
    [`exports.a = require('x');`],
    [`module.exports = {\n  a: require('x'),\n};`],
    [`module.exports = { a: require('x') };`],
    [`__exportStar(require('x'), exports);`],
    [`import { a } from 'x'; export { a };`],
    [`import a from 'x'; export default a;`],
    [`import { a } from 'x'; export const b: B = new C(a);`],
    [`const a = require('x'); module.exports = { b, a };`],
    [`const { a: b } = require('x'); exports.b = b;`],
  ])('%j passes on', (text) => {
    expect(scanImports(text)).toEqual([{ specifier: 'x', passedOn: true }]);
  });

  it('tells neighbouring statements apart', () => {
    const text = `import a from 'a'\nexport const b = 1\nexport interface C { d: string }\nimport e from 'e'\nexport { f } from 'f'`;
    expect(scanImports(text)).toEqual([
      { specifier: 'a', passedOn: false },
      { specifier: 'e', passedOn: false },
      { specifier: 'f', passedOn: true },
    ]);
  });

  it('stays linear in text that is no import', () => {
    const text = 'import { '.repeat(20_000) + 'export '.repeat(20_000);
    expect(scanImports(text)).toEqual([]);
  });
});

describe('mentions of modelled methods', () => {
  const { mentionsMember, mentionsAcquiringMember } = mentionTest(SAMPLE_MODELS, catalogueOf(SAMPLE_MODELS).libraries);

  it.each([['client.release()'], ['client?.release?.()'], ['pool.query<Row>(sql)'], ['query(sql)'], ['pool\n  .connect (']])(
    '%j is one',
    (text) => {
      expect(mentionsMember(text)).toBe(true);
    },
  );

  it.each([['const release = 1'], ['prerelease()'], ['connection.close()'], ['$query()'], ['']])('%j is none', (text) => {
    expect(mentionsMember(text)).toBe(false);
  });

  it('tells acquiring from releasing', () => {
    expect(mentionsAcquiringMember('pool.getConnection()')).toBe(true);
    expect(mentionsAcquiringMember('client.release()')).toBe(false);
  });
});
