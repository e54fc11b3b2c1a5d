/** The releases of ESLint that the plugin promises to work with. */
import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';

export interface EslintRelease {
  readonly name: string;
  /** A linter that reads flat configurations. */
  readonly linter: (cwd: string) => Linter;
  /** The class that reads eslintrc configurations, where the release still has it. */
  readonly LegacyESLint?: LegacyESLintConstructor;
}

/** The options of ESLint's eslintrc class that the tests use. */
export type LegacyESLintConstructor = new (options: {
  readonly cwd: string;
  readonly useEslintrc: boolean;
  readonly overrideConfig: Linter.LegacyConfig;
}) => ESLint;

interface EslintModule {
  readonly Linter: new (options: { readonly cwd: string; readonly configType: 'flat' }) => Linter;
  readonly ESLint: LegacyESLintConstructor;
}

const require = createRequire(import.meta.url);

// The older releases are installed under names that have no types of their own; the parts used here have not changed.
const eslint8 = require('eslint8') as EslintModule;
const eslint9 = require('eslint9') as EslintModule;
const eslint9Legacy = require('eslint9/use-at-your-own-risk') as { readonly LegacyESLint: LegacyESLintConstructor };
const eslint10 = require('eslint') as EslintModule;

export const eslintReleases: readonly EslintRelease[] = [
  { name: 'ESLint 8', linter: flatLinter(eslint8), LegacyESLint: eslint8.ESLint },
  { name: 'ESLint 9', linter: flatLinter(eslint9), LegacyESLint: eslint9Legacy.LegacyESLint },
  { name: 'ESLint 10', linter: flatLinter(eslint10) },
];

function flatLinter({ Linter }: EslintModule): (cwd: string) => Linter {
  return (cwd) => new Linter({ cwd, configType: 'flat' });
}
