import { expect, test } from 'vitest';
import { callsOf, library, moduleOf, optionsOf, summary } from './facts.js';
import { installedFile, installedVersion } from './installed.js';

test('the facts are those of the installed version', () => {
  expect(library('mysql2').packages).toEqual({ mysql2: installedVersion('mysql2') });
});

test.each([
  ['mysql2', 'Pool', { kind: 'pool', lazy: true, doubleRelease: 'rejects', disposer: 'sync', disposerSince: '3.18', releasedBy: ['end'], persistent: true }],
  ['mysql2', 'PoolConnection', { kind: 'connection', lazy: false, doubleRelease: 'ignored', disposer: 'sync', disposerSince: '3.18', releasedBy: ['release', 'destroy', 'end'] }],
  ['mysql2', 'Connection', { kind: 'connection', lazy: false, doubleRelease: 'rejects', disposer: 'sync', disposerSince: '3.18', releasedBy: ['end', 'destroy', 'close'], errorEvent: 'error' }],
  ['mysql2', 'PrepareStatementInfo', { kind: 'statement', lazy: false, doubleRelease: 'ignored', disposer: 'none', releasedBy: ['close'] }],
  ['mysql2/promise', 'Pool', { kind: 'pool', lazy: true, doubleRelease: 'rejects', disposer: 'async', disposerSince: '3.18', releasedBy: ['end'], persistent: true }],
  ['mysql2/promise', 'PoolConnection', { kind: 'connection', lazy: false, doubleRelease: 'ignored', disposer: 'async', disposerSince: '3.18', releasedBy: ['release', 'destroy', 'end'] }],
  ['mysql2/promise', 'Connection', { kind: 'connection', lazy: false, doubleRelease: 'ignored', disposer: 'async', disposerSince: '3.18', releasedBy: ['end', 'destroy', 'close'] }],
  ['mysql2/promise', 'PoolCluster', { kind: 'pool', lazy: true, doubleRelease: 'ignored', disposer: 'async', disposerSince: '3.18', releasedBy: ['end'], persistent: true }],
])('%s %s is a resource', (specifier, type, resource) => {
  expect(moduleOf(specifier).types[type]?.resource).toEqual(resource);
});

test.each([
  ['mysql2', 'createPool', ['acquire pool > Pool', 'acquire pool > Pool']],
  ['mysql2', 'createConnection', ['acquire connection > Connection', 'acquire connection > Connection']],
  ['mysql2', 'Pool.getConnection', ['acquire connection by callback 0.1, releaser none > PoolConnection']],
  ['mysql2', 'Pool.releaseConnection', ['release 0']],
  ['mysql2', 'Pool.promise', ['view receiver']],
  ['mysql2', 'PoolCluster.getConnection', [
    'acquire connection by callback 0.1, releaser none > PoolConnection',
    'acquire connection by callback 1.1, releaser none > PoolConnection',
    'acquire connection by callback 2.1, releaser none > PoolConnection',
  ]],
  ['mysql2', 'Connection.beginTransaction', ['use, begin']],
  ['mysql2', 'Connection.prepare', ['acquire statement by callback 1.1, releaser none > PrepareStatementInfo, use']],
  ['mysql2/promise', 'createPool', ['acquire pool > Pool', 'acquire pool > Pool']],
  ['mysql2/promise', 'createConnection', ['acquire connection > Connection', 'acquire connection > Connection']],
  ['mysql2/promise', 'Pool.getConnection', ['acquire connection > PoolConnection']],
  ['mysql2/promise', 'Pool.query', ['oneShot query', 'oneShot query']],
  ['mysql2/promise', 'Connection.query', ['use', 'use']],
  ['mysql2/promise', 'Connection.commit', ['use, commit']],
  ['mysql2/promise', 'Connection.rollback', ['use, rollback']],
  ['mysql2/promise', 'Connection.prepare', ['acquire statement > PreparedStatementInfo, use']],
  ['mysql2/promise', 'PoolConnection.release', ['release receiver']],
  ['mysql2/promise', 'PoolConnection.end', ['release receiver']],
])('%s: %s', (specifier, call, effects) => {
  expect(callsOf(specifier, call).map(summary)).toEqual(effects);
});

test('the wrapped connection and pool are views', () => {
  expect(moduleOf('mysql2/promise').types['Connection']?.views).toEqual(['connection']);
  expect(moduleOf('mysql2/promise').types['Pool']?.views).toEqual(['pool']);
});

test('options of a pool', () => {
  const { options, closed, unknownNames } = optionsOf('mysql2', 'PoolOptions');
  expect({ closed, unknownNames }).toEqual({ closed: true, unknownNames: 'warned' });
  expect(options).toMatchObject({
    connectionLimit: { role: 'poolMax', default: 10, unlimited: 0 },
    maxIdle: { role: 'poolMaxIdle', atMost: 'connectionLimit' },
    idleTimeout: { role: 'idleTimeout', unit: 'ms', default: 60000 },
    queueLimit: { role: 'queueLimit', default: 0, unlimited: 0 },
    resetOnRelease: { role: 'other', default: false, since: '3.22' },
  });
  expect(optionsOf('mysql2', 'ConnectionOptions').options['connectTimeout']).toEqual({
    role: 'connectTimeout',
    type: 'number',
    unit: 'ms',
    default: 10000,
    unlimited: 0,
  });
});

test('there is no acquire timeout', () => {
  const all = { ...optionsOf('mysql2', 'ConnectionOptions').options, ...optionsOf('mysql2', 'PoolOptions').options };
  expect(Object.values(all).filter(({ role }) => role === 'acquireTimeout')).toEqual([]);
  expect(optionsOf('mysql2', 'PoolOptions').foreign['acquireTimeout']).toEqual({ instead: null, from: 'mysql' });
});

test('the options are those the library accepts without a warning', () => {
  const source = installedFile('mysql2/lib/connection_config.js');
  const accepted = /const validOptions = \{([^]*?)\};/.exec(source)?.[1] ?? '';
  const names = [...accepted.matchAll(/^ {2}(\w+): 1/gm)].map(([, name]) => name);
  expect(Object.keys(optionsOf('mysql2', 'ConnectionOptions').options).sort()).toEqual(names.sort());
});
