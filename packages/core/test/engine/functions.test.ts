/** Functions of every kind: methods, constructors, accessors, generators. */
import { describe, it } from 'vitest';
import { expectMarkedLines } from './marked.js';

const HEAD = "import { Pool, type PoolClient } from 'pg';\nconst pool = new Pool();\ndeclare const a: boolean;\n";

describe('every kind of function is judged', () => {
  const body = '{\nconst c = await pool.connect(); // want no-unreleased-connection\nif (a) return;\nc.release();\n}';
  it.each([
    ['a declaration', `export async function run() ${body}`],
    ['an expression', `export const run = async function named() ${body};`],
    ['an arrow function', `export const run = async () => ${body};`],
    ['a default export', `export default async function () ${body}`],
    ['a method', `export class A { async run() ${body} }`],
    ['a static method', `export class A { static async run() ${body} }`],
    ['a private method', `export class A { async #run() ${body} run() { return this.#run(); } }`],
    ['a property', `export class A { run = async () => ${body}; }`],
    ['a method of an object', `export const o = { async run() ${body} };`],
    ['a property of an object', `export const o = { run: async () => ${body} };`],
    ['a method of a class expression', `export const A = class { async run() ${body} };`],
    ['a function in a function', `export function outer() { return async () => ${body}; }`],
    ['a function in a namespace', `export namespace N { export async function run() ${body} }`],
    ['a handler', `declare const app: any;\napp.get('/', async () => ${body});`],
    ['a default of a parameter', `export function outer(run = async () => ${body}) { return run; }`],
    ['an async generator', `export async function* run() ${body}`],
    ['a decorated method', `declare const log: any;\n@log() export class A { @log async run(@log one?: string) ${body} }`],
  ])('%s', (_, code) => expectMarkedLines({ 'program.ts': HEAD + code }));
});

describe('generators', () => {
  it.each([
    ['released in finally', 'const c = await pool.connect();\ntry { yield 1; } finally { c.release(); }'],
    ['released behind the yield', 'const c = await pool.connect(); // want no-unreleased-connection\nyield 1;\nc.release();'],
    ['released before the yield', 'const c = await pool.connect();\nc.release();\nyield 1;'],
    ['released behind yield*', 'const c = await pool.connect(); // want no-unreleased-connection\nyield* [1, 2];\nc.release();'],
    ['released around yield*', 'const c = await pool.connect();\ntry { yield* [1, 2]; } finally { c.release(); }'],
    ['the value of a yield', 'const c = await pool.connect();\ntry { const next: unknown = yield 1; void next; } finally { c.release(); }'],
  ])('%s', (_, body) => expectMarkedLines({ 'program.ts': `${HEAD}export async function* run() {\n${body}\n}` }));
});

describe('what only functions have', () => {
  it.each([
    ['new.target', 'export async function run() {\nconst c = await pool.connect();\ntry { void new.target; } finally { c.release(); }\n}'],
    ['super calls', 'class B { async run(c: PoolClient) {} }\nexport class A extends B { constructor() { super(); }\nasync run() {\nconst c = await pool.connect();\ntry { await super.run(c); } finally { c.release(); }\n} }'],
    ['super calls without release', 'class B { async run(c: PoolClient) { await c.query("x"); } }\nexport class A extends B {\nasync run() {\nconst c = await pool.connect(); // want no-unreleased-connection\nawait super.run(c);\n} }'],
    ['arguments', 'export async function run() {\nconst c = await pool.connect();\ntry { void arguments.length; } finally { c.release(); }\n}'],
    ['this parameters and overloads', 'export function run(this: void): Promise<void>;\nexport function run(this: void, n?: number): Promise<void>;\nexport async function run() {\nconst c = await pool.connect();\nc.release();\n}'],
    ['a function used before it stands', 'export async function run() {\nconst c = await pool.connect();\nawait use(c);\nfunction use(one: PoolClient) { one.release(); }\n}'],
    ['a function that calls itself', 'export async function run(n: number): Promise<void> {\nconst c = await pool.connect();\ntry { if (n > 0) await run(n - 1); } finally { c.release(); }\n}'],
    ['two functions that call each other', 'async function even(c: PoolClient, n: number): Promise<void> { if (n > 0) await odd(c, n - 1); }\nasync function odd(c: PoolClient, n: number): Promise<void> { await even(c, n); }\nexport async function run() {\nconst c = await pool.connect();\ntry { await even(c, 2); } finally { c.release(); }\n}'],
    ['enums', 'enum E { A = 1, B = A << 1, C = "x".length }\nexport async function run(e: E) {\nconst c = await pool.connect();\nif (e === E.A) c.release(); else c.release(true);\n}'],
  ])('%s', (_, code) => expectMarkedLines({ 'program.ts': HEAD + code }));
});
