/** Where the user's program has no types for a database library, the models' stand in for them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import plugin from '../src/index.js';

const code = [
  "import { Pool } from 'pg';",
  'const pool = new Pool();',
  'export async function ping() {',
  '  await pool.connect();',
  '}',
].join('\n');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakcheck-'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { allowJs: true, types: [] }, include: ['*'] }));
  writeFileSync(join(folder, 'ping.ts'), code);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('reports although pg is not installed', () => {
  const messages = new Linter({ cwd: folder }).verify(
    code,
    [
      { files: ['**/*.ts'], languageOptions: { parser, parserOptions: { project: 'tsconfig.json', tsconfigRootDir: folder } } },
      plugin.configs['flat/recommended'],
    ],
    { filename: join(folder, 'ping.ts') },
  );
  expect(messages.map(({ line, ruleId }) => ({ line, ruleId }))).toEqual([
    { line: 2, ruleId: 'leakcheck/require-acquire-timeout' },
    { line: 2, ruleId: 'leakcheck/require-connect-timeout' },
    { line: 2, ruleId: 'leakcheck/require-query-timeout' },
    { line: 2, ruleId: 'leakcheck/require-pool-error-handler' },
    { line: 4, ruleId: 'leakcheck/no-unreleased-connection' },
  ]);
});
