/** What the rule says of names and values. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/index.js';
import { applyFix, findingsIn } from '../program-of.js';

/** The findings in a pool of pg with these options. */
function inPool(options: string): readonly Finding[] {
  return findingsIn({ 'db.ts': poolWith(options) }, 'valid-pool-options');
}

function poolWith(options: string): string {
  return `import { Pool } from 'pg';\nexport const pool = new Pool(${options});\n`;
}

function messages(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ message }) => message);
}

function fixed(options: string): string | undefined {
  const sources = { 'db.ts': poolWith(options) };
  return applyFix(sources, inPool(options)[0])['db.ts']?.split('new Pool(')[1]?.split(');')[0];
}

describe("another library's name", () => {
  it('is reported where it stands, with the right name', () => {
    expect(inPool("{ host: 'db', connectionLimit: 20 }")).toMatchObject([
      {
        ruleId: 'valid-pool-options',
        confidence: 'certain',
        message: 'pg ignores the pool option "connectionLimit": the option is called "max".',
        file: 'db.ts',
        line: 2,
        column: 44,
        endColumn: 59,
        resource: { library: 'pg', kind: 'pool', name: 'pool' },
        path: [],
      },
    ]);
  });

  it('is told with the unit of the right one', () => {
    expect(messages(inPool('{ acquireTimeout: 500 }'))).toEqual([
      'pg ignores the pool option "acquireTimeout": use "connectionTimeoutMillis" (milliseconds).',
    ]);
    expect(messages(inPool('{ idle_timeout: 30 }'))).toEqual([
      'pg ignores the pool option "idle_timeout": use "idleTimeoutMillis", which counts milliseconds.',
    ]);
  });

  it('without an equivalent is told to have no effect', () => {
    expect(messages(inPool('{ queueLimit: 5 }'))).toEqual([
      'pg ignores the pool option "queueLimit": it has no such setting, so the value has no effect.',
    ]);
  });

  it('does little harm beside the right one', () => {
    expect(inPool('{ max: 5, connectionLimit: 5 }')).toMatchObject([{ confidence: 'possible', fixes: [] }]);
  });

  it('is inherited from what clients ignore', () => {
    const code = `import { Client } from 'pg'; const client = new Client({ statementTimeout: 5 });`;
    expect(findingsIn({ 'a.ts': code }, 'valid-pool-options')).toMatchObject([
      { message: 'pg ignores the connection option "statementTimeout": use "statement_timeout" (milliseconds).' },
    ]);
  });
});

describe('a misspelt name', () => {
  it.each([
    ['idleTimeoutMilis', 'idleTimeoutMillis'],
    ['conectionTimeoutMillis', 'connectionTimeoutMillis'],
    ['maxConnection', 'max'],
    ['allowExitOnIdel', 'allowExitOnIdle'],
  ])('%s may be meant for %s', (name, option) => {
    const [finding] = inPool(`{ ${name}: 5 }`);
    expect(finding).toMatchObject({ confidence: 'likely', fixes: [{ title: `Rename to ${option}` }] });
    expect(finding?.message).toContain(`did you mean "${option}"`);
  });

  it.each([
    ['max_uses', 'maxUses'],
    ['keepalive', 'keepAlive'],
    ['connectionTimeoutMs', 'connectionTimeoutMillis'],
    ['idle_timeout_millis', 'idleTimeoutMillis'],
    ['statementTimeoutMs', 'statement_timeout'],
  ])('%s is another spelling of %s', (name, option) => {
    expect(inPool(`{ ${name}: 5 }`)).toMatchObject([{ confidence: 'certain', fixes: [{ title: `Rename to ${option}` }] }]);
  });

  it.each(['type', 'client', 'schema', 'logging', 'entities', 'minConnections', 'main', 'passphrase'])(
    '%s is near to nothing, and may be meant for other code',
    (name) => {
      expect(inPool(`{ ${name}: 5 }`)).toMatchObject([
        {
          confidence: 'possible',
          message: `pg ignores the pool option "${name}": it has no option of this name.`,
          fixes: [],
        },
      ]);
    },
  );
});

describe('a name that is right', () => {
  it.each(['max', 'poolSize', 'min', 'idleTimeoutMillis', 'ssl', 'statement_timeout', 'Client', 'onConnect'])('%s', (name) => {
    expect(inPool(`{ ${name}: undefined }`)).toEqual([]);
  });
});

