/**
 * eslint-plugin-leakcheck: the engine's rules inside ESLint 8 (eslintrc or flat), 9 and 10.
 *
 * Presets: `plugin:leakcheck/recommended` in eslintrc files, `leakcheck.configs['flat/recommended']` in flat ones.
 */
import { createRequire } from 'node:module';
import type { ESLint, Linter, Rule } from 'eslint';
import { PRESETS, RULE_IDS, type RuleId, type Severity } from '@leakcheck/core';
import { createRule } from './rule.js';

export type { RuleOptions } from './rule.js';

// The manifest is read at run time because importing JSON is still experimental in Node 20.
const manifest = createRequire(import.meta.url)('../package.json') as { readonly name: string; readonly version: string };

const rules: Readonly<Record<RuleId, Rule.RuleModule>> = {
  'no-unreleased-connection': createRule('no-unreleased-connection'),
  'no-unfinished-transaction': createRule('no-unfinished-transaction'),
  'no-unclosed-cursor': createRule('no-unclosed-cursor'),
  'no-double-release': createRule('no-double-release'),
  'no-use-after-release': createRule('no-use-after-release'),
  'no-pool-per-request': createRule('no-pool-per-request'),
  'no-nested-acquire': createRule('no-nested-acquire'),
  'no-transaction-on-pool': createRule('no-transaction-on-pool'),
  'no-dirty-release': createRule('no-dirty-release'),
  'no-slow-work-while-holding': createRule('no-slow-work-while-holding'),
  'prefer-pool-query': createRule('prefer-pool-query'),
  'valid-pool-options': createRule('valid-pool-options'),
  'pool-size': createRule('pool-size'),
  'require-acquire-timeout': createRule('require-acquire-timeout'),
  'require-connect-timeout': createRule('require-connect-timeout'),
  'require-query-timeout': createRule('require-query-timeout'),
  'require-transaction-timeout': createRule('require-transaction-timeout'),
  'no-fake-timeout': createRule('no-fake-timeout'),
  'require-pool-error-handler': createRule('require-pool-error-handler'),
};

const ESLINT_SEVERITY: Readonly<Record<Severity, Linter.StringSeverity>> = { error: 'error', warning: 'warn' };

function recommendedRules(): Linter.RulesRecord {
  return Object.fromEntries(
    RULE_IDS.map((id) => {
      const severity = PRESETS.recommended.severities[id];
      return [`leakcheck/${id}`, severity === undefined ? 'off' : ESLINT_SEVERITY[severity]];
    }),
  );
}

/** The shape of the plugin, with its presets by name. */
export interface LeakcheckPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string };
  readonly rules: Record<RuleId, Rule.RuleModule>;
  readonly configs: {
    /** For eslintrc files: `extends: ['plugin:leakcheck/recommended']`. */
    readonly recommended: Linter.LegacyConfig;
    /** For flat files: `leakcheck.configs['flat/recommended']`. */
    readonly 'flat/recommended': Linter.Config;
  };
}

const flatRecommended: Linter.Config = { name: 'leakcheck/recommended', rules: recommendedRules() };

export const plugin: LeakcheckPlugin = {
  meta: { name: manifest.name, version: manifest.version },
  rules,
  configs: {
    recommended: { plugins: ['leakcheck'], rules: recommendedRules() },
    'flat/recommended': flatRecommended,
  },
};
// A flat preset names the plugin itself, which exists only now.
flatRecommended.plugins = { leakcheck: plugin };

export default plugin;
// Node's require() of this module yields what is exported under this name.
export { plugin as 'module.exports' };
