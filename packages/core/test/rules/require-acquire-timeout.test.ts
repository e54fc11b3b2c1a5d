import { describe, expect, it } from 'vitest';
import { applyFix, findingsIn } from '../program-of.js';
import { findingsOfPool } from './require-timeouts.js';

const rule = 'require-acquire-timeout';

describe('a pool that waits for ever', () => {
  it.each([
    ['no argument', 'new Pool();', 'certain'],
    ['an empty object', 'new Pool({});', 'certain'],
    ['other options', "new Pool({ max: 5, host: 'db' });", 'certain'],
    ['an unknown connection string', 'new Pool({ connectionString: process.env.URL });', 'likely'],
    ['a parameter that the pool does not read', "new Pool({ connectionString: 'postgres://db/?connectionTimeoutMillis=5' });", 'certain'],
    ['zero, which is no limit', 'new Pool({ connectionTimeoutMillis: 0 });', 'certain'],
    ['undefined', 'new Pool({ connectionTimeoutMillis: undefined });', 'certain'],
    ['a misspelt option', 'new Pool({ connectionTimeout: 5 } as PoolConfig);', 'certain'],
    ['a constant', 'const options = { max: 5 }; new pg.Pool(options);', 'certain'],
    ['a known spread', 'const base = { max: 5 }; new Pool({ ...base, min: 1 });', 'certain'],
  ])('%s', (_, code, confidence) => {
    expect(findingsOfPool(rule, code).map((finding) => [finding.line, finding.confidence])).toEqual([[2, confidence]]);
  });

  it('is told what to set', () => {
    const [finding] = findingsOfPool(rule, 'const db = new Pool();');
    expect(finding).toMatchObject({
      message: 'pg Pool waits for a free connection for ever: set connectionTimeoutMillis (milliseconds).',
      resource: { library: 'pg', kind: 'pool', name: 'db' },
      column: 12,
    });
  });
});

describe('a pool that is left alone', () => {
  it.each([
    ['a limit', 'new Pool({ connectionTimeoutMillis: 5000 });'],
    ['an unknown limit', 'new Pool({ connectionTimeoutMillis: Number(process.env.LIMIT) });'],
    ['a limit in one branch', 'new Pool({ ...(fast && { connectionTimeoutMillis: 5000 }) });'],
    ['a limit that is written later', 'const options: PoolConfig = {}; options.connectionTimeoutMillis = 5; new Pool(options);'],
    ['a parameter', 'export const open = (options: PoolConfig) => new Pool(options);'],
    ['an unknown spread', 'export const open = (more: PoolConfig) => new Pool({ max: 5, ...more });'],
    ['a computed name', 'new Pool({ [process.env.NAME]: 5 });'],
    ['a dedicated client', 'new pg.Client();'],
    ['another class of that name', 'namespace own { class Pool {} new Pool(); }'],
  ])('%s', (_, code) => {
    expect(findingsOfPool(rule, code)).toEqual([]);
  });

  it('is one of a library that has no such limit', () => {
    const code = "import { createPool } from 'mysql2/promise'; createPool({ host: 'db' });";
    expect(findingsIn({ 'db.ts': code }, rule)).toEqual([]);
  });

  it('is an ORM, as long as its driver is not known', () => {
    const ofType = (type: string): string => `import { DataSource } from 'typeorm'; new DataSource({ type: ${type} });`;
    expect(findingsIn({ 'db.ts': ofType('process.env.DB_TYPE as any') }, rule)).toEqual([]);
    expect(findingsIn({ 'db.ts': ofType("'mysql'") }, rule)).toEqual([]);
    expect(findingsIn({ 'db.ts': ofType("'postgres'") }, rule).map(({ message }) => message)).toEqual([
      'typeorm DataSource waits for a free connection for ever: set connectTimeoutMS (milliseconds).',
    ]);
  });
});

describe('the suggestion', () => {
  it.each([
    ['after the last option', 'new Pool({ max: 5 });', 'new Pool({ max: 5, connectionTimeoutMillis: 5000 });'],
    ['on a line of its own', 'new Pool({\n  max: 5,\n});', 'new Pool({\n  max: 5,\n  connectionTimeoutMillis: 5000,\n});'],
    ['in an empty object', 'new Pool({});', 'new Pool({ connectionTimeoutMillis: 5000 });'],
    ['in a constant', 'const o = { max: 5 }; new Pool(o);', 'const o = { max: 5, connectionTimeoutMillis: 5000 }; new Pool(o);'],
    ['in place of zero', 'new Pool({ connectionTimeoutMillis: 0 });', 'new Pool({ connectionTimeoutMillis: 5000 });'],
  ])('sets the option %s', (_, code, mended) => {
    const before = { 'db.ts': `import { Pool } from 'pg'; ${code}` };
    const after = applyFix(before, findingsIn(before, rule)[0]);
    expect(after['db.ts']).toBe(`import { Pool } from 'pg'; ${mended}`);
    expect(findingsIn(after, rule)).toEqual([]);
  });

  it('needs an object to stand in', () => {
    expect(findingsOfPool(rule, 'new Pool();').map(({ fixes }) => fixes)).toEqual([[]]);
  });
});
