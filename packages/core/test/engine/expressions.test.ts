/** Expressions that carry a resource, and those that stand around one. */
import { describe, it } from 'vitest';
import { expectMarkedBody } from './marked.js';

describe('patterns', () => {
  it.each([
    ['an array', 'const [c] = [await pool.connect()];\nc.release();'],
    ['an array, never released', 'const [c] = [await pool.connect()]; // want no-unreleased-connection\nreturn c === given;'],
    ['a tuple of promises', 'const [c, rows] = await Promise.all([pool.connect(), 1]);\nc.release();'],
    ['an object', 'const { c } = { c: await pool.connect() };\nc.release();'],
    ['a renamed property', 'const { c: d } = { c: await pool.connect() };\nd.release();'],
    ['nested patterns', 'const { one: [{ c }] } = { one: [{ c: await pool.connect() }] };\nc.release();'],
    ['a default that acquires', 'const { c = await pool.connect() } = { c: given };\nif (!given) c.release();'],
    ['a default that acquires for nobody', 'const { c = await pool.connect() } = { c: given }; // want no-unreleased-connection\nif (given) c.release();'],
    ['a default in a parameter', 'const { c = undefined } = { c: await pool.connect() };\nc?.release();'],
    ['an assignment pattern', 'let c: PoolClient;\n({ c } = { c: await pool.connect() });\nc.release();'],
    ['an assignment pattern, never released', 'let c: PoolClient;\n[c] = [await pool.connect()]; // want no-unreleased-connection'],
    ['the rest of an array', 'const [, ...rest] = items;\nconst c = await pool.connect();\nc.release();'],
    ['a computed name', "const name = 'c';\nconst box = { [name]: await pool.connect() };\nbox.c.release();"],
    ['swapped', 'let c: PoolClient | undefined = await pool.connect();\nlet d = given;\n[c, d] = [d, c];\nd?.release();'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('names', () => {
  it.each([
    ['an alias', 'const c = await pool.connect();\nconst d = c;\nd.release();'],
    ['two aliases', 'const c = await pool.connect();\nconst d = c;\nd.release();\nc.release(); // want no-double-release'],
    ['an alias of an older value', 'let c = await pool.connect();\nconst d = c;\nd.release();\nc = await pool.connect(); // want no-unreleased-connection'],
    ['an inner name that hides it', 'const c = await pool.connect(); // want no-unreleased-connection\n{ const c = given; c?.release(); }'],
    ['var', 'if (a) { var c = await pool.connect(); }\nif (a) c!.release();'],
    ['a release taken as a value', 'const c = await pool.connect();\nconst done = c.release.bind(c);\ndone();'],
    ['as and !', 'const c = (await pool.connect()) as unknown as PoolClient;\n(c as PoolClient)!.release();'],
    ['satisfies', 'const c = (await pool.connect()) satisfies PoolClient;\nc.release();'],
    ['element access', "const c = await pool.connect();\nc['release']();"],
    ['element access to something else', "const c = await pool.connect(); // want no-unreleased-connection\nc['query']('x');"],
    ['assignment as a value', 'let c: PoolClient;\n(c = await pool.connect()).release();'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('around the release', () => {
  const held = (body: string): string => `const c = await pool.connect();\ntry {\n${body}\n} finally { c.release(); }`;
  it.each([
    ['templates', 'await c.query(`SELECT ${items.length} ${`${kind}`}`);'],
    ['tagged templates', 'const sql = (parts: TemplateStringsArray, ...values: unknown[]) => parts[0];\nawait c.query(sql`SELECT ${kind}` ?? "");'],
    ['spread arguments', 'await c.query(...(["SELECT 1"] as const));'],
    ['spread in arrays and objects', 'await work([...items, ...items], { ...{ kind }, items });'],
    ['class expressions', 'const Row = class extends Array { static of = kind; static { void kind; } #hidden = kind; get first() { return this.#hidden; } };\nawait work(new Row());'],
    ['getters and setters', 'const row = { get first() { return items[0]; }, set first(value) { void value; }, async *rest() { yield* items; } };\nawait work(row.first);'],
    ['import()', "const { readFile } = await import('node:fs/promises');\nawait readFile('x');"],
    ['import.meta', 'await work(import.meta.url);'],
    ['regular expressions, bigints, numbers with separators', 'await work(/[a-z]+/v, 10n ** 2n, 1_000);'],
    ['delete, in, instanceof, typeof', 'const row: any = {};\ndelete row.one;\nawait work("one" in row, row instanceof Error, typeof row);'],
    ['increments and compound assignments', 'let n = kind;\nn++; --n; n += 1; n **= 2; n >>>= 1;\nawait work(n);'],
    ['functions and arrow functions', 'function later() { return kind; }\nconst soon = async () => kind;\nawait work(later, soon);'],
    ['debugger, empty statements, blocks', 'debugger;;{}\nawait work();'],
    ['immediately invoked functions', 'await (async () => { await c.query("x"); })();'],
    ['new with and without arguments', 'await work(new Date(), new Date);'],
    ['unknown calls of unknown results', 'await (await work())()?.[kind]?.then?.(String);'],
    ['assertions', 'const row = <{ n: number }>await work();\nawait work(row!.n as number);'],
  ])('%s', (_, body) => {
    expectMarkedBody(held(body));
    expectMarkedBody(held(body).replace('pool.connect();', 'pool.connect(); // want no-unreleased-connection').replace('finally { c.release(); }', 'finally { a; }'));
  });
});
