import { describe, expect, it } from 'vitest';
import { applyPreset, CONFIDENCES, type Finding, PRESETS, RULE_IDS } from '../../src/index.js';

const finding: Finding = {
  ruleId: 'valid-pool-options',
  severity: 'error',
  confidence: 'certain',
  file: 'pool.ts',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  message: 'pg ignores the option connectionLimit.',
  resource: { library: 'pg', kind: 'pool', name: null },
  path: [],
  fixes: [],
  fingerprint: 'f',
};

describe('applyPreset', () => {
  it('gives findings the severity of the preset', () => {
    expect(applyPreset([finding], PRESETS.recommended)).toEqual([{ ...finding, severity: 'warning' }]);
    expect(applyPreset([finding], PRESETS.all)).toEqual([{ ...finding, severity: 'error' }]);
  });

  it('drops findings of rules that the preset leaves off', () => {
    expect(applyPreset([finding], { confidences: CONFIDENCES, severities: {} })).toEqual([]);
  });

  it('keeps the order, and drops what is less sure than the preset wants', () => {
    const findings = CONFIDENCES.map((confidence) => ({ ...finding, confidence }));
    const shown = (preset: keyof typeof PRESETS): string[] =>
      applyPreset(findings, PRESETS[preset]).map(({ confidence }) => confidence);
    expect(shown('recommended')).toEqual(['certain', 'likely']);
    expect(shown('strict')).toEqual(['certain', 'likely', 'possible']);
  });
});

describe('the preset all', () => {
  it('makes every rule an error', () => {
    expect(RULE_IDS.map((id) => PRESETS.all.severities[id])).toEqual(RULE_IDS.map(() => 'error'));
  });
});
