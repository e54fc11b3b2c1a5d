/** The suggested edit: it releases in a finally block, and the mended program is silent. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/index.js';
import { findingsOf } from './findings-of.js';

function programWith(body: string): string {
  return `import { Pool } from 'pg';\nimport type { DataSource } from 'typeorm';\nconst pool = new Pool();\nexport async function f(a: boolean, source: DataSource) {\n${body}\n}\n`;
}

function fixesOf(text: string): readonly Finding['fixes'][] {
  return findingsOf({ 'program.ts': text }).filter(({ ruleId }) => ruleId === 'no-unreleased-connection').map(({ fixes }) => fixes);
}

function apply(text: string, [fix]: Finding['fixes']): string {
  const edits = [...(fix?.edits ?? [])].sort((one, other) => other.start - one.start);
  return edits.reduce((result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
}

describe('a leak that a finally block mends', () => {
  it.each([
    ['released as the last statement', '  const c = await pool.connect();\n  await c.query("x");\n  c.release();'],
    ['an early return', '  const c = await pool.connect();\n  if (a) {\n    c.release();\n    return 1;\n  }\n  await c.query("x");\n  c.release();\n  return 2;'],
    ['never released', '  const c = await pool.connect();\n  return (await c.query("x")).rows;'],
    ['an asynchronous release', '  const runner = source.createQueryRunner();\n  await runner.query("x");\n  await runner.release();'],
  ])('%s', (_, body) => {
    const text = programWith(body);
    const [fixes] = fixesOf(text);
    const mended = apply(text, fixes ?? []);
    expect(fixes?.[0]?.kind).toBe('suggestion');
    expect(findingsOf({ 'program.ts': mended })).toEqual([]);
  });

  it('awaits a release that is a promise', () => {
    const text = programWith('  const runner = source.createQueryRunner();\n  await runner.query("x");');
    expect(apply(text, fixesOf(text)[0] ?? [])).toContain('await runner.release();');
  });
});

describe('nothing is suggested where a person has to decide', () => {
  it.each([
    ['a release with an argument', '  const c = await pool.connect();\n  try { await c.query("x"); c.release(); } catch (e) { if (a) c.release(true); }'],
    ['a variable that is assigned later', '  let c;\n  c = await pool.connect();\n  await c.query("x");\n  c.release();'],
    ['a release as the whole branch', '  const c = await pool.connect();\n  await c.query("x");\n  if (a) c.release();'],
  ])('%s', (_, body) => {
    expect(fixesOf(programWith(body))).toEqual([[]]);
  });
});
