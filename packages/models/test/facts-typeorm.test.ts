import { expect, test } from 'vitest';
import { callsOf, library, moduleOf, optionsOf, summary } from './facts.js';
import { installedFile, installedVersion } from './installed.js';

test('the facts are those of the installed version', () => {
  expect(library('typeorm').packages).toEqual({ typeorm: installedVersion('typeorm') });
});

test.each([
  ['DataSource', { kind: 'pool', lazy: true, doubleRelease: 'rejects', disposer: 'none', releasedBy: ['destroy', 'close'] }],
  ['Connection', { kind: 'pool', lazy: true, doubleRelease: 'rejects', disposer: 'none', releasedBy: ['destroy', 'close'] }],
  ['QueryRunner', { kind: 'connection', lazy: true, doubleRelease: 'ignored', disposer: 'async', disposerSince: '1.0', releasedBy: ['release'] }],
])('%s is a resource', (type, resource) => {
  expect(moduleOf('typeorm').types[type]?.resource).toEqual(resource);
});

test.each([
  ['new DataSource', ['acquire pool > DataSource']],
  ['DataSource.initialize', ['connect receiver, use']],
  ['DataSource.destroy', ['release receiver']],
  ['DataSource.createQueryRunner', ['acquire connection > QueryRunner']],
  ['DataSource.createEntityManager', ['view 0']],
  ['DataSource.transaction', ['scope connection by callback 0.0 > EntityManager', 'scope connection by callback 1.0 > EntityManager']],
  ['DataSource.query', ['oneShot query']],
  ['QueryRunner.connect', ['connect receiver, use']],
  ['QueryRunner.release', ['release receiver']],
  ['QueryRunner.startTransaction', ['use, begin']],
  ['QueryRunner.commitTransaction', ['use, commit']],
  ['QueryRunner.rollbackTransaction', ['use, rollback']],
  ['QueryRunner.query', ['use', 'use']],
  ['EntityManager.transaction', ['scope connection by callback 0.0 > EntityManager', 'scope connection by callback 1.0 > EntityManager']],
  ['EntityManager.find', ['oneShot query']],
  ['EntityManager.release', ['release receiver']],
  ['Repository.find', ['oneShot query']],
  ['SelectQueryBuilder.getMany', ['oneShot query']],
  ['SelectQueryBuilder.stream', ['oneShot stream']],
  ['createConnection', ['acquire pool > Connection, subscribe', 'acquire pool > Connection, subscribe']],
])('%s', (call, effects) => {
  expect(callsOf('typeorm', call).map(summary)).toEqual(effects);
});

test('a query runner shares its connection with its manager and tells its state', () => {
  expect(moduleOf('typeorm').types['QueryRunner']).toMatchObject({
    views: ['manager'],
    states: { isReleased: 'released', isTransactionActive: 'inTransaction' },
  });
});

test('createConnection is gone since 1', () => {
  expect(callsOf('typeorm', 'createConnection').map((call) => call.until)).toEqual(['1', '1']);
});

test('options of a data source', () => {
  const { options, closed, foreign } = optionsOf('typeorm', 'DataSourceOptions');
  expect(closed).toBe(false);
  expect(options).toMatchObject({
    poolSize: { role: 'poolMax', default: 10 },
    connectTimeoutMS: { role: 'connectTimeout', also: ['acquireTimeout'], unit: 'ms' },
    maxQueryExecutionTime: { role: 'other', unit: 'ms' },
  });
  expect(foreign).toMatchObject({
    max: { instead: 'poolSize', from: 'pg' },
    statement_timeout: { instead: 'extra.statement_timeout', from: 'pg' },
  });
});

test('every method of the installed QueryRunner is in the model', () => {
  const declaration = installedFile('typeorm/query-runner/QueryRunner.d.ts');
  const methods = new Set([...declaration.matchAll(/^ {4}(\w+)(?:<[^(]*>)?\(/gm)].map(([, name]) => name));
  const modelled = Object.keys(moduleOf('typeorm').types['QueryRunner']?.members ?? {});
  expect([...methods].filter((name) => name !== undefined && !modelled.includes(name))).toEqual([]);
});
