import type { Confidence, Finding, RuleId, Severity } from '../report/index.js';

export const PRESET_NAMES = ['recommended', 'strict', 'all'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** Which findings are shown, and how grave they are. */
export interface Preset {
  readonly confidences: readonly Confidence[];
  /** A rule without a severity is off. */
  readonly severities: Readonly<Partial<Record<RuleId, Severity>>>;
}

/** Leaks stop a service, so they are errors; timeouts and pool settings are warnings. */
const recommendedSeverities = {
  'no-unreleased-connection': 'error',
  'no-unfinished-transaction': 'error',
  'no-unclosed-cursor': 'error',
  'no-double-release': 'error',
  'no-use-after-release': 'error',
  'no-pool-per-request': 'warning',
  'no-nested-acquire': 'error',
  'no-transaction-on-pool': 'error',
  'valid-pool-options': 'warning',
  'pool-size': 'warning',
  'require-acquire-timeout': 'warning',
  'require-connect-timeout': 'warning',
  'require-query-timeout': 'warning',
  'no-fake-timeout': 'warning',
  'require-pool-error-handler': 'warning',
} as const satisfies Partial<Record<RuleId, Severity>>;

/** Beside the rest: what costs throughput, and matters of style. */
const strictSeverities = {
  ...recommendedSeverities,
  'no-dirty-release': 'warning',
  'no-slow-work-while-holding': 'warning',
  'prefer-pool-query': 'warning',
  'require-transaction-timeout': 'warning',
} as const satisfies Partial<Record<RuleId, Severity>>;

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  recommended: { confidences: ['certain', 'likely'], severities: recommendedSeverities },
  strict: { confidences: ['certain', 'likely', 'possible'], severities: strictSeverities },
  all: {
    confidences: ['certain', 'likely', 'possible'],
    severities: {
      'no-unreleased-connection': 'error',
      'no-unfinished-transaction': 'error',
      'no-unclosed-cursor': 'error',
      'no-double-release': 'error',
      'no-use-after-release': 'error',
      'no-pool-per-request': 'error',
      'no-nested-acquire': 'error',
      'no-transaction-on-pool': 'error',
      'no-dirty-release': 'error',
      'no-slow-work-while-holding': 'error',
      'prefer-pool-query': 'error',
      'valid-pool-options': 'error',
      'pool-size': 'error',
      'require-acquire-timeout': 'error',
      'require-connect-timeout': 'error',
      'require-query-timeout': 'error',
      'require-transaction-timeout': 'error',
      'no-fake-timeout': 'error',
      'require-pool-error-handler': 'error',
    },
  },
};

/** The findings that a preset shows, with the preset's severities, in the order given. */
export function applyPreset(findings: readonly Finding[], preset: Preset): readonly Finding[] {
  return findings.flatMap((finding) => {
    const severity = preset.severities[finding.ruleId];
    return severity !== undefined && preset.confidences.includes(finding.confidence)
      ? [{ ...finding, severity }]
      : [];
  });
}