describe('the suggestion', () => {
  it.each([
    ['{ connectionLimit: 20 }', '{ max: 20 }'],
    ["{ 'connectionLimit': 20 }", "{ 'max': 20 }"],
    ["{ ['connectionLimit']: 20 }", '{ max: 20 }'],
    ['{ idle_timeout: 30 }', '{ idleTimeoutMillis: 30000 }'],
    ['{ maxLifetimeMillis: 60_000 }', '{ maxLifetimeSeconds: 60 }'],
    ['{ connectionTimeoutSeconds: 2 }', '{ connectionTimeoutMillis: 2000 }'],
    ['{ maxLifeTimeMinutes: 5 }', '{ maxLifetimeSeconds: 300 }'],
    ['{ onConect() {} }', '{ onConnect() {} }'],
  ])('turns %s into %s', (before, after) => {
    expect(fixed(before)).toBe(after);
  });

  it('keeps the variable of a shorthand property', () => {
    const sources = { 'db.ts': `import { Pool } from 'pg'; const connectionLimit = 5; new Pool({ connectionLimit });` };
    const [finding] = findingsIn(sources, 'valid-pool-options');
    expect(applyFix(sources, finding)['db.ts']).toContain('new Pool({ max: connectionLimit });');
  });

  it('is left out where a value in another unit is not written out', () => {
    expect(inPool('{ idle_timeout: Number(process.env.IDLE) }')).toMatchObject([{ fixes: [] }]);
    expect(inPool('{ idle_timeout: 3 * 10 }')).toMatchObject([{ fixes: [] }]);
    expect(inPool('{ maxLifeTime: 30 }')).toMatchObject([{ fixes: [] }]);
  });

  it('leads to a program without findings', () => {
    const sources = { 'db.ts': poolWith('{ connect_timeout: 2 }') };
    const [finding] = findingsIn(sources, 'valid-pool-options');
    expect(findingsIn(applyFix(sources, finding), 'valid-pool-options')).toEqual([]);
  });
});

describe('text in the place of a number', () => {
  it('is reported where it is no number', () => {
    expect(inPool("{ max: 'abc', statement_timeout: '30s' }")).toMatchObject([
      { confidence: 'certain', message: 'The pg pool option "max" must be a number, not "abc".' },
      { message: 'The pg pool option "statement_timeout" must be a number of milliseconds, not "30s".' },
    ]);
  });

  it('is fine where it is one, or nothing', () => {
    expect(inPool("{ max: '10', min: '', idleTimeoutMillis: process.env.IDLE, host: 'db' }")).toEqual([]);
  });
});

describe('min above max', () => {
  it('is reported at min, with the place of max', () => {
    expect(inPool('{ min: 20, max: 10 }')).toMatchObject([
      {
        confidence: 'certain',
        message: 'min (20) exceeds max (10): the pool never goes beyond max.',
        column: 32,
        path: [{ line: 2, column: 41, note: 'max is 10 here' }],
        fixes: [],
      },
    ]);
  });

  it('is reported for the other name of max, for its default, and for numbers in text', () => {
    expect(messages(inPool('{ min: 6, poolSize: 5 }'))).toEqual(['min (6) exceeds poolSize (5): the pool never goes beyond poolSize.']);
    expect(messages(inPool('{ min: 11 }'))).toEqual(['min (11) exceeds max (10 by default): the pool never goes beyond max.']);
    expect(messages(inPool("{ min: '20', max: '3' }"))).toHaveLength(1);
  });

  it.each([
    '{ min: 5, max: 5 }',
    '{ min: 20, max: Infinity }',
    // pg takes its default for zero.
    '{ min: 5, max: 0 }',
    '{ min: 20, max: Number(process.env.MAX) }',
    '{ min: Number(process.env.MIN), max: 5 }',
    '{ min: 20, ...JSON.parse(process.env.POOL) }',
    '{ min: 20, max: 5, ...JSON.parse(process.env.POOL) }',
    "{ min: 20, max: process.env.MAX }",
    '{ min: 20, max: 5, ...(process.env.BIG && { max: 50 }) }',
    '{ min: 20, max: 30, poolSize: 5 }',
  ])('is not known in %s', (options) => {
    expect(messages(inPool(options)).filter((message) => message.includes('exceeds'))).toEqual([]);
  });
});

describe('other libraries', () => {
  it('mysql2 warns', () => {
    const code = `import { createPool as open } from 'mysql2/promise'; export const pool = open({ max: 5, acquireTimeout: 10 });`;
    expect(messages(findingsIn({ 'a.ts': code }, 'valid-pool-options'))).toEqual([
      'mysql2 warns of the pool option "max" and ignores it: the option is called "connectionLimit".',
      'mysql2 warns of the pool option "acquireTimeout" and ignores it: it has no such setting, so the value has no effect.',
    ]);
  });

  it('mysql2 has an upper limit for idle connections', () => {
    const code = `const mysql = require('mysql2'); mysql.createPool({ connectionLimit: 5, maxIdle: 10 });`;
    expect(messages(findingsIn({ 'a.js': code }, 'valid-pool-options'))).toEqual([
      'maxIdle (10) exceeds connectionLimit (5): the pool never goes beyond connectionLimit.',
    ]);
  });

  it('typeorm has a place of its own for the options of the driver, and any other options', () => {
    const code = `import { DataSource } from 'typeorm';
      new DataSource({ type: 'postgres', max: 5, idleTimeoutMillis: 10, applicationName: 'x', anything: 1 });`;
    expect(findingsIn({ 'a.ts': code }, 'valid-pool-options')).toMatchObject([
      { message: 'typeorm ignores the pool option "max": the option is called "poolSize".' },
      { message: 'typeorm ignores the pool option "idleTimeoutMillis": set "idleTimeoutMillis" inside "extra" instead.', fixes: [] },
    ]);
  });
});
