import { describe, expect, it } from 'vitest';
import { findingsIn } from '../program-of.js';
import { findingsOfPool } from './require-timeouts.js';

const rule = 'require-connect-timeout';

function findingsOfMysql(code: string): readonly string[] {
  return findingsIn({ 'db.ts': `import { createPool } from 'mysql2/promise'; ${code}` }, rule).map(({ message }) => message);
}

describe('a pool that may wait for the server for ever', () => {
  it.each([
    ['no argument', 'new Pool();'],
    ['other options', 'new Pool({ max: 5 });'],
    ['a name of another library', 'new Pool({ connect_timeout: 5 } as PoolConfig);'],
    ['an unknown connection string', 'new Pool({ connectionString: process.env.URL });'],
  ])('%s', (_, code) => {
    expect(findingsOfPool(rule, code).map(({ message }) => message)).toEqual([
      'pg Pool may wait for the server for ever: set connectionTimeoutMillis (milliseconds).',
    ]);
  });

  it('has switched off the limit that mysql2 has by default', () => {
    expect(findingsOfMysql("createPool({ host: 'db', connectTimeout: 0 });")).toEqual([
      'mysql2 pool may wait for the server for ever: set connectTimeout (milliseconds).',
    ]);
  });
});

describe('a pool that is left alone', () => {
  it.each([
    ['a limit', 'new Pool({ connectionTimeoutMillis: 5000 });'],
    ['a parameter', 'export const open = (options: PoolConfig) => new Pool(options);'],
    ['a connection string for options', "new Pool('postgres://localhost' as PoolConfig);"],
  ])('%s', (_, code) => {
    expect(findingsOfPool(rule, code)).toEqual([]);
  });

  it.each([
    ['the default of mysql2', "createPool({ host: 'db' });"],
    ['a limit that may stand in the address', 'createPool({ uri: process.env.URL, connectTimeout: 0 });'],
  ])('%s', (_, code) => {
    expect(findingsOfMysql(code)).toEqual([]);
  });
});
