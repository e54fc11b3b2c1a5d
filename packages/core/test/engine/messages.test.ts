/** What findings say, and the path they tell. */
import { expect, it } from 'vitest';
import { findingsOf } from './findings-of.js';
import { inFunction } from './marked.js';

/** `line:column message`, then the steps of its path. */
function told(body: string): string {
  return findingsOf({ 'program.ts': inFunction(body) })
    .flatMap(({ line, column, message, path }) => [
      `${String(line)}:${String(column)} ${message}`,
      ...path.map((step) => `  ${String(step.line)}:${String(step.column)} ${step.note}`),
    ])
    .join('\n');
}

it('never released', () => {
  expect(told('const c = await pool.connect();\nawait c.query("x");')).toMatchInlineSnapshot(`
    "7:17 Connection from pg Pool.connect() is never released.
      7:17 acquired here
      9:1 leaves without release"
  `);
});

it('a dropped result', () => {
  expect(told('await pool.connect();')).toMatchInlineSnapshot(`
    "7:7 Connection from pg Pool.connect() is never released.
      7:7 acquired here
      8:1 leaves without release"
  `);
});

it('an early return', () => {
  expect(told('const c = await pool.connect();\nif (items.length === 0) return;\nc.release();')).toMatchInlineSnapshot(`
    "7:17 Connection from pg Pool.connect() is not released when the function returns on line 8 (when items.length === 0 holds).
      7:17 acquired here
      8:5 when items.length === 0 holds
      8:25 leaves without release"
  `);
});

it('a failing query', () => {
  expect(told('const c = await pool.connect();\nawait c.query("x");\nc.release();')).toMatchInlineSnapshot(`
    "7:17 Connection from pg Pool.connect() is not released when c.query() on line 8 fails.
      7:17 acquired here
      8:7 may reject: leaves without release"
  `);
});

it('a throw', () => {
  expect(told('const c = await pool.connect();\nif (a) throw new Error("x");\nc.release();')).toMatchInlineSnapshot(`
    "7:17 Connection from pg Pool.connect() is not released before the throw on line 8.
      7:17 acquired here
      8:8 throws: leaves without release"
  `);
});

it('a case of a switch', () => {
  expect(told('const c = await pool.connect();\nswitch (kind) {\ncase 1: return;\ndefault: c.release();\n}')).toMatchInlineSnapshot(`
    "7:17 Connection from pg Pool.connect() is not released when the function returns on line 9 (in case 1).
      7:17 acquired here
      9:6 in case 1
      9:9 leaves without release"
  `);
});

it('a loop that acquires again', () => {
  expect(told('for (;;) {\nconst c = await pool.connect();\nif (a) continue;\nc.release();\n}')).toMatchInlineSnapshot(`
    "8:17 Connection from pg Pool.connect() is acquired again, in the next round of the loop, before it is released.
      8:17 acquired here
      9:5 when a holds
      8:17 acquired again before it was released"
  `);
});

it('a failing acquisition beside the first', () => {
  expect(told('const c = await pool.connect();\nconst d = await pool.connect();\nd.release();\nc.release();')).toMatchInlineSnapshot(`
    "7:17 Connection from pg Pool.connect() is not released when pool.connect() on line 8 fails.
      7:17 acquired here
      8:17 may reject: leaves without release"
  `);
});

it('a second release', () => {
  expect(told('const c = await pool.connect();\nc.release();\nc.release();')).toMatchInlineSnapshot(`
    "9:1 c.release() releases a pg connection again that was released on line 8, which throws.
      7:17 acquired here
      8:1 released here
      9:1 released again"
  `);
});

it('a second release behind a failure', () => {
  expect(told('const c = await pool.connect();\ntry {\nawait c.query("x");\nc.release();\nawait work();\n} catch {\nc.release();\n}')).toMatchInlineSnapshot(`
    "13:1 c.release() releases a pg connection again that was released on line 10, which throws.
      7:17 acquired here
      10:1 released here
      13:1 released again"
  `);
});

it('a consumer that stops', () => {
  const findings = findingsOf({ 'program.ts': "import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function* run() {\nconst c = await pool.connect();\nyield 1;\nc.release();\n}" });
  expect(findings.map(({ message, path }) => [message, ...path.map(({ line, note }) => `${String(line)} ${note}`)])).toMatchInlineSnapshot(`
    [
      [
        "Connection from pg Pool.connect() is not released when the consumer stops at the yield on line 5.",
        "4 acquired here",
        "5 the consumer may stop here",
      ],
    ]
  `);
});
