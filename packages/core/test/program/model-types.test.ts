import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createModelProgram, MAX_NEIGHBOURS } from '../../src/program/index.js';
import { hostOf, programOf, SAMPLES } from './in-memory.js';

describe('types of a single file', () => {
  it('follows await, Promise.all and destructuring', () => {
    const { typeOf } = programOf({
      '/app/a.ts': `import { Pool } from 'pg';
        const pool = new Pool();
        export async function f() {
          const single = await pool.connect();
          const [left, right] = await Promise.all([pool.connect(), pool.query('select 1')]);
          const many = await Promise.all([1, 2].map(() => pool.connect()));
          const settled = await Promise.allSettled([pool.connect()]);
          const first = await Promise.race([pool.connect(), new Promise<never>(() => undefined)]);
          const deferred = Promise.withResolvers<typeof single>();
          const later = await deferred.promise;
        }`,
    });
    expect(typeOf('single')).toBe('PoolClient');
    expect(typeOf('left')).toBe('PoolClient');
    expect(typeOf('right')).toBe('QueryResult');
    expect(typeOf('many')).toBe('PoolClient[]');
    expect(typeOf('settled')).toBe('[PromiseSettledResult<PoolClient>]');
    expect(typeOf('first')).toBe('PoolClient');
    expect(typeOf('later')).toBe('PoolClient');
  });

  it('gives callback parameters their types', () => {
    const { typeOf } = programOf({
      '/app/a.js': `const { Pool } = require('pg');
        const pool = new Pool();
        pool.connect((err, client, done) => { client.query('select 1'); done(); });
        pool.connect().then((chained) => chained.release());`,
    });
    expect(typeOf('client')).toBe('PoolClient');
    expect(typeOf('done')).toBe('() => void');
    expect(typeOf('chained')).toBe('PoolClient');
  });

  it('follows constructor injection and inherited fields', () => {
    const { typeOf } = programOf({
      '/app/a.ts': `import pg from 'pg';
        class Base { constructor(protected readonly pool: pg.Pool) {} }
        export class Repository extends Base {
          async load() { const client = await this.pool.connect(); return client; }
        }`,
    });
    expect(typeOf('client')).toBe('PoolClient');
  });

  it('flows through collections, generators and generics', () => {
    const { typeOf } = programOf({
      '/app/a.ts': `import type { PoolClient } from 'pg';
        declare const byName: Map<string, PoolClient>;
        for (const [, fromMap] of byName) fromMap.release();
        for (const fromSpread of [...byName.values()]) fromSpread.release();
        async function* clients(): AsyncGenerator<PoolClient> {}
        async function f() { for await (const fromGenerator of clients()) fromGenerator.release(); }
        const stack = new AsyncDisposableStack();
        const adopted = stack.adopt(byName.get('a')!, (value) => value.release());
        const picked: Pick<{ inner: PoolClient; other: number }, 'inner'> = byName as any;
        const inner = picked.inner;`,
    });
    expect(typeOf('fromMap')).toBe('PoolClient');
    expect(typeOf('fromSpread')).toBe('PoolClient');
    expect(typeOf('fromGenerator')).toBe('PoolClient');
    expect(typeOf('adopted')).toBe('PoolClient');
    expect(typeOf('inner')).toBe('PoolClient');
  });

  it('follows require in a TypeScript file and import = require', () => {
    const { typeOf } = programOf({
      '/app/a.ts': `const { Pool } = require('pg');
        import mysql = require('mysql2/promise');
        const pool = new Pool();
        const other = mysql.createPool({});
        export const dynamic = async () => { const loaded = await import('pg'); const third = new loaded.Pool(); };`,
    });
    expect(typeOf('pool')).toBe('Pool');
    expect(typeOf('other')).toBe('Pool');
    expect(typeOf('third')).toBe('Pool');
  });

  it('promisifies, keeps contexts and waits with the built-in modules', () => {
    const { typeOf } = programOf({
      '/app/a.ts': `import { promisify } from 'node:util';
        import { AsyncLocalStorage } from 'async_hooks';
        import { once, EventEmitter } from 'events';
        import Emitter from 'node:events';
        import { setTimeout as sleep } from 'node:timers/promises';
        import type { PoolClient } from 'pg';
        declare function open(name: string, callback: (error: Error | null, client: PoolClient) => void): void;
        const openAsync = promisify(open);
        const storage = new AsyncLocalStorage<PoolClient>();
        const current = storage.getStore();
        const slept = sleep(10);
        const fired = once(new Emitter(), 'end');
        class Named extends EventEmitter {}
        const chained = new Named().on('x', () => undefined);`,
    });
    expect(typeOf('openAsync')).toBe('(a: string) => Promise<PoolClient>');
    expect(typeOf('current')).toBe('PoolClient | undefined');
    expect(typeOf('slept')).toBe('Promise<void>');
    expect(typeOf('fired')).toBe('Promise<any[]>');
    expect(typeOf('chained')).toBe('Named');
  });

  it('leaves packages without a model untyped', () => {
    const { typeOf } = programOf({
      '/app/a.ts': `import express from 'express';
        import { readFile } from 'node:fs/promises';
        const app = express();
        const text = readFile('x');`,
    });
    expect(typeOf('app')).toBe('any');
    expect(typeOf('text')).toBe('any');
  });
});

