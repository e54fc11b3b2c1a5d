/** The examples on the rules' pages are programs: what a page calls incorrect is reported, what it calls correct is not. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '@leakcheck/checker';
import { applyPreset, type Finding, type Preset, PRESETS, RULE_DOCUMENTATION, RULE_IDS, type RuleId } from '@leakcheck/core';

const repository = new URL('../../../', import.meta.url);
const EXAMPLE = /^```(?<language>[jt]sx?) (?<verdict>incorrect|correct)\n(?<code>.*?)^```$/gms;

/** All rules, at the confidence that is shown unless somebody asks for more. */
const preset: Preset = { confidences: PRESETS.recommended.confidences, severities: PRESETS.strict.severities };

interface Example {
  readonly title: string;
  readonly file: string;
  readonly verdict: string;
  readonly code: string;
}

function examplesOf(page: string): readonly Example[] {
  return [...page.matchAll(EXAMPLE)].map(({ index, groups }, position) => {
    const { language = 'ts', verdict = '', code = '' } = groups ?? {};
    const line = page.slice(0, index).split('\n').length;
    return { title: `${verdict} example on line ${line}`, file: `example${position}.${language}`, verdict, code };
  });
}

describe.each(RULE_IDS)('the page of %s', (id: RuleId) => {
  const page = readFileSync(new URL(RULE_DOCUMENTATION[id].page, repository), 'utf8');
  const examples = examplesOf(page);
  let findings: readonly Finding[] = [];
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'leakcheck-docs-'));
    for (const { file, code } of examples) {
      writeFileSync(join(folder, file), code);
    }
    const report = await check({ cwd: folder, paths: ['.'], rules: [id] });
    expect(report.problems).toEqual([]);
    findings = applyPreset(report.findings, preset);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('begins with the name of the rule and what it reports', () => {
    expect(page.startsWith(`# ${id}\n\nReports ${RULE_DOCUMENTATION[id].description}.\n`)).toBe(true);
  });

  it('marks every example as incorrect or correct, and has both', () => {
    expect(page.match(/^```[jt]sx?/gm)).toHaveLength(examples.length);
    expect(new Set(examples.map(({ verdict }) => verdict))).toEqual(new Set(['incorrect', 'correct']));
  });

  it.each(examples)('$title', ({ file, verdict }) => {
    const rules = new Set(findings.filter((finding) => finding.file === file).map(({ ruleId }) => ruleId));
    expect([...rules]).toEqual(verdict === 'incorrect' ? [id] : []);
  });
});
