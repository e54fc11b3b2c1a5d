/** A finding keeps its name when lines move, and no two have the same. */
import { describe, expect, it } from 'vitest';
import { findingsOf } from './findings-of.js';

const HEAD = "import { Pool } from 'pg';\nconst pool = new Pool();\n";
const LEAK = 'export async function one() { const c = await pool.connect(); await c.query("x"); }\n';
const DOUBLE = 'export async function two() { const c = await pool.connect(); c.release(); c.release(); }\n';

function fingerprints(text: string, file = 'program.ts'): readonly string[] {
  return findingsOf({ [file]: text }).map(({ fingerprint }) => fingerprint);
}

const original = fingerprints(HEAD + LEAK + DOUBLE);

describe('the fingerprint', () => {
  it('names each finding apart', () => {
    expect(new Set(original).size).toBe(2);
    expect(new Set(fingerprints(`${HEAD}export async function one() { const c = await pool.connect(); const d = await pool.connect(); }`)).size).toBe(2);
  });

  it.each([
    ['lines are added above', HEAD + '\n\n// more\nexport const more = 1;\n' + LEAK + DOUBLE],
    ['lines are added in the function', HEAD + LEAK.replace('{ ', '{\n  void 0;\n  ') + DOUBLE],
    ['indentation changes', HEAD + LEAK.replace('const', '\n\t\t\tconst') + DOUBLE],
    ['a function is added before', `${HEAD}export async function zero() { await pool.query("x"); }\n${LEAK}${DOUBLE}`],
  ])('stays when %s', (_, text) => {
    expect(fingerprints(text)).toEqual(original);
  });

  it('stays when functions change places', () => {
    expect([...fingerprints(HEAD + DOUBLE + LEAK)].sort()).toEqual([...original].sort());
  });

  it.each([
    ['the file', HEAD + LEAK + DOUBLE, 'other.ts'],
    ['the function', HEAD + LEAK.replace('one', 'uno') + DOUBLE.replace('two', 'dos'), 'program.ts'],
    ['the variable', (HEAD + LEAK + DOUBLE).replaceAll(/\bc\b/g, 'client'), 'program.ts'],
  ])('changes with %s', (_, text, file) => {
    expect(fingerprints(text, file).filter((one) => original.includes(one))).toEqual([]);
  });
});
