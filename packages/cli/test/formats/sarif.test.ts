import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '@leakcheck/checker';
import { RULE_IDS } from '@leakcheck/core';
import { formatSarif } from '../../src/formats/sarif.js';
import { FOREIGN_OPTION, LEAK, PROBLEM, REPORT, reportWith } from '../sample-report.js';
import { formatContext } from './format-context.js';

const schema = JSON.parse(
  readFileSync(new URL('../schemas/sarif-2.1.0.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(schema);

/** Formats the report, requires that the result keeps to the schema, and returns its only run. */
function runOf(report: CheckReport, context = formatContext()): Log['runs'][number] {
  const log = JSON.parse(formatSarif(report, context)) as Log;
  expect(validate(log), ajv.errorsText(validate.errors)).toBe(true);
  const [run, ...others] = log.runs;
  expect(others).toEqual([]);
  if (run === undefined) {
    throw new Error('a SARIF log needs a run');
  }
  return run;
}

describe('the SARIF format', () => {
  it('keeps to the schema with and without findings', () => {
    expect(runOf(REPORT).results).toHaveLength(2);
    expect(runOf(reportWith({ findings: [], sites: [] })).results).toEqual([]);
  });

  it('is rejected by the schema if it is wrong', () => {
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  it('places a result relative to the source root', () => {
    const run = runOf(reportWith({ findings: [{ ...LEAK, file: 'src/my users/#1.ts' }] }));
    expect(run.originalUriBaseIds).toEqual({ SRCROOT: { uri: 'file:///home/ann/shop/' } });
    expect(run.results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'src/my%20users/%231.ts', uriBaseId: 'SRCROOT' },
      region: { startLine: 6, startColumn: 24, endLine: 6, endColumn: 38 },
    });
  });

  it('carries level, message, fingerprint and confidence', () => {
    const [warning, error] = runOf(REPORT).results ?? [];
    expect(warning?.level).toBe('warning');
    expect(error).toMatchObject({
      ruleId: 'no-unreleased-connection',
      level: 'error',
      message: { text: LEAK.message },
      partialFingerprints: { 'leakcheck/v1': 'f1' },
      properties: { confidence: 'likely' },
    });
  });

  it('turns the path into a code flow, and leaves it out where there is none', () => {
    const [leak, option] = runOf(reportWith({ findings: [LEAK, FOREIGN_OPTION] })).results ?? [];
    const steps = leak?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.map(({ location }) => [location?.message?.text, location?.physicalLocation?.region?.startLine])).toEqual([
      ['acquired here', 6],
      ['may throw: leaves without release', 7],
    ]);
    expect(option).not.toHaveProperty('codeFlows');
  });

  it('turns the offsets of a fix into lines and columns', () => {
    const [leak] = runOf(REPORT).results?.slice(1) ?? [];
    expect(leak?.fixes).toEqual([
      {
        description: { text: 'Release in a finally block' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'src/users.ts', uriBaseId: 'SRCROOT' },
            replacements: [
              {
                deletedRegion: { startLine: 8, startColumn: 1, endLine: 8, endColumn: 1 },
                insertedContent: { text: '  } finally {\n' },
              },
              {
                deletedRegion: { startLine: 8, startColumn: 3, endLine: 8, endColumn: 20 },
                insertedContent: { text: '  client.release();\n  }' },
              },
            ],
          },
        ],
      },
    ]);
  });

  it('leaves a fix out if the file cannot be read any more', () => {
    const [leak] = runOf(reportWith({ findings: [LEAK] }), formatContext({ readSource: () => undefined })).results ?? [];
    expect(leak).not.toHaveProperty('fixes');
  });

  it('describes every rule, and results point to their descriptions', () => {
    const run = runOf(REPORT);
    const rules = run.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(RULE_IDS);
    expect(rules[0]?.help?.markdown).toBe('# no-unreleased-connection\n');
    for (const { ruleId, ruleIndex } of run.results ?? []) {
      expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
    }
  });

  it('reports unreadable files as notifications of the tool', () => {
    const [invocation] = runOf(reportWith({ findings: [], problems: [PROBLEM] })).invocations ?? [];
    expect(invocation?.toolExecutionNotifications?.[0]).toMatchObject({
      level: 'warning',
      message: { text: "';' expected." },
      locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 9 } } }],
    });
  });
});
