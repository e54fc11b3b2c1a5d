/** What is suggested in the place of a connection that is taken for one query. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/index.js';
import { findingsIn } from '../program-of.js';

const rule = 'prefer-pool-query';

/** The code with the only suggestion applied; undefined if there is none. */
function mended(code: string): string | undefined {
  const text = `import { Pool } from 'pg';\nconst pool = new Pool();\n${code}`;
  const [finding] = findingsIn({ 'db.ts': text }, rule);
  return finding && applied(text, finding)?.split('\n').slice(2).join('\n');
}

function applied(text: string, { fixes }: Finding): string | undefined {
  const [fix] = fixes;
  return fix && [...fix.edits].reverse().reduce((mended, { start, end, text: inserted }) => mended.slice(0, start) + inserted + mended.slice(end), text);
}

describe('the suggestion', () => {
  it('takes the connection out of statements in a row', () => {
    expect(mended(`export async function now() {
  const client = await pool.connect();
  const { rows } = await client.query('SELECT now()');
  client.release();
  return rows;
}`)).toBe(`export async function now() {
  const { rows } = await pool.query('SELECT now()');
  return rows;
}`);
  });

  it('leaves a try with its handler', () => {
    expect(mended(`export async function now() {
  const client = await pool.connect();
  try {
    return await client.query('SELECT now()');
  } catch (error) {
    return undefined;
  } finally {
    client.release();
  }
}`)).toBe(`export async function now() {
  try {
    return await pool.query('SELECT now()');
  } catch (error) {
    return undefined;
  }
}`);
  });

  it('leaves what else a cleanup does', () => {
    expect(mended(`export async function now() {
  const client = await pool.connect();
  try {
    return await client.query('SELECT now()');
  } finally {
    client.release();
    count += 1;
  }
}`)).toBe(`export async function now() {
  try {
    return await pool.query('SELECT now()');
  } finally {
    count += 1;
  }
}`);
  });

  it.each([
    ['a try that would have no handler left', "async () => { const c = await pool.connect(); try { await c.query('SELECT 1'); } finally { c.release(); } };"],
    ['a pool that a call hands out', "async () => { const c = await open().connect(); await c.query('SELECT 1'); c.release(); }; const open = () => pool;"],
    ['a release within an expression', "async () => { const c = await pool.connect(); await c.query('SELECT 1').then(() => c.release()); };"],
  ])('is not made for %s', (_, code) => {
    expect(findingsIn({ 'db.ts': `import { Pool } from 'pg'; const pool = new Pool(); export const run = ${code}` }, rule)).toMatchObject([{ fixes: [] }]);
  });

  it('says what to do', () => {
    const code = "import { Pool } from 'pg'; const pool = new Pool(); export const run = async () => { const c = await pool.connect(); await c.query('SELECT 1'); c.release(); };";
    expect(findingsIn({ 'db.ts': code }, rule)).toMatchObject([{
      confidence: 'certain',
      message: 'pool.connect() takes a connection for one query: pool.query() takes one, asks it, and gives it back on every path.',
    }]);
  });
});
