/** Any text in, never a crash. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import ts from 'typescript';
import { programOf } from '../program-of.js';
import { analysisOf, findingsOf } from './findings-of.js';

const root = fileURLToPath(new URL('../../../../fixtures', import.meta.url));

const fixtures = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.[cm]?[jt]sx?$/.test(name))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

/** The tokens of a text with the blanks before each. */
function tokensOf(text: string): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.JSX, text);
  const tokens: string[] = [];
  for (let start = 0; scanner.scan() !== ts.SyntaxKind.EndOfFileToken; start = scanner.getTokenEnd()) tokens.push(text.slice(start, scanner.getTokenEnd()));
  return tokens;
}

/** One thing done to a range of tokens, whose ends are fractions of the text. */
interface Mutation {
  readonly kind: 'delete' | 'duplicate' | 'swap';
  readonly from: number;
  readonly length: number;
}

const arbitraryMutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('delete', 'duplicate', 'swap'),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 12 }),
});

function mutate(tokens: readonly string[], { kind, from, length }: Mutation): readonly string[] {
  const start = Math.floor(from * tokens.length);
  const [before, range, after] = [tokens.slice(0, start), tokens.slice(start, start + length), tokens.slice(start + length)];
  switch (kind) {
    case 'delete':
      return [...before, ...after];
    case 'duplicate':
      return [...before, ...range, ...range, ...after];
    case 'swap':
      return [...before, ...after.slice(0, length), ...range, ...after.slice(length)];
  }
}

function analysed(name: string, text: string): boolean {
  return findingsOf({ [`program${extname(name)}`]: text }).every(({ line, column }) => line > 0 && column > 0);
}

it.each(fixtures)('reads $name', ({ name, text }) => {
  expect(analysed(name, text)).toBe(true);
});

it('reads fixtures with tokens missing, repeated and exchanged', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fixtures), fc.array(arbitraryMutation, { minLength: 1, maxLength: 4 }), ({ name, text }, mutations) => {
      expect(analysed(name, mutations.reduce(mutate, tokensOf(text)).join(''))).toBe(true);
    }),
    { numRuns: 200, seed: 3 },
  );
});

it('reads any characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(analysed('a.ts', `import { Pool } from 'pg';\nconst c = new Pool().connect();\n${text}`)).toBe(true);
    }),
    { numRuns: 50, seed: 4 },
  );
});

it('reads what is nested deeply', () => {
  const nested = `import { Pool } from 'pg';\nasync function run(a: any) { const c = await new Pool().connect(); ${'if (a) { '.repeat(200)}c.release();${' }'.repeat(200)} return ${'('.repeat(200)}a${')'.repeat(200)}; }`;
  expect(analysed('a.ts', nested)).toBe(true);
});

/** A leak on line 3, in a function of its own, which is found whatever stands beside it. */
const LEAK = `import { Pool } from 'pg';
const pool = new Pool();
export async function leaks() { const client = await pool.connect(); await client.query('SELECT 1'); }
`;

describe('what is not judged', () => {
  it('is nothing in an ordinary file', () => {
    expect(analysisOf({ 'a.ts': LEAK })).toMatchObject({ findings: [{ line: 3 }], functions: 2, unjudged: [] });
  });

  it.each([
    ['a sum', `\nexport const text = ${'x + '.repeat(4000)}1;`],
    ['a condition', `\nexport const choice = ${'x ? 1 : '.repeat(1500)}0;`],
  ])('is code nested too deeply, such as %s', (_, nested) => {
    const { findings, unjudged } = analysisOf({ 'a.ts': `${LEAK}declare const x: any;${nested}` });
    expect(findings).toMatchObject([{ line: 3 }]);
    expect(unjudged).toMatchObject([{ file: 'a.ts', line: 1, name: '(top level)', reason: 'depth' }]);
  });

  it('is a function with more blocks than MAX_BLOCKS', () => {
    const long = `export async function long() { const client = await pool.connect();\n${'await client.query("SELECT 1");\n'.repeat(9000)}}`;
    const { findings, unjudged } = analysisOf({ 'a.ts': LEAK + long });
    expect(findings).toMatchObject([{ line: 3 }]);
    expect(unjudged).toEqual([{ file: 'a.ts', line: 4, column: 1, name: 'long', reason: 'size' }]);
  });

  it('is no function where TypeScript fails on a call that is not its own', () => {
    // TypeScript 6 fails on a function that decorates a private method, where decorators are the experimental ones.
    const decorated = `export async function decorated() {
  const client = await pool.connect();
  class Traced { @(function (method) { method.release(client); }) async #run() {} }
}`;
    expect(analysisOf({ 'a.ts': LEAK + decorated })).toMatchObject({ findings: [{ line: 3 }, { line: 5 }], unjudged: [] });
  });

  it('is a function on which TypeScript fails', () => {
    const sources = { 'a.ts': `${LEAK}export async function broken() { const client = await pool.connect(); }` };
    const { findings, unjudged } = analysisOf(sources, undefined, failingIn('broken', programOf(sources)));
    expect(findings).toMatchObject([{ line: 3 }]);
    expect(unjudged).toMatchObject([{ file: 'a.ts', line: 4, column: 1, name: 'broken', reason: 'error' }]);
    expect(unjudged[0]?.error).toMatch(/^Error: Debug Failure\n +at /);
  });
});

/** The program with a type checker that fails on whatever stands in the function of that name. */
function failingIn(name: string, program: ts.Program): ts.Program {
  const checker = program.getTypeChecker();
  const isInside = (node: ts.Node): boolean => ts.findAncestor(node, (outer) => ts.isFunctionDeclaration(outer) && outer.name?.text === name) !== undefined;
  const failing: ts.TypeChecker = {
    ...checker,
    getTypeAtLocation: (node) => {
      if (isInside(node)) throw new Error('Debug Failure');
      return checker.getTypeAtLocation(node);
    },
  };
  return { ...program, getTypeChecker: () => failing };
}
