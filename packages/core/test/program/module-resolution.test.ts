import ts from 'typescript';
import { catalogueOf } from '@leakcheck/models';
import { describe, expect, it } from 'vitest';
import { useCompiler } from '../../src/compiler.js';
import {
  createModuleResolver,
  createPathMappings,
  modelledModules,
  packagesByName,
  parseManifest,
  unaliased,
  type WorkspacePackage,
} from '../../src/program/index.js';
import { hostOf } from './in-memory.js';
import { SAMPLE_MODELS } from './sample-models.js';

useCompiler(ts);

/** What a specifier means in a file of some files (names, or texts by name): a file name, `model`, or `external`. */
function resolved(files: readonly string[] | Readonly<Record<string, string>>, specifier: string, from: string): string {
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(files)) {
    if (name.startsWith('/')) texts[name] = text;
    else texts[text] = '';
  }
  const host = hostOf(texts);
  const workspace = new Map<string, WorkspacePackage>();
  for (const [name, text] of Object.entries(texts)) {
    const manifest = name.endsWith('/package.json') ? parseManifest(text) : undefined;
    if (manifest?.name !== undefined) {
      workspace.set(manifest.name, { folder: name.slice(0, -'/package.json'.length), manifest });
    }
  }
  const resolve = createModuleResolver({
    host,
    modules: modelledModules(catalogueOf(SAMPLE_MODELS).libraries),
    workspace,
    pathMappingOf: createPathMappings({ host, boundary: '/app' }),
  });
  const resolution = resolve(specifier, from);
  return resolution.kind === 'file' ? resolution.fileName : resolution.kind;
}

describe('packages', () => {
  it('leaves modelled modules to their models, and what is not modelled of them untyped', () => {
    expect(resolved([], 'pg', '/app/a.ts')).toBe('model');
    expect(resolved([], 'mysql2/promise', '/app/a.ts')).toBe('model');
    expect(resolved([], 'pg/lib/utils', '/app/a.ts')).toBe('external');
    expect(resolved([], 'express', '/app/a.ts')).toBe('external');
  });

  it('never looks into node_modules', () => {
    expect(resolved(['/app/node_modules/express/index.ts'], 'express', '/app/a.ts')).toBe('external');
  });
});

describe('relative imports', () => {
  it.each([
    ['./b', '/app/b.ts'],
    ['./b', '/app/b.tsx'],
    ['./b', '/app/b.js'],
    ['./b', '/app/b.jsx'],
    ['./b', '/app/b.mjs'],
    ['./b', '/app/b.cjs'],
    ['./b.js', '/app/b.ts'],
    ['./b.js', '/app/b.tsx'],
    ['./b.jsx', '/app/b.tsx'],
    ['./b.mjs', '/app/b.mts'],
    ['./b.cjs', '/app/b.cts'],
    ['./b.js', '/app/b.js'],
    ['./b.ts', '/app/b.ts'],
    ['./user.service', '/app/user.service.ts'],
    ['./b', '/app/b/index.ts'],
    ['./b/', '/app/b/index.js'],
    ['.', '/app/index.ts'],
    ['../c', '/c.ts'],
  ])('%s means %s', (specifier, fileName) => {
    expect(resolved([fileName], specifier, '/app/a.ts')).toBe(fileName);
  });

  it('prefers the source to what is compiled from it, and a file to a folder', () => {
    expect(resolved(['/app/b.js', '/app/b.ts', '/app/b/index.ts'], './b.js', '/app/a.ts')).toBe('/app/b.ts');
    expect(resolved(['/app/b/index.ts', '/app/b.js'], './b', '/app/a.ts')).toBe('/app/b.js');
  });

  it('follows the main field of a folder without an index', () => {
    const files = { '/app/lib/package.json': '{ "main": "./start.js" }', '/app/lib/start.js': '' };
    expect(resolved(files, './lib', '/app/a.js')).toBe('/app/lib/start.js');
  });
});