describe('the built-in library', () => {
  it('is free of errors, as are the sample declarations', () => {
    const { program } = programOf({ '/app/a.ts': 'export {};' });
    const options = { ...program.getCompilerOptions(), skipLibCheck: false, skipDefaultLibCheck: false };
    const sources = new Map(program.getSourceFiles().map((file) => [file.fileName, file]));
    const host: ts.CompilerHost = {
      getSourceFile: (name) => sources.get(name),
      fileExists: (name) => sources.has(name),
      readFile: () => undefined,
      getDefaultLibFileName: () => 'lib.d.ts',
      writeFile: () => undefined,
      getCurrentDirectory: () => '/',
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      resolveModuleNameLiterals: (literals) => literals.map(() => ({ resolvedModule: undefined })),
    };
    const checked = ts.createProgram([...sources.keys()], options, host);
    const messages = [...checked.getGlobalDiagnostics(), ...checked.getSemanticDiagnostics()].map((diagnostic) =>
      ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
    );
    expect(messages).toEqual([]);
  });
});

describe('types across files', () => {
  it('follows require of a plain JavaScript file', () => {
    const { typeOf } = programOf({
      '/app/service.js': `const { pool, open } = require('./db');
        const whole = require('./whole');
        async function f() { const client = await pool.connect(); const opened = await open(); const other = await whole.connect(); }`,
      '/app/db.js': `const { Pool } = require('pg');
        const pool = new Pool();
        exports.open = async function () { return await pool.connect(); };
        module.exports.pool = pool;`,
      '/app/whole.js': `const pg = require('pg'); module.exports = new pg.Pool();`,
    });
    expect(typeOf('client')).toBe('PoolClient');
    expect(typeOf('opened')).toBe('PoolClient');
    expect(typeOf('other')).toBe('PoolClient');
  });

  it('follows barrels and imports of CommonJS from ES modules', () => {
    const { typeOf } = programOf({
      '/app/src/service.ts': `import { database } from './data';
        import legacy from './legacy.js';
        const pool = database.pool;
        const old = legacy.pool;`,
      '/app/src/data/index.ts': `export * from './database.js';`,
      '/app/src/data/database.ts': `import { Pool } from 'pg'; export const database = { pool: new Pool() };`,
      '/app/src/legacy.js': `const { Pool } = require('pg'); module.exports = { pool: new Pool() };`,
    });
    expect(typeOf('pool')).toBe('Pool');
    expect(typeOf('old')).toBe('Pool');
  });

  it('reads the text it is given, not the one on disk, and leaves irrelevant neighbours out', () => {
    const { program } = createModelProgram({
      compiler: ts,
      catalogue: SAMPLES,
      dependencies: new Set(),
      host: hostOf({
        '/app/a.ts': 'on disk',
        '/app/colours.ts': 'export const red = 1;',
        '/app/db.ts': `import { Pool } from 'pg'; export const pool = new Pool();`,
      }),
      fileName: '/app/a.ts',
      text: `import { red } from './colours'; import { pool } from './db'; pool.connect();`,
    });
    expect(program.getSourceFile('/app/a.ts')?.text).toContain('pool.connect()');
    expect(program.getSourceFile('/app/db.ts')).toBeDefined();
    expect(program.getSourceFile('/app/colours.ts')).toBeUndefined();
  });

  it('parses only what changed when a file is linted again', () => {
    const files = { '/app/a.ts': `import './db'; f();`, '/app/db.ts': `import 'pg'; export const x = 1;` };
    const before = programOf(files).program;
    const after = programOf({ ...files, '/app/a.ts': `import './db'; g();` }).program;
    expect(after.getSourceFile('/app/db.ts')).toBe(before.getSourceFile('/app/db.ts'));
    expect(after.getSourceFile('/app/a.ts')).not.toBe(before.getSourceFile('/app/a.ts'));
  });
});

describe('the program of a single file', () => {
  it('is bounded, the nearest files first', () => {
    const count = MAX_NEIGHBOURS + 20;
    const files: Record<string, string> = { '/app/a.ts': '' };
    for (let index = 0; index < count; index += 1) {
      files['/app/a.ts'] += `import './near${index}';\n`;
      files[`/app/near${index}.ts`] = `import 'pg'; import './far${index}';`;
      files[`/app/far${index}.ts`] = `import 'pg';`;
    }
    const names = programOf(files)
      .program.getSourceFiles()
      .map((file) => file.fileName)
      .filter((name) => name.startsWith('/app/'));
    expect(names).toHaveLength(MAX_NEIGHBOURS + 1);
    expect(names.filter((name) => name.includes('far'))).toEqual([]);
  });
});
