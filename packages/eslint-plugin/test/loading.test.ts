/** The built plugin is found and loaded the ways users do it: import, require, and by name from an eslintrc file. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import source, { type LeakcheckPlugin } from '../src/index.js';
import { eslintReleases } from './eslint-releases.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const require = createRequire(import.meta.url);

function shapeOf({ meta, rules, configs }: LeakcheckPlugin): unknown {
  return { meta, rules: Object.keys(rules), configs: Object.keys(configs) };
}

it('has a name, a version, its rules and its presets', () => {
  expect(shapeOf(source)).toEqual({
    meta: { name: 'eslint-plugin-leakcheck', version: '0.1.0' },
    rules: [
      'no-unreleased-connection',
      'no-unfinished-transaction',
      'no-unclosed-cursor',
      'no-double-release',
      'no-use-after-release',
      'no-pool-per-request',
      'no-nested-acquire',
      'no-transaction-on-pool',
      'no-dirty-release',
      'no-slow-work-while-holding',
      'prefer-pool-query',
      'valid-pool-options',
      'pool-size',
      'require-acquire-timeout',
      'require-connect-timeout',
      'require-query-timeout',
      'require-transaction-timeout',
      'no-fake-timeout',
      'require-pool-error-handler',
    ],
    configs: ['recommended', 'flat/recommended'],
  });
});

it('reports leaks as errors, and pool options and missing limits as warnings', () => {
  const rules = {
    'leakcheck/no-unreleased-connection': 'error',
    'leakcheck/no-unfinished-transaction': 'error',
    'leakcheck/no-unclosed-cursor': 'error',
    'leakcheck/no-double-release': 'error',
    'leakcheck/no-use-after-release': 'error',
    'leakcheck/no-pool-per-request': 'warn',
    'leakcheck/no-nested-acquire': 'error',
    'leakcheck/no-transaction-on-pool': 'error',
    'leakcheck/no-dirty-release': 'off',
    'leakcheck/no-slow-work-while-holding': 'off',
    'leakcheck/prefer-pool-query': 'off',
    'leakcheck/valid-pool-options': 'warn',
    'leakcheck/pool-size': 'warn',
    'leakcheck/require-acquire-timeout': 'warn',
    'leakcheck/require-connect-timeout': 'warn',
    'leakcheck/require-query-timeout': 'warn',
    'leakcheck/require-transaction-timeout': 'off',
    'leakcheck/no-fake-timeout': 'warn',
    'leakcheck/require-pool-error-handler': 'warn',
  };
  expect(source.configs.recommended).toEqual({ plugins: ['leakcheck'], rules });
  expect(source.configs['flat/recommended']).toMatchObject({ plugins: { leakcheck: source }, rules });
});

it('is what require() yields', () => {
  // Node resolves the name to the built package; the alias of the test runner does not apply.
  expect(shapeOf(require('eslint-plugin-leakcheck') as LeakcheckPlugin)).toEqual(shapeOf(source));
});

it('is the default export of an import', async () => {
  const built = (await import(require.resolve('eslint-plugin-leakcheck'))) as { readonly default: LeakcheckPlugin };
  expect(shapeOf(built.default)).toEqual(shapeOf(source));
});

describe.each(eslintReleases.filter(({ LegacyESLint }) => LegacyESLint !== undefined))('$name', ({ LegacyESLint }) => {
  it('extends plugin:leakcheck/recommended', async () => {
    const eslint = LegacyESLint && new LegacyESLint({
      cwd: root,
      useEslintrc: false,
      overrideConfig: { extends: ['plugin:leakcheck/recommended'], parserOptions: { ecmaVersion: 2022 } },
    });
    const code = [
      "const { Pool } = require('pg');",
      'const pool = new Pool();',
      'exports.now = async () => {',
      '  const client = await pool.connect();',
      "  return client.query('SELECT now()');",
      '};',
    ].join('\n');
    const results = await eslint?.lintText(code, { filePath: 'packages/eslint-plugin/now.js' });
    expect(results?.flatMap(({ messages }) => messages.map(({ line, ruleId, severity }) => ({ line, ruleId, severity })))).toEqual([
      { line: 2, ruleId: 'leakcheck/require-acquire-timeout', severity: 1 },
      { line: 2, ruleId: 'leakcheck/require-connect-timeout', severity: 1 },
      { line: 2, ruleId: 'leakcheck/require-query-timeout', severity: 1 },
      { line: 2, ruleId: 'leakcheck/require-pool-error-handler', severity: 1 },
      { line: 4, ruleId: 'leakcheck/no-unreleased-connection', severity: 2 },
    ]);
  });
});