describe('tsconfig.json', () => {
  it('maps paths, the tightest pattern first, and falls back on baseUrl', () => {
    const files = {
      '/app/tsconfig.json': `{
        // comments and trailing commas are fine
        "compilerOptions": { "baseUrl": "./src", "paths": { "@/*": ["./*"], "@/db/*": ["./data/*"], "config": ["./conf"] }, },
      }`,
      '/app/src/db/x.ts': '',
      '/app/src/data/x.ts': '',
      '/app/src/other.ts': '',
      '/app/src/conf.ts': '',
    };
    expect(resolved(files, '@/db/x', '/app/src/a.ts')).toBe('/app/src/data/x.ts');
    expect(resolved(files, '@/other', '/app/src/a.ts')).toBe('/app/src/other.ts');
    expect(resolved(files, 'config', '/app/src/deep/a.ts')).toBe('/app/src/conf.ts');
    expect(resolved(files, 'db/x', '/app/src/a.ts')).toBe('/app/src/db/x.ts');
  });

  it('inherits paths by extends, relative to where they are written, but not from outside the boundary', () => {
    const files = {
      '/app/tsconfig.base.json': '{ "compilerOptions": { "paths": { "@db": ["./libs/db/src"] } } }',
      '/app/apps/api/tsconfig.json': '{ "extends": ["@tsconfig/node20", "../../tsconfig.base"] }',
      '/app/apps/web/tsconfig.json': '{ "extends": "../../../outside.json" }',
      '/outside.json': '{ "compilerOptions": { "paths": { "@db": ["./x"] } } }',
      '/app/libs/db/src/index.ts': '',
      '/x.ts': '',
    };
    expect(resolved(files, '@db', '/app/apps/api/src/a.ts')).toBe('/app/libs/db/src/index.ts');
    expect(resolved(files, '@db', '/app/apps/web/src/a.ts')).toBe('external');
  });

  it('takes the paths of referenced configurations where it has none, and survives circles', () => {
    const files = {
      '/app/tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }], "extends": "./tsconfig.json" }',
      '/app/tsconfig.app.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } }, "references": [{ "path": "." }] }',
      '/app/src/b.ts': '',
    };
    expect(resolved(files, '~/b', '/app/src/a.ts')).toBe('/app/src/b.ts');
  });
});

describe('workspace packages', () => {
  const workspacePackage = (manifest: object, ...files: string[]): Record<string, string> => ({
    '/app/packages/db/package.json': JSON.stringify({ name: '@shop/db', ...manifest }),
    ...Object.fromEntries(files.map((name) => [`/app/packages/db/${name}`, ''])),
  });

  it.each([
    ['nothing', {}, 'src/index.ts'],
    ['main', { main: './dist/start.js' }, 'src/start.ts'],
    ['types', { types: 'dist/types/api.d.ts' }, 'src/api.ts'],
    ['source', { source: 'source/api.ts', main: 'dist/x.js' }, 'source/api.ts'],
    ['exports', { exports: './lib/entry.js' }, 'lib/entry.js'],
    ['a bundle', { exports: { '.': './dist/start.mjs' } }, 'src/start.ts'],
    ['a bundle of the files of a folder', { exports: { '.': './dist/start.mjs' } }, 'src/exports/start.ts'],
    ['a bundle for require()', { main: './dist/start.cjs' }, 'src/start.ts'],
    ['conditions', { exports: { '.': { import: { default: './dist/esm/entry.mjs' } } } }, 'src/entry.mts'],
  ])('are found by %s', (_, manifest, file) => {
    expect(resolved(workspacePackage(manifest, file), '@shop/db', '/app/a.ts')).toBe(`/app/packages/db/${file}`);
  });

  it('have subpaths, exported or not', () => {
    const exported = { exports: { '.': './dist/index.js', './pools/*': './dist/all-pools/*.js' } };
    const files = workspacePackage(exported, 'src/all-pools/main.ts', 'src/direct.ts');
    expect(resolved(files, '@shop/db/pools/main', '/app/a.ts')).toBe('/app/packages/db/src/all-pools/main.ts');
    expect(resolved(files, '@shop/db/direct', '/app/a.ts')).toBe('/app/packages/db/src/direct.ts');
    expect(resolved(files, '@shop/db/src/direct', '/app/a.ts')).toBe('/app/packages/db/src/direct.ts');
  });

  it('have private imports', () => {
    const files = {
      '/app/package.json': '{ "imports": { "#db": "./src/db.ts", "#lib/*": { "default": "./dist/lib/*.js" } } }',
      '/app/src/db.ts': '',
      '/app/src/lib/pool.ts': '',
    };
    expect(resolved(files, '#db', '/app/src/deep/a.ts')).toBe('/app/src/db.ts');
    expect(resolved(files, '#lib/pool', '/app/src/a.ts')).toBe('/app/src/lib/pool.ts');
    expect(resolved(files, '#other', '/app/src/a.ts')).toBe('external');
  });
});

describe('packages under other names', () => {
  const manifest = (dependencies: Record<string, string>) => packagesByName(parseManifest(JSON.stringify({ dependencies })) ?? { fields: {} });

  it.each([
    ['npm:pg@8', 'pg'],
    ['npm:pg', 'pg'],
    ['npm:@neondatabase/serverless@^1.0.0', '@neondatabase/serverless'],
    ['^8.0.0', 'db'],
    // A range with the protocol of the registry, as yarn writes it.
    ['npm:^8.0.0', 'db'],
    ['workspace:*', 'db'],
  ])('"db": "%s" is %s', (version, installed) => {
    expect([...manifest({ db: version })]).toEqual([['db', installed]]);
  });

  it.each([
    ['db', 'pg'],
    ['db/lib/utils', 'pg/lib/utils'],
    ['db2', 'db2'],
    ['./db', './db'],
  ])('%s is %s', (specifier, real) => {
    const packages = manifest({ db: 'npm:pg@8' });
    expect(unaliased(specifier, '/app/a.ts', (name) => packages.get(name))).toBe(real);
  });
});
