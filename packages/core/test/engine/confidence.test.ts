/** How sure a finding is: by what has to happen for the leak. */
import { describe, expect, it } from 'vitest';
import { findingsOf } from './findings-of.js';
import { inFunction } from './marked.js';

function confidences(body: string): readonly string[] {
  return findingsOf({ 'program.ts': inFunction(body) }).map(({ ruleId, confidence }) => `${ruleId} ${confidence}`);
}

describe('certain: nothing has to fail', () => {
  it.each([
    ['never released', 'const c = await pool.connect();\nawait c.query("x");'],
    ['an early return', 'const c = await pool.connect();\nif (a) return;\nc.release();'],
    ['an early return and a failure', 'const c = await pool.connect();\nawait c.query("x");\nif (a) return;\nc.release();'],
    ['a dropped result', 'await pool.connect();'],
    ['a loop', 'for (const item of items) { const c = await pool.connect(); if (item) continue; c.release(); }'],
  ])('%s', (_, body) => expect(confidences(body)).toEqual(['no-unreleased-connection certain']));
});

describe('likely: something fails that people must expect to fail', () => {
  it.each([
    ['a query', 'const c = await pool.connect();\nawait c.query("x");\nc.release();'],
    ['another acquisition', 'const c = await pool.connect();\nawait pool.query("x");\nc.release();'],
    ['any awaited call', 'const c = await pool.connect();\nawait work();\nc.release();'],
    ['a throw in a function of the program', 'const check = (value: string) => { if (!value) throw new Error("x"); };\nconst c = await pool.connect();\ncheck(items[0] ?? "");\nc.release();'],
    ['a throw', 'const c = await pool.connect();\nif (a) throw new Error("x");\nc.release();'],
    ['a return behind a caught failure', 'const c = await pool.connect();\ntry { await work(); } catch { return; }\nc.release();'],
  ])('%s', (_, body) => expect(confidences(body)).toEqual(['no-unreleased-connection likely']));
});

describe('possible: something fails that seldom does', () => {
  it.each([
    ['an unknown call', 'const c = await pool.connect();\nunknown(items);\nc.release();'],
    ['JSON.parse', 'const c = await pool.connect();\nJSON.parse("1");\nc.release();'],
  ])('%s', (_, body) => expect(confidences(body)).toEqual(['no-unreleased-connection possible']));
});

describe('nothing: what does not throw', () => {
  it.each([
    ['logging', 'const c = await pool.connect();\nconsole.log(c, Math.max(1, 2), Date.now());\nc.release();'],
    ['built-in collections', 'const c = await pool.connect();\nitems.map((item) => item.trim()).join();\nnew Map().set(1, 2);\nc.release();'],
    ['the acquisition itself', 'const c = await pool.connect();\nc.release();'],
  ])('%s', (_, body) => expect(confidences(body)).toEqual([]));
});

describe('a second release', () => {
  it.each([
    ['certain', 'const c = await pool.connect();\nc.release();\nc.release();'],
    ['likely', 'const c = await pool.connect();\ntry { await work(); c.release(); await work(); } catch { c.release(); }'],
    ['possible', 'const c = await pool.connect();\ntry { c.release(); unknown(); } catch { c.release(); }'],
  ])('%s', (confidence, body) => expect(confidences(body)).toEqual([`no-double-release ${confidence}`]));

  it.each([
    ['certain', 'client.release();\ntry { await pool.query("x"); } catch { return; }'],
    ['likely', 'try { await pool.query("x"); } catch { client.release(); }'],
  ])('in a function that is called: %s', (confidence, body) => {
    const helper = `}\nasync function finish(client: PoolClient): Promise<void> {\n${body}`;
    expect(confidences(`const c = await pool.connect();\nc.release();\nawait finish(c);\n${helper}`)).toEqual([`no-double-release ${confidence}`]);
  });
});
