import { expect, test } from 'vitest';
import { callsOf, library, moduleOf, optionsOf, summary } from './facts.js';
import { installedFile, installedVersion } from './installed.js';

test('the facts are those of the installed versions', () => {
  const installed = Object.keys(library('pg').packages).map((name) => [name, installedVersion(name)]);
  expect(library('pg').packages).toEqual(Object.fromEntries(installed));
});

test.each([
  ['pg', 'Pool', { kind: 'pool', lazy: true, doubleRelease: 'rejects', disposer: 'none', releasedBy: ['end'], awaitsLent: true, errorEvent: 'error' }],
  ['pg', 'Client', { kind: 'connection', lazy: true, doubleRelease: 'ignored', disposer: 'none', releasedBy: ['end'], errorEvent: 'error' }],
  ['pg', 'PoolClient', { kind: 'connection', lazy: false, doubleRelease: 'throws', disposer: 'none', releasedBy: ['release'], persistent: true, errorEvent: 'error' }],
  ['pg-pool', 'Pool', { kind: 'pool', lazy: true, doubleRelease: 'rejects', disposer: 'none', releasedBy: ['end'], awaitsLent: true, errorEvent: 'error' }],
  ['pg-cursor', 'Cursor', { kind: 'cursor', lazy: true, doubleRelease: 'ignored', disposer: 'none', releasedBy: ['close'] }],
  ['pg-query-stream', 'QueryStream', { kind: 'cursor', lazy: true, doubleRelease: 'ignored', disposer: 'async', releasedBy: ['destroy'], errorEvent: 'error' }],
])('%s %s is a resource', (specifier, type, resource) => {
  expect(moduleOf(specifier).types[type]?.resource).toEqual(resource);
});

test.each([
  ['pg', 'new Pool', ['acquire pool > Pool']],
  ['pg', 'new Client', ['acquire connection > Client']],
  ['pg', 'Pool.connect', ['acquire connection > PoolClient', 'acquire connection by callback 0.1, releaser 2 > PoolClient']],
  ['pg', 'Pool.query', ['oneShot stream', 'oneShot query', 'oneShot query', 'oneShot query', 'oneShot query']],
  ['pg', 'Pool.end', ['release receiver', 'release receiver']],
  ['pg', 'ClientBase.connect', ['connect receiver, use', 'connect receiver, use']],
  ['pg', 'ClientBase.query', ['connect 0, view 0, use', 'use', 'use', 'use', 'use']],
  ['pg', 'Client.end', ['release receiver, discard', 'release receiver, discard']],
  ['pg', 'PoolClient.release', ['release receiver, discard']],
  ['pg', 'PoolClient.end', ['use', 'use']],
  ['pg', 'connect', [
    'acquire connection by callback 1.1, releaser 2 > PoolClient',
    'acquire connection by callback 0.1, releaser 2 > PoolClient',
  ]],
  ['pg-pool', 'new Pool', ['acquire pool > Pool']],
  ['pg-cursor', 'new Cursor', ['acquire cursor > Cursor']],
  ['pg-cursor', 'Cursor.close', ['release receiver', 'release receiver']],
  ['pg-query-stream', 'QueryStream.destroy', ['release receiver']],
])('%s: %s', (specifier, call, effects) => {
  expect(callsOf(specifier, call).map(summary)).toEqual(effects);
});

test('pg.connect is gone since 7', () => {
  expect(callsOf('pg', 'connect').map((call) => call.until)).toEqual(['7', '7']);
});

test('a call knows its arity, callback, SQL and options', () => {
  expect(callsOf('pg', 'Pool.query').map(({ arity, callback, promise, sql }) => ({ arity, callback, promise, sql }))).toEqual([
    { arity: [1, 1], callback: undefined, promise: false, sql: undefined },
    { arity: [1, 2], callback: undefined, promise: true, sql: 0 },
    { arity: [1, 2], callback: undefined, promise: true, sql: 0 },
    { arity: [2, 2], callback: 1, promise: false, sql: 0 },
    { arity: [3, 3], callback: 2, promise: false, sql: 0 },
  ]);
  expect(callsOf('pg', 'new Pool')[0]?.options).toEqual({ argument: 0, schema: { module: 'pg', name: 'PoolConfig' } });
  expect(callsOf('pg', 'new Client')[0]?.options).toEqual({ argument: 0, schema: { module: 'pg', name: 'ClientConfig' } });
  expect(callsOf('pg-pool', 'new Pool')[0]?.options).toEqual({ argument: 0, schema: { module: 'pg', name: 'PoolConfig' } });
});

