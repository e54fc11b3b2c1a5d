/** Fixes of findings become fixes and suggestions of ESLint messages. */
import { Linter } from 'eslint';
import { expect, it, vi } from 'vitest';
import type { AnalysisResult, Edit, Finding, Fix } from '@leakcheck/core';
import plugin from '../src/index.js';

const code = "const { Pool } = require('pg'); new Pool({ connectionLimit: 5 });";
const file = 'pool.js';

const { analyse } = vi.hoisted(() => ({ analyse: vi.fn<() => AnalysisResult>() }));
vi.mock('@leakcheck/core', async (importOriginal) => ({ ...(await importOriginal<object>()), analyse }));

function edit(old: string, text: string, inFile = file): Edit {
  const start = code.indexOf(old);
  return { file: inFile, start, end: start + old.length, text };
}

function messagesFor(fixes: readonly Fix[]): Linter.LintMessage[] {
  const finding: Finding = {
    ruleId: 'valid-pool-options',
    severity: 'warning',
    confidence: 'certain',
    file,
    line: 1,
    column: 44,
    endLine: 1,
    endColumn: 59,
    message: 'pg calls this option {{max}}.',
    resource: { library: 'pg', kind: 'pool', name: null },
    path: [],
    fixes,
    fingerprint: 'one',
  };
  analyse.mockReturnValueOnce({ findings: [finding], sites: [], inventory: [], functions: 1, unjudged: [] });
  return new Linter().verify(
    code,
    { languageOptions: { sourceType: 'commonjs' }, plugins: { leakcheck: plugin }, rules: { 'leakcheck/valid-pool-options': 'error' } },
    { filename: file },
  );
}

it('shows the message and the place as they are', () => {
  expect(messagesFor([])).toMatchObject([
    { message: 'pg calls this option {{max}}.', line: 1, column: 44, endLine: 1, endColumn: 59 },
  ]);
});

it('applies a fix by itself', () => {
  const [message] = messagesFor([{ title: 'Rename to max', kind: 'fix', edits: [edit('connectionLimit', 'max')] }]);
  expect(message?.fix).toEqual({ range: [code.indexOf('connectionLimit'), code.indexOf(': 5')], text: 'max' });
  expect(message?.suggestions ?? []).toEqual([]);
});

it('offers a suggestion, with all its edits', () => {
  const [message] = messagesFor([
    { title: 'Rename to max and raise it', kind: 'suggestion', edits: [edit('connectionLimit', 'max'), edit('5', '50')] },
  ]);
  expect(message?.fix).toBeUndefined();
  expect(message?.suggestions).toMatchObject([{ desc: 'Rename to max and raise it', fix: { text: 'max: 50' } }]);
});

it('leaves out what changes another file', () => {
  const [message] = messagesFor([{ title: 'Rename to max', kind: 'fix', edits: [edit('connectionLimit', 'max', 'other.js')] }]);
  expect(message?.fix).toBeUndefined();
});
