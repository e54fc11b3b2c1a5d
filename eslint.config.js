/** Reads `.eslintrc.cjs`, where the configuration really stands: ESLint 10 takes no eslintrc file by itself. */
import { FlatCompat } from '@eslint/eslintrc';
import js from '@eslint/js';

const compat = new FlatCompat({ baseDirectory: import.meta.dirname, recommendedConfig: js.configs.recommended });

export default [
  // Flat configurations lint only .js files unless an entry names the others.
  { files: ['**/*.ts', '**/*.cjs'] },
  ...compat.extends('./.eslintrc.cjs'),
];
