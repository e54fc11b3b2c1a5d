import { describe, expect, it } from 'vitest';
import { findingsIn, type Sources } from '../program-of.js';

const rule = 'require-pool-error-handler';

function reported(sources: Sources): readonly string[] {
  return findingsIn(sources, rule).map(({ file, line }) => `${file}:${String(line)}`);
}

function inTypeScript(code: string): readonly string[] {
  return reported({ 'db.ts': `import pg, { Pool } from 'pg'; ${code}` });
}

function inJavaScript(code: string): readonly string[] {
  return reported({ 'db.js': `const { Pool } = require('pg'); ${code}` });
}

describe('a pool that nothing listens to', () => {
  it.each([
    ['a constant', "const pool = new Pool(); export const now = () => pool.query('SELECT now()');"],
    ['an export', 'export const pool = new Pool();'],
    ['an export by name', 'const pool = new Pool(); export { pool as db };'],
    ['a default export', 'const pool = new Pool(); export default pool;'],
    ['a variable that is filled late', 'let pool: Pool | undefined; export function open() { if (!pool) pool = new Pool(); }'],
    ['a field', 'export class Orders { readonly #pool = new Pool(); list() { return this.#pool.query("SELECT 1"); } }'],
    ['a field that the constructor fills', 'export class Orders { private pool: Pool; constructor() { this.pool = new Pool(); } }'],
    ['other events', "const pool = new Pool(); pool.on('connect', () => {}).on('remove', () => {});"],
    ['the listener of another pool', "const one = new Pool(); const two = new Pool({}); two.on('error', () => {});"],
    ['the listener of another field', "class A { pool = new Pool(); } class B { pool: Pool; constructor(p: Pool) { this.pool = p; p.on('error', () => {}); } }"],
    ['the listener of a connection', "const pool = new Pool(); export async function f() { const c = await pool.connect(); c.on('error', () => {}); c.release(); }"],
    ['an end in another function', "const pool = new Pool(); process.on('SIGTERM', () => { void pool.end(); });"],
    ['its numbers', 'const pool = new Pool(); setInterval(() => console.log(pool.totalCount, pool.idleCount), 1000);'],
  ])('%s', (_, code) => {
    expect(inTypeScript(code)).toEqual(['db.ts:1']);
  });

  it.each([
    ['a constant', 'const pool = new Pool(); module.exports = pool;'],
    ['one of several', 'const pool = new Pool(); module.exports = { pool };'],
    ['an export', 'exports.pool = new Pool();'],
  ])('%s in JavaScript', (_, code) => {
    expect(inJavaScript(code)).toEqual(['db.js:1']);
  });

  it('is told what to add', () => {
    expect(findingsIn({ 'db.ts': "import { Pool } from 'pg'; export const db = new Pool();" }, rule)).toMatchObject([{
      message: "pg Pool stops the process when an idle connection fails: add a listener with db.on('error', …).",
      confidence: 'likely',
      column: 46,
    }]);
  });
});

describe('a pool that something listens to, or may', () => {
  it.each([
    ['a listener', "const pool = new Pool(); pool.on('error', () => {});"],
    ['a listener after others', "const pool = new Pool(); pool.on('connect', () => {}).once('error', () => {});"],
    ['a listener at once', "export const pool = new Pool().on('error', () => {});"],
    ['a listener of a field', "class A { pool = new Pool(); constructor() { this.pool.addListener('error', () => {}); } }"],
    ['a listener through another object', "class A { pool = new Pool(); } const a = new A(); a.pool.on('error', () => {});"],
    ['a listener through an alias', "const pool = new Pool(); const db = pool; db.on('error', () => {});"],
    ['an event that is worked out', 'const pool = new Pool(); for (const event of events) pool.on(event, () => {});'],
    ['a pool that is returned', 'export function open() { const pool = new Pool(); return pool; }'],
    ['a pool that is returned at once', 'export const open = () => new Pool();'],
    ['a pool that is passed on', 'const pool = new Pool(); watch(pool);'],
    ['a pool in an object that is passed on', 'const pool = new Pool(); use({ pool });'],
    ['a pool in an argument', 'use(new Pool());'],
    ['a pool of which one knows nothing', 'const pool = new Pool(); pool.addHandlers();'],
    ['a pool that ends where it begins', "export async function f() { const pool = new Pool(); await pool.query('SELECT 1'); await pool.end(); }"],
    ['a script', "const pool = new Pool(); await pool.query('SELECT 1'); await pool.end();"],
    ['a dedicated client', 'export const client = new pg.Client();'],
  ])('%s', (_, code) => {
    expect(inTypeScript(code)).toEqual([]);
  });

  it.each([
    ['by name', 'export const pool = new Pool();', "import { pool } from './db'; pool.on('error', () => {});"],
    ['renamed', 'export const pool = new Pool();', "import { pool as store } from './db'; store.on('error', () => {});"],
    ['by default', 'const pool = new Pool(); export default pool;', "import store from './db'; store.on('error', () => {});"],
    ['as a module', 'export const pool = new Pool();', "import * as db from './db'; db.pool.on('error', () => {});"],
    ['passed on', 'export const pool = new Pool();', "import { pool } from './db'; watch(pool);"],
    ['passed on renamed', 'export const pool = new Pool();', "import { pool as store } from './db'; watch(store);"],
  ])('in another file, %s', (_, declaration, other) => {
    expect(reported({ 'db.ts': `import { Pool } from 'pg'; ${declaration}`, 'other.ts': other })).toEqual([]);
  });

  it.each([
    ['whole', 'const pool = new Pool(); module.exports = pool;', "const pool = require('./db'); pool.on('error', () => {});"],
    ['by name', 'const pool = new Pool(); module.exports = { pool };', "const { pool } = require('./db'); pool.on('error', () => {});"],
    ['as a member', 'exports.pool = new Pool();', "const db = require('./db'); db.pool.on('error', () => {});"],
  ])('in another file of JavaScript, %s', (_, declaration, other) => {
    expect(reported({ 'db.js': `const { Pool } = require('pg'); ${declaration}`, 'other.js': other })).toEqual([]);
  });

  it.each(['db.test.ts', 'db.spec.js', '__tests__/db.ts', 'test/db.ts', 'packages/a/tests/db.ts'])('in the test %s', (file) => {
    expect(reported({ [file]: "import { Pool } from 'pg'; export const pool = new Pool();" })).toEqual([]);
  });

  it('is one of a library that emits no errors', () => {
    expect(reported({ 'db.ts': "import { createPool } from 'mysql2'; export const pool = createPool({});" })).toEqual([]);
  });
});
