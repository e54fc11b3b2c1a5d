import { describe, expect, it } from 'vitest';
import { scanTree } from './scan-tree.js';
import { temporaryTree } from './temporary-tree.js';

describe('relevant files', () => {
  it('are importers of modelled packages, then importers of those that mention a modelled method', () => {
    const folder = temporaryTree({
      'src/db.ts': `import { Pool } from 'pg'; export const pool = new Pool();`,
      'src/users.ts': `import { pool } from './db'; export const f = () => pool.connect();`,
      'src/routes.ts': `import { f } from './users'; export const g = () => f().then((c) => c.query('x'));`,
      'src/server.ts': `import './routes'; console.log('up');`,
      'src/colours.ts': `export const query = (text: string) => text;`,
    });
    expect(scanTree(folder).relevant).toEqual(['src/db.ts', 'src/routes.ts', 'src/users.ts']);
  });

  it('count type-only imports', () => {
    const folder = temporaryTree({ 'a.ts': `import type { PoolClient } from 'pg'; export let c: PoolClient;` });
    expect(scanTree(folder).relevant).toEqual(['a.ts']);
  });

  it('pass through barrels of both module systems', () => {
    const folder = temporaryTree({
      'db/pool.ts': `import { Pool } from 'pg'; export const pool = new Pool();`,
      'db/index.ts': `export * from './pool';`,
      'a.ts': `import { pool } from './db'; const client = await pool.connect();`,
      'old/pool.js': `const { Pool } = require('pg'); module.exports = new Pool();`,
      'old/index.js': `module.exports = { pool: require('./pool') };`,
      'b.js': `const { pool } = require('./old'); pool.connect().then((client) => client.release());`,
    });
    const tree = scanTree(folder);
    expect(tree.relevant).toEqual(['a.ts', 'b.js', 'db/index.ts', 'db/pool.ts', 'old/index.js', 'old/pool.js']);
    expect(tree.typeOf('client', 'a.ts')).toBe('PoolClient');
    expect(tree.typeOf('client', 'b.js')).toBe('PoolClient');
  });

  it('include importers that only construct a class which may hold a resource', () => {
    const folder = temporaryTree({
      'session.ts': `import { pool } from './db'; export class Session { async resume() { this.client = await pool.connect(); } }`,
      'db.ts': `import { Pool } from 'pg'; export const pool = new Pool();`,
      'routes.ts': `import { Session } from './session'; export const post = () => new Session().resume();`,
      'report.ts': `import type { Session } from './session'; const report = (session: Session) => session.resume();`,
    });
    expect(scanTree(folder).relevant).toEqual(['db.ts', 'routes.ts', 'session.ts']);
  });

  it('include untyped code that is handed a resource', () => {
    const folder = temporaryTree({
      'a.js': `const { Pool } = require('pg'); const done = require('./done'); new Pool().connect().then(done);`,
      'done.js': `module.exports = (client) => client.release();`,
      'log.js': `module.exports = console.log;`,
    });
    expect(scanTree(folder).relevant).toEqual(['a.js', 'done.js']);
  });

  it('include the sources of a modelled library itself where they mention an acquiring method', () => {
    const folder = temporaryTree({
      'package.json': '{ "name": "pg" }',
      'lib/pool.js': `class Pool { connect() {} } module.exports = Pool;`,
      'lib/colours.js': `exports.red = 1;`,
    });
    expect(scanTree(folder).relevant).toEqual(['lib/pool.js']);
  });
});

describe('the program', () => {
  it('follows workspace packages, path mappings and subpath imports', () => {
    const folder = temporaryTree({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/db/package.json': '{ "name": "@shop/db", "main": "dist/index.js", "types": "dist/index.d.ts" }',
      'packages/db/src/index.ts': `import { Pool } from 'pg'; export const pool = new Pool();`,
      'packages/api/package.json': '{ "name": "@shop/api", "imports": { "#store": "./src/store.ts" } }',
      'packages/api/tsconfig.json': '{ // mapped\n "compilerOptions": { "paths": { "~/*": ["./src/*"] }, }, }',
      'packages/api/src/store.ts': `export { pool } from '@shop/db';`,
      'packages/api/src/mapped.ts': `import { pool } from '~/store'; const viaPaths = pool.connect();`,
      'packages/api/src/hash.ts': `import { pool } from '#store'; const viaImports = pool.connect();`,
    });
    const tree = scanTree(folder);
    expect(tree.typeOf('viaPaths', 'packages/api/src/mapped.ts')).toBe('Promise<PoolClient>');
    expect(tree.typeOf('viaImports', 'packages/api/src/hash.ts')).toBe('Promise<PoolClient>');
  });

  it('never reads node_modules', () => {
    const folder = temporaryTree({
      'node_modules/pg/index.ts': `export class Pool { connect(): string { return ''; } }`,
      'node_modules/wrapper/index.ts': `export { Pool } from 'pg';`,
      'a.ts': `import { Pool } from 'pg'; import { Pool as Wrapped } from 'wrapper';
        const client = new Pool().connect(); const unknown = new Wrapped();`,
    });
    const tree = scanTree(folder);
    expect(tree.relevant).toEqual(['a.ts']);
    expect(tree.typeOf('client', 'a.ts')).toBe('Promise<PoolClient>');
    expect(tree.typeOf('unknown', 'a.ts')).toBe('any');
  });

  it('sees what a single requested file imports, inside its repository', () => {
    const folder = temporaryTree({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'src/db.ts': `import { Pool } from 'pg'; export const pool = new Pool();`,
      'src/a.ts': `import { pool } from './db'; const client = await pool.connect();`,
      'src/b.ts': `import { pool } from './db'; pool.connect();`,
    });
    const tree = scanTree(folder, ['src/a.ts']);
    expect(tree.relevant).toEqual(['src/a.ts', 'src/db.ts']);
    expect(tree.typeOf('client', 'src/a.ts')).toBe('PoolClient');
  });
});
