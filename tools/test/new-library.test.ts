import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compileModel } from '../../packages/models/src/compile/index.js';

const SCRIPT = fileURLToPath(new URL('../new-library/new-library.mjs', import.meta.url));
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'leakcheck-new-library-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function newLibrary(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [SCRIPT, '--root', root, ...args], { encoding: 'utf8' });
}

test('lays out a model that compiles, with its page, fixtures and truth test', () => {
  const { status, stdout } = newLibrary('@shop/database', '2.1.0');
  expect(status).toBe(0);
  const files = stdout.split('\n\n')[0]?.split('\n') ?? [];
  expect(files).toEqual([
    'packages/models/libraries/shop-database.d.ts',
    'packages/models/test/truth/shop-database.test.ts',
    'docs/libraries/shop-database.md',
    'fixtures/shop-database/exception-path/lost.bad.ts',
    'fixtures/shop-database/exception-path/returned.good.ts',
  ]);
  const text = readFileSync(join(root, 'packages/models/libraries/shop-database.d.ts'), 'utf8');
  const { model, problems } = compileModel('shop-database.d.ts', text);
  expect(problems).toEqual([]);
  expect(model).toMatchObject({ name: '@shop/database', packages: { '@shop/database': '2.1.0' } });
});

test('overwrites nothing', () => {
  newLibrary('shopdb', '2.1.0');
  const { status, stderr } = newLibrary('shopdb', '2.2.0');
  expect(status).toBe(2);
  expect(stderr).toContain('packages/models/libraries/shopdb.d.ts, ');
  expect(readFileSync(join(root, 'packages/models/libraries/shopdb.d.ts'), 'utf8')).toContain('shopdb 2.1.0');
});

test.each([
  [[], 'Usage: npm run new-library NAME'],
  [['../shopdb', '2.1.0'], '"../shopdb" is not the name of an npm package.'],
  [['shopdb'], 'shopdb is not installed: give the version its facts are read from.'],
  [['shopdb', 'two'], '"two" is not a version such as 2.1.0.'],
])('tells what is wrong with %j', (args, message) => {
  const { status, stderr } = newLibrary(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
  expect(existsSync(join(root, 'packages'))).toBe(false);
});
