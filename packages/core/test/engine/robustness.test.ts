/** Any text in, never a crash. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import ts from 'typescript';
import { findingsOf } from './findings-of.js';

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