test('the module of a class exported whole is known by its name', () => {
  expect(['pg-pool', 'pg-cursor', 'pg-query-stream'].map((name) => moduleOf(name).whole)).toEqual(['Pool', 'Cursor', 'QueryStream']);
});

test('options of a pool', () => {
  const { options, extends: supertypes, closed, unknownNames } = optionsOf('pg', 'PoolConfig');
  expect({ supertypes, closed, unknownNames }).toEqual({
    supertypes: [{ module: 'pg', name: 'ClientConfig' }],
    closed: true,
    unknownNames: 'ignored',
  });
  expect(options).toMatchObject({
    max: { role: 'poolMax', type: 'number', default: 10, unlimited: 'Infinity' },
    min: { role: 'poolMin', default: 0, atMost: 'max' },
    idleTimeoutMillis: { role: 'idleTimeout', unit: 'ms', default: 10000, unlimited: 0 },
    connectionTimeoutMillis: { role: 'acquireTimeout', also: ['connectTimeout'], unit: 'ms', default: 0, unlimited: 0 },
    maxLifetimeSeconds: { role: 'maxLifetime', unit: 's', default: 0, unlimited: 0 },
    allowExitOnIdle: { role: 'other', type: 'boolean', default: false },
    onConnect: { role: 'other', type: 'function' },
  });
});

test.each([
  ['connectionLimit', { instead: 'max', from: 'mysql2' }],
  ['acquireTimeout', { instead: 'connectionTimeoutMillis', from: 'mysql' }],
  ['idle_timeout', { instead: 'idleTimeoutMillis', factor: 1000, from: 'postgres' }],
  ['maxLifetimeMillis', { instead: 'maxLifetimeSeconds', factor: 0.001 }],
  ['queueLimit', { instead: null, from: 'mysql2' }],
])('the foreign name %s', (name, meaning) => {
  expect(optionsOf('pg', 'PoolConfig').foreign[name]).toEqual(meaning);
});

test('the timeouts of a client', () => {
  expect(optionsOf('pg', 'ClientConfig').options).toMatchObject({
    statement_timeout: { role: 'statementTimeout', unit: 'ms', default: 0, unlimited: 0 },
    query_timeout: { role: 'queryTimeout', unit: 'ms' },
    lock_timeout: { role: 'lockTimeout', unit: 'ms', since: '8.8' },
    idle_in_transaction_session_timeout: { role: 'idleInTransactionTimeout', unit: 'ms' },
  });
});

test('every option that pg-pool reads is an option of the model', () => {
  const source = installedFile('pg-pool/index.js');
  const read = new Set([...source.matchAll(/\boptions\.(\w+)/g)].map(([, name]) => name));
  const known = { ...optionsOf('pg', 'ClientConfig').options, ...optionsOf('pg', 'PoolConfig').options };
  expect([...read].filter((name) => name !== undefined && !Object.hasOwn(known, name))).toEqual([]);
});

test('every option that pg reads is an option of the model', () => {
  const parameters = installedFile('pg/lib/connection-parameters.js');
  const client = installedFile('pg/lib/client.js');
  const read = new Set([
    ...[...parameters.matchAll(/\bval\('(\w+)'/g)].map(([, name]) => name),
    ...[...parameters.matchAll(/\bconfig\.(\w+)/g)].map(([, name]) => name),
    ...[...client.matchAll(/\bc\.(\w+)/g)].map(([, name]) => name),
  ]);
  const known = optionsOf('pg', 'ClientConfig').options;
  expect([...read].filter((name) => name !== undefined && !Object.hasOwn(known, name))).toEqual([]);
});
