/** no-use-after-release: late use, and work that is returned while it runs. */
import { describe, it } from 'vitest';
import { expectMarkedBody } from './marked.js';

describe('used after its release', () => {
  it.each([
    ['a query behind the release', 'const c = await pool.connect();\nc.release();\nawait c.query("x"); // want no-use-after-release'],
    ['a promise returned through finally', 'const c = await pool.connect();\ntry {\n  return c.query("x"); // want no-use-after-release\n} finally { c.release(); }'],
    ['a promise kept, then returned', 'const c = await pool.connect();\nconst result = c.query("x"); // want no-use-after-release\nc.release();\nreturn result;'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('near misses', () => {
  it.each([
    ['an awaited return', 'const c = await pool.connect();\ntry { return await c.query("x"); } finally { c.release(); }'],
    ['a new checkout under the old name', 'let c = await pool.connect();\nc.release();\nc = await pool.connect();\ntry { await c.query("x"); } finally { c.release(); }'],
    ['a release on the other branch', 'const c = await pool.connect();\ntry { if (a) return; await c.query("x"); } finally { c.release(); }'],
    ['the chain releases behind its work', 'const c = await pool.connect();\nreturn c.query("x").finally(() => c.release());'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('a listener runs later than the code behind it', () => {
  it.each([
    ['released on close, used before', 'const c = await pool.connect();\nresponse.on("close", () => c.release());\nawait c.query("x");'],
    ['released on end and on error', 'const c = await pool.connect();\nconst stream = source(c);\nstream.on("end", () => c.release());\nstream.on("error", () => c.release());'],
  ])('%s', (_, body) => expectMarkedBody(`const response: any = globalThis;\nconst source: any = globalThis;\n${body}`));
});
