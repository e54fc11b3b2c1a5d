import { describe, expect, it } from 'vitest';
import { formatJson } from '../../src/formats/json.js';
import { LEAK, PROBLEM, reportWith, SITE, STATS, UNJUDGED } from '../sample-report.js';
import { formatContext } from './format-context.js';

const text = formatJson(reportWith({ findings: [LEAK], sites: [SITE], problems: [PROBLEM], unjudged: [UNJUDGED], stats: { ...STATS, cut: 1 } }), formatContext());

describe('the JSON format', () => {
  it('has the keys that docs/command.md promises, in that order', () => {
    const parsed = JSON.parse(text) as { findings: object[] };
    expect(Object.keys(parsed)).toEqual(['version', 'findings', 'sites', 'stats', 'problems', 'unjudged']);
    expect(Object.keys(parsed.findings[0] ?? {})).toEqual([
      'ruleId',
      'severity',
      'confidence',
      'file',
      'line',
      'column',
      'endLine',
      'endColumn',
      'message',
      'resource',
      'path',
      'fixes',
      'fingerprint',
    ]);
  });

  it('holds the report unchanged', () => {
    expect(JSON.parse(text)).toEqual({
      version: 1,
      findings: [LEAK],
      sites: [SITE],
      stats: { files: 214, relevantFiles: 12, lines: 30_412, functions: 96, cut: 1, failed: 0, milliseconds: 812 },
      problems: [PROBLEM],
      unjudged: [UNJUDGED],
    });
  });

  it('ends in one line break', () => {
    expect(text).toMatch(/[^\n]\n$/);
  });
});
