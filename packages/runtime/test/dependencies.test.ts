import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dependenciesOf } from '../src/testing/dependencies.js';
import { packagesOf } from '../src/testing/installed.js';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'leakcheck-dependencies-')));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function manifest(folder: string, content: object): void {
  mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, folder, 'package.json'), JSON.stringify(content));
}

test('a project depends on what its manifests name, what that depends on, and what its own packages do', () => {
  manifest('.', { devDependencies: { knex: '3' } });
  manifest('packages/app', { dependencies: { '@own/database': '*', 'pg-promise': '12' } });
  manifest('packages/database', { peerDependencies: { mysql2: '3' }, devDependencies: { 'generic-pool': '3' } });
  manifest('node_modules/pg-promise', { dependencies: { pg: '8' }, devDependencies: { mongodb: '7' } });
  manifest('node_modules/knex', { dependencies: { tarn: '3' } });
  // Installed, and nobody's.
  manifest('node_modules/mssql', { dependencies: {} });
  mkdirSync(path.join(root, 'node_modules/@own'));
  symlinkSync(path.join(root, 'packages/database'), path.join(root, 'node_modules/@own/database'));
  mkdirSync(path.join(root, 'packages/app/test'));
  const names = dependenciesOf(path.join(root, 'packages/app/test'));
  expect([...(names ?? [])].sort()).toEqual(['@own/database', 'generic-pool', 'knex', 'mysql2', 'pg', 'pg-promise', 'tarn']);
  expect(packagesOf(path.join(root, 'packages/app/test')).toSorted()).toEqual(['generic-pool', 'knex', 'mysql2', 'pg', 'tarn']);
});

test('a broken manifest names nothing; without any, every package may be one', () => {
  expect(dependenciesOf(root)).toBeNull();
  expect(packagesOf(root)).toContain('mssql');
  writeFileSync(path.join(root, 'package.json'), '{');
  expect(dependenciesOf(root)).toBeNull();
  manifest('inner', { dependencies: 'none' });
  expect(dependenciesOf(path.join(root, 'inner'))?.size).toBe(0);
});
