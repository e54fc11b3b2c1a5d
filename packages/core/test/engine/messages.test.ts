/** What findings say, and the path they tell. */
import { expect, it } from 'vitest';
import type { Finding, RuleId } from '../../src/index.js';
import { findingsOf } from './findings-of.js';
import { inFunction } from './marked.js';

/** `line:column message`, then the steps of its path. */
function told(body: string): string {
  return describe(findingsOf({ 'program.ts': inFunction(body) }));
}

/** The same for another rule than those about connections. */
function toldBy(rule: RuleId, body: string): string {
  return describe(findingsOf({ 'program.ts': inFunction(body).replace("'pg';", "'pg'; import Cursor from 'pg-cursor';") }, [rule]));
}

function describe(findings: readonly Finding[]): string {
  return findings
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

it('a transaction left open by an early return', () => {
  expect(toldBy('no-unfinished-transaction', 'const c = await pool.connect();\ntry {\nawait c.query("BEGIN");\nif (a) return;\nawait c.query("COMMIT");\n} catch (e) {\nawait c.query("ROLLBACK").catch(() => {});\n} finally {\nc.release();\n}')).toMatchInlineSnapshot(`
    "9:7 Transaction begun by c.query("BEGIN") is neither committed nor rolled back when the function returns on line 10 (when a holds): the next user of the connection goes on inside it.
      9:7 begun here
      10:5 when a holds
      10:8 leaves without commit or rollback"
  `);
});

it('a transaction that nothing rolls back', () => {
  expect(toldBy('no-unfinished-transaction', 'const c = await pool.connect();\ntry {\nawait c.query(`BEGIN ISOLATION LEVEL ${level}`);\nawait c.query("x");\nawait c.query("COMMIT");\n} finally {\nc.release();\n}')).toMatchInlineSnapshot(`
    "9:7 Transaction begun by c.query(\`BEGIN ISOLATION LEVEL \${level}\`) is neither committed nor rolled back when c.query() on line 10 fails: the next user of the connection goes on inside it.
      9:7 begun here
      10:7 may reject: leaves without commit or rollback"
  `);
});

it('a transaction begun again', () => {
  expect(toldBy('no-unfinished-transaction', 'for (;;) {\nconst c = await pool.connect();\nawait c.query("BEGIN").catch(() => {});\nc.release();\n}')).toMatchInlineSnapshot(`
    "9:7 Transaction begun by c.query("BEGIN") is neither committed nor rolled back when the loop goes round again: the next user of the connection goes on inside it.
      9:7 begun here
      9:7 begun again"
  `);
});

it('a cursor left before its end', () => {
  expect(toldBy('no-unclosed-cursor', 'const c = await pool.connect();\ntry {\nconst cursor = c.query(new Cursor("SELECT 1"));\nconst rows = await cursor.read(10);\nif (rows.length > 0) return rows;\n} finally {\nc.release();\n}')).toMatchInlineSnapshot(`
    "9:24 Cursor from new Cursor() stays open when the function returns on line 11 (when rows.length > 0 holds), and the next query of its connection waits for it: call close() on every way out.
      9:24 opened here
      11:5 when rows.length > 0 holds
      11:22 leaves it open"
  `);
});

it('a second connection of the pool', () => {
  expect(toldBy('no-nested-acquire', 'const c = await pool.connect();\ntry {\nawait pool.query("x");\n} finally {\nc.release();\n}')).toMatchInlineSnapshot(`
    "9:7 pool.query() waits for a connection while the one taken on line 7 is held: use that one, or callers that each hold one wait for each other for ever.
      7:17 a connection is held from here
      9:7 another one is waited for"
  `);
});

it('a second connection that a called function takes', () => {
  expect(toldBy('no-nested-acquire', 'const c = await pool.connect();\ntry {\nawait names(c);\n} finally {\nc.release();\n}\n}\nasync function names(c: any): Promise<any> {\nreturn await pool.query("x");')).toMatchInlineSnapshot(`
    "9:7 names() waits for a connection (for pool.query() on line 15) while the one taken on line 7 is held: use that one, or callers that each hold one wait for each other for ever.
      7:17 a connection is held from here
      9:7 this waits for another one
      15:14 which is taken here"
  `);
});

it('a second connection inside a callback', () => {
  expect(toldBy('no-nested-acquire', 'await withClient(async (c) => {\nawait pool.query("x");\n});\n}\nasync function withClient(work: any): Promise<any> {\nconst c = await pool.connect();\ntry {\nreturn await work(c);\n} finally {\nc.release();\n}')).toMatchInlineSnapshot(`
    "8:7 pool.query() waits for a connection while the call on line 7 holds another one of the same pool: use that one, or callers that each hold one wait for each other for ever.
      7:7 holds a connection while it calls back
      8:7 another one is waited for"
  `);
});

it('a failing method of the program that is named like one of a collection', () => {
  const program = `import { Client } from 'pg';
class Orders {
  async delete(client: Client) {
    await client.query("x");
  }
}
export async function remove(orders: Orders) {
  const c = new Client();
  try {
    await c.connect();
    await orders.delete(c);
    await c.end();
    return true;
  } catch {
    return false;
  }
}`;
  expect(describe(findingsOf({ 'program.ts': program }))).toMatchInlineSnapshot(`
    "8:13 Connection from pg new Client is not released when orders.delete() on line 11 fails.
      8:13 acquired here
      11:11 may reject: leaves without release"
  `);
});

it('a method of an interface, one of whose implementations fails', () => {
  expect(describe(findingsOf({
    'program.ts': `import { Pool } from 'pg';
const pool = new Pool();
interface Cache { forget(key: string): Promise<void> }
export const inMemory = (entries: Map<string, string>): Cache => ({ async forget(key: string) { entries.delete(key); } });
export const remote = (url: string): Cache => ({ async forget(key: string) { await fetch(url + key); } });
export async function remove(cache: Cache, key: string): Promise<void> {
  const client = await pool.connect();
  await cache.forget(key);
  client.release();
}
`,
  }))).toMatchInlineSnapshot(`
    "7:24 Connection from pg Pool.connect() is not released when cache.forget() on line 8 fails.
      7:24 acquired here
      8:9 may reject: leaves without release"
  `);
});
