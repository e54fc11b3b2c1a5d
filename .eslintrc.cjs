'use strict';

const { compilerTypesAllowed, zones } = require('./tools/import-arrows.cjs');

const compilerMessage = 'Only lower/, types/, program/, compiler.ts, session.ts and analyse.ts of core know the compiler.';
const compilerAtRunTimeMessage = 'Core is handed the compiler: import its types only, and read nodes through compiler.ts.';

/** The lint configuration; eslint.config.js hands it to ESLint 10. */
module.exports = {
  root: true,
  ignorePatterns: [
    '**/dist/**',
    'coverage/**',
    // Programs that are meant to be faulty.
    'fixtures/**',
    'examples/**',
    // Declarations of other people's interfaces.
    'packages/models/libraries/**',
  ],
  noInlineConfig: true,
  env: { es2023: true, node: true },
  parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
  extends: ['eslint:recommended'],
  rules: { eqeqeq: 'error', 'object-shorthand': 'error', 'no-else-return': 'error' },
  overrides: [
    { files: ['**/*.cjs'], parserOptions: { sourceType: 'script' } },
    {
      files: ['**/*.ts'],
      parser: '@typescript-eslint/parser',
      parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: __dirname },
      plugins: ['import-x'],
      extends: ['plugin:@typescript-eslint/recommended-type-checked', 'plugin:leakcheck/recommended'],
      settings: {
        'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
        'import-x/resolver': { typescript: { project: `${__dirname}/tsconfig.lint.json` } },
      },
      rules: {
        '@typescript-eslint/consistent-type-exports': 'error',
        '@typescript-eslint/consistent-type-imports': 'error',
        '@typescript-eslint/no-import-type-side-effects': 'error',
        '@typescript-eslint/no-non-null-assertion': 'error',
        '@typescript-eslint/no-unnecessary-condition': 'error',
        '@typescript-eslint/prefer-readonly': 'error',
        '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
        // Interfaces of plain functions are written with methods, and taken apart.
        '@typescript-eslint/unbound-method': 'off',
        '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
        'import-x/no-cycle': 'error',
        'import-x/no-restricted-paths': ['error', { basePath: __dirname, zones }],
        'import-x/no-self-import': 'error',
        'import-x/no-useless-path-segments': 'error',
      },
    },
    {
      // The companion runs inside other people's programs, where values need not be what their types promise.
      files: ['packages/runtime/**/*.ts'],
      rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
    },
    {
      // Tests hold values against what types promise, and stand in for asynchronous interfaces.
      files: ['packages/*/test/**/*.ts', 'tools/test/**/*.ts'],
      rules: {
        '@typescript-eslint/no-unnecessary-condition': 'off',
        '@typescript-eslint/require-await': 'off',
        // The runner limits the time of a test, and many a test needs a pool with nothing set.
        'leakcheck/require-acquire-timeout': 'off',
        'leakcheck/require-connect-timeout': 'off',
        'leakcheck/require-query-timeout': 'off',
        'leakcheck/require-pool-error-handler': 'off',
      },
    },
    {
      // That a library ignores an option is what some of these tests prove.
      files: ['packages/models/test/truth/*.ts'],
      rules: { 'leakcheck/valid-pool-options': 'off' },
    },
    {
      // These tests show what a connection does that is left out, given back twice, in a transaction or by a stale reference:
      // most of what the rules report is the subject, the rest is left out only by a test that fails.
      files: ['packages/models/test/truth/**/*.ts', 'packages/runtime/test/**/*.ts'],
      rules: {
        'leakcheck/no-unreleased-connection': 'off',
        'leakcheck/no-unfinished-transaction': 'off',
        'leakcheck/no-unclosed-cursor': 'off',
        'leakcheck/no-double-release': 'off',
        'leakcheck/no-use-after-release': 'off',
        'leakcheck/no-nested-acquire': 'off',
      },
    },
    {
      files: ['packages/core/src/**/*.ts'],
      rules: {
        '@typescript-eslint/no-restricted-imports': ['error', { paths: [{ name: 'typescript', message: compilerMessage }] }],
      },
    },
    {
      files: compilerTypesAllowed,
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          { paths: [{ name: 'typescript', message: compilerAtRunTimeMessage, allowTypeImports: true }] },
        ],
      },
    },
  ],
};
