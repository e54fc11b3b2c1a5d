/** The flat preset reports the same in every release of ESLint, with every parser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RULE_IDS } from '@leakcheck/core';
import plugin from '../src/index.js';
import { eslintReleases } from './eslint-releases.js';

const root = fileURLToPath(new URL('../../../fixtures', import.meta.url));
/** The programs construct their pools in the shortest way, without limits and listeners. */
const preset: Linter.Config[] = [
  plugin.configs['flat/recommended'],
  { rules: Object.fromEntries(RULE_IDS.filter((id) => id.startsWith('require-')).map((id) => [`leakcheck/${id}`, 'off'])) },
];

const script = 'pg/exception-path/failing-neighbour.bad.js';
const module = 'pg/exception-path/release-last.bad.ts';

const setups: readonly (readonly [name: string, file: string, languageOptions: Linter.LanguageOptions])[] = [
  ['espree', script, { sourceType: 'commonjs' }],
  ['typescript-eslint without types', module, { parser }],
  ['typescript-eslint with types', module, { parser, parserOptions: { project: 'tsconfig.json', tsconfigRootDir: root } }],
  ['typescript-eslint with types on JavaScript', script, { parser, parserOptions: { project: 'tsconfig.json', tsconfigRootDir: root } }],
];

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(eslintReleases)('$name', ({ linter }) => {
  it.each(setups)('reports through %s', (_name, file, languageOptions) => {
    const filename = join(root, file);
    const config: Linter.Config[] = [{ files: ['**/*.ts', '**/*.js'], languageOptions }, ...preset];
    const messages = linter(root).verify(readFileSync(filename, 'utf8'), config, { filename });
    expect(messages.map(({ ruleId, severity }) => ({ ruleId, severity }))).toEqual([
      { ruleId: 'leakcheck/no-unreleased-connection', severity: 2 },
    ]);
  });

  it('reports the same when a single run parses a file again', () => {
    vi.stubEnv('TSESTREE_SINGLE_RUN', 'true');
    const filename = join(root, module);
    const languageOptions = { parser, parserOptions: { project: 'tsconfig.json', tsconfigRootDir: root } };
    const config: Linter.Config[] = [{ files: ['**/*.ts'], languageOptions }, ...preset];
    const lint = (): Linter.LintMessage[] => linter(root).verify(readFileSync(filename, 'utf8'), config, { filename });
    const first = lint();
    expect(first).toHaveLength(1);
    expect(lint()).toEqual(first);
  });

  it('points at the acquiring call', () => {
    const filename = join(root, module);
    const text = readFileSync(filename, 'utf8');
    const config: Linter.Config[] = [{ files: ['**/*.ts'], languageOptions: { parser } }, ...preset];
    const [message] = linter(root).verify(text, config, { filename });
    const line = text.split('\n').findIndex((candidate) => candidate.includes('pool.connect()'));
    const column = text.split('\n')[line]?.indexOf('pool.connect()') ?? Number.NaN;
    expect(message).toMatchObject({
      line: line + 1,
      endLine: line + 1,
      column: column + 1,
      endColumn: column + 1 + 'pool.connect()'.length,
    });
  });
});
