/** `using` and `await using`, with values that can be disposed of and values that cannot. */
import { describe, it } from 'vitest';
import { expectMarkedBody, expectMarkedLines } from './marked.js';

describe('with pg, whose clients have no disposer', () => {
  it.each([
    ['using', 'using c = await pool.connect(); // want no-unreleased-connection'],
    ['await using', 'await using c = await pool.connect(); // want no-unreleased-connection'],
    ['a stack that releases', 'await using stack = new AsyncDisposableStack();\nconst c = await pool.connect();\nstack.defer(() => c.release());\nawait c.query("x");'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('with mysql2, whose connections have one', () => {
  const inPromises = (body: string): string => `import { createPool } from 'mysql2/promise';
const pool = createPool({});
declare const a: boolean;
export async function run(items: string[]): Promise<unknown> {
${body}
}
`;
  it.each([
    ['await using', 'await using c = await pool.getConnection();\nawait c.query("x");'],
    ['await using, left by return', 'await using c = await pool.getConnection();\nif (a) return;\nawait c.query("x");'],
    ['await using in a block', 'if (a) {\nawait using c = await pool.getConnection();\nawait c.query("x");\n}\nawait pool.query("x");'],
    ['await using in a loop', 'for (const item of items) {\nawait using c = await pool.getConnection();\nif (a) continue;\nif (item) break;\n}'],
    ['two in one declaration', 'await using c = await pool.getConnection(), d = await pool.getConnection();\nawait c.query("x");'],
    ['another one beside it', 'await using c = await pool.getConnection();\nconst d = await pool.getConnection(); // want no-unreleased-connection\nawait c.query("x");\nd.release();'],
    ['const instead', 'const c = await pool.getConnection(); // want no-unreleased-connection\nawait c.query("x");'],
    ['inside a try', 'try {\nawait using c = await pool.getConnection();\nawait c.query("x");\n} catch { return; }'],
    ['in a case of a switch', 'switch (items.length) {\ncase 1: {\nawait using c = await pool.getConnection();\nbreak;\n}\n}'],
  ])('%s', (_, body) => expectMarkedLines({ 'program.ts': inPromises(body) }));
});
