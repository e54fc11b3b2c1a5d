/** The `confidence` option decides how sure a finding must be to be shown. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import type { Confidence } from '@leakcheck/core';
import plugin from '../src/index.js';

const programs: Readonly<Record<Confidence, string>> = {
  certain: 'await pool.connect();',
  likely: "const client = await pool.connect(); await client.query('SELECT 1'); client.release();",
  possible: 'const client = await pool.connect(); unknown(); client.release();',
};

function reportsOn(body: string, options: readonly unknown[]): number {
  const code = `const { Pool } = require('pg'); const pool = new Pool(); exports.run = async (unknown) => { ${body} };`;
  const messages = new Linter().verify(code, {
    languageOptions: { sourceType: 'commonjs' },
    plugins: { leakcheck: plugin },
    rules: { 'leakcheck/no-unreleased-connection': ['error', ...options] },
  });
  return messages.length;
}

describe.each<[string, readonly unknown[], readonly Confidence[]]>([
  ['without options', [], ['certain', 'likely']],
  ['with certain', [{ confidence: 'certain' }], ['certain']],
  ['with likely', [{ confidence: 'likely' }], ['certain', 'likely']],
  ['with possible', [{ confidence: 'possible' }], ['certain', 'likely', 'possible']],
])('%s', (_name, options, shown) => {
  it.each<Confidence>(['certain', 'likely', 'possible'])('a %s finding', (confidence) => {
    expect(reportsOn(programs[confidence], options)).toBe(shown.includes(confidence) ? 1 : 0);
  });
});

it('another value is refused', () => {
  expect(() => reportsOn('', [{ confidence: 'sure' }])).toThrow(/"sure" should be equal to one of the allowed values/);
});
