/** Where the rule finds the options that a pool gets. */
import { describe, expect, it } from 'vitest';
import { findingsIn, type Sources } from '../program-of.js';

/** `file:line name` of the options that are reported; a message without quotes is that of min above max. */
function reported(sources: Sources): readonly string[] {
  return findingsIn(sources, 'valid-pool-options')
    .filter(({ confidence }) => confidence !== 'possible')
    .map(({ file, line, message }) => `${file}:${line} ${/"(\w+)"/.exec(message)?.[1] ?? 'min'}`);
}

function inTypeScript(code: string): readonly string[] {
  return reported({ 'db.ts': `import { Pool, type PoolConfig } from 'pg'; ${code}` });
}

describe('constants of the same file', () => {
  it.each([
    ['a constant', 'const options = { connectionLimit: 5 }; new Pool(options);'],
    ['with a type', 'const options: PoolConfig = { connectionLimit: 5 }; new Pool(options);'],
    ['as const', 'const options = { connectionLimit: 5 } as const; new Pool(options);'],
    ['satisfies', 'const options = { connectionLimit: 5 } satisfies object; new Pool(options as PoolConfig);'],
    ['frozen', 'const options = Object.freeze({ connectionLimit: 5 }); new Pool(options);'],
    ['a variable that keeps its value', 'var options = { connectionLimit: 5 }; new Pool(options);'],
    ['a chain of names', 'const first = { connectionLimit: 5 }; const options = first; new Pool(options!);'],
    ['a member', 'const config = { db: { connectionLimit: 5 } }; new Pool(config.db);'],
    ['a readonly field', 'class A { readonly options = { connectionLimit: 5 }; pool = new Pool(this.options); }'],
    ['a static field', 'class A { static readonly options = { connectionLimit: 5 }; } new Pool(A.options);'],
    ['a computed name', "const NAME = 'connectionLimit'; new Pool({ [NAME]: 5 });"],
    ['a member added later', 'const options: any = {}; options.connectionLimit = 5; new Pool(options);'],
    ['a member added by its text', "const options: any = {}; options['connectionLimit'] = 5; new Pool(options);"],
    ['the default of a parameter', 'export function open(options = { connectionLimit: 5 }) { return new Pool(options); }'],
    ['what a function is given', 'export function open(options: object) { return new Pool(options); } open({ connectionLimit: 5 });'],
    ['what a function makes', 'const options = (host: string) => ({ host, connectionLimit: 5 }); new Pool(options("db"));'],
    ['a field', 'class A { options = { connectionLimit: 5 }; pool = new Pool(this.options); }'],
    ['inside a function', 'export function open() { const options = { connectionLimit: 5 }; return new Pool(options); }'],
  ])('%s', (_, code) => {
    expect(inTypeScript(code)).toEqual(['db.ts:1 connectionLimit']);
  });

  it.each([
    ['a parameter that nobody gives anything', 'export function open(options: object) { return new Pool(options); }'],
    ['a variable with another value', 'let options = { connectionLimit: 5 }; options = load(); new Pool(options);'],
    ['a variable in a pattern', 'let options = { connectionLimit: 5 }; ({ options } = load()); new Pool(options);'],
    ['a field with two values', 'class A { options = { connectionLimit: 5 }; pool = new Pool(this.options); reset() { this.options = load(); } }'],
    ['a member that changes', 'const config = { db: { connectionLimit: 5 } }; config.db = load(); new Pool(config.db);'],
    ['a name that is worked out', 'new Pool({ [load()]: 5 });'],
    ['a circle', 'const one = { ...two }; const two = { ...one }; new Pool(one);'],
    ['a connection string', "new Pool('postgres://localhost/?connectionLimit=5');"],
    ['spread arguments', 'new Pool(...[{ connectionLimit: 5 }]);'],
    ['no options', 'new Pool(); new Pool;'],
    ['another class', 'class Queue { constructor(options: object) {} } new Queue({ connectionLimit: 5 });'],
  ])('is not %s', (_, code) => {
    expect(inTypeScript(code)).toEqual([]);
  });

  it('tells variables of the same name apart', () => {
    const code = `const options = { connectionLimit: 5 }; new Pool(options);
      function other() { let options = 1; options += 1; return options; }`;
    expect(inTypeScript(code)).toEqual(['db.ts:1 connectionLimit']);
  });
});

describe('objects made of others', () => {
  it.each([
    ['a spread', 'const shared = { connectionLimit: 5 }; new Pool({ ...shared, max: undefined as any });', 'possible'],
    ['a spread literal', 'new Pool({ ...{ connectionLimit: 5 } });', 'certain'],
    ['a condition', 'new Pool({ ...(process.env.X && { connectionLimit: 5 }) });', 'certain'],
    ['a branch', 'new Pool(process.env.X ? { connectionLimit: 5 } : {});', 'certain'],
    ['a fallback', 'const given = load(); new Pool(given ?? { connectionLimit: 5 });', 'certain'],
    ['Object.assign', 'new Pool(Object.assign({}, { connectionLimit: 5 }, load()));', 'certain'],
    ['an unknown spread beside', 'new Pool({ ...load(), connectionLimit: 5 });', 'certain'],
  ])('%s', (_, code, confidence) => {
    const findings = findingsIn({ 'db.ts': `import { Pool } from 'pg'; ${code}` }, 'valid-pool-options');
    expect(findings).toMatchObject([{ confidence }]);
  });

  it('reports both sides of a branch', () => {
    expect(inTypeScript('new Pool(\nload()\n? { connectionLimit: 5 }\n: { connectionLimit: 10 });')).toEqual([
      'db.ts:3 connectionLimit',
      'db.ts:4 connectionLimit',
    ]);
  });

  it('lets the last one count', () => {
    expect(inTypeScript('const shared = { min: 20, max: 5 }; new Pool({ ...shared, max: 30 });')).toEqual([]);
    expect(inTypeScript('const shared = { min: 20, max: 30 }; new Pool({ ...shared, max: 5 });')).toEqual(['db.ts:1 min']);
    expect(inTypeScript('new Pool({ max: 5, ...{ min: 20, max: 30 } });')).toEqual([]);
  });

  it('knows no value that a later write may change', () => {
    expect(inTypeScript('const options = { min: 20, max: 5 }; options.max = 30; new Pool(options);')).toEqual([]);
    expect(inTypeScript('const options = { min: 20, max: 5 }; Object.assign(options, load()); new Pool(options);')).toEqual([]);
    expect(inTypeScript('const options = { min: 20, max: 5 }; options.max++; new Pool(options);')).toEqual([]);
  });
});

/** Several ways to read the environment. */
const ENVIRONMENT = `const { POOL_LEAST = '20' } = process.env;
  const fromEnvironment = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
  declare const settings: ConfigService;
  const checked = z.object({ POOL_MIN: z.coerce.number().int().default(20) }).parse(process.env);
  const cleaned = cleanEnv(process.env, { POOL_MIN: num({ default: 20 }) });`.replaceAll('\n', ' ');

describe('values', () => {
  it.each([
    'min: 4 * 5',
    'min: 20_000 / 1_000',
    'min: +20',
    'min: -(-20)',
    'min: 2 ** 4 + 8 - 4',
    'min: LIMIT',
    'min: LIMITS.min',
    "min: ('20' as any)",
    'min: (20)',
    'min: load() ? 20 : 20',
    'min: load() ? 20 : 30',
    'min: Number(process.env.POOL_MIN ?? 20)',
    'min: Number(process.env.POOL_MIN) || 20',
    "min: parseInt(process.env.POOL_MIN ?? '20', 10)",
    "min: Number.parseInt(process.env['POOL_MIN'] || '20')",
    "min: +(process.env.POOL_MIN ?? '20')",
    'min: Number(process.env.POOL_HUNDREDS ?? 0.2) * 100',
    'min: process.env.POOL_MIN ? Number(process.env.POOL_MIN) : 20',
    'min: Number(POOL_LEAST)',
    "min: fromEnvironment('POOL_MIN', 20)",
    "min: settings.get('POOL_MIN', 20)",
    'min: checked.POOL_MIN',
    'min: cleaned.POOL_MIN',
  ])('%s is known', (min) => {
    const code = `import { Pool } from 'pg'; const LIMIT = 20; const LIMITS = { min: LIMIT } as const; ${ENVIRONMENT} new Pool({ ${min}, max: 5 });`;
    expect(findingsIn({ 'db.ts': code }, 'valid-pool-options').map(({ message }) => message)).toEqual(['min (20) exceeds max (5): the pool never goes beyond max.']);
  });

  it.each([
    ['the environment', 'Number(process.env.LEAST ?? 20)', 'possible'],
    ['a branch', 'load() ? 20 : 30', 'likely'],
    ['nothing', '20', 'certain'],
  ])('that %s may change are as sure as that', (_, min, confidence) => {
    expect(findingsIn({ 'db.ts': `import { Pool } from 'pg'; new Pool({ min: ${min}, max: 5 });` }, 'valid-pool-options')).toMatchObject([{ confidence }]);
  });

  it('contradict each other where both are fallbacks', () => {
    const code = `import { Pool } from 'pg'; new Pool({ min: Number(process.env.LEAST ?? 20), max: Number(process.env.MOST ?? 5) });`;
    expect(findingsIn({ 'db.ts': code }, 'valid-pool-options')).toMatchObject([{ confidence: 'likely' }]);
  });

  it.each(['min: LIMIT ?? 20', 'min: load() ? 20 : 2', 'min: ~20', 'min: Number(process.env.POOL_MIN)', 'min: Number(process.env.POOL_MIN ?? 2)', 'min: Number(process.env.POOL_MIN) ?? 20', "min: load('POOL_MIN', 20)", 'min: 20 % load()', 'min: `${20}`', 'min: CHANGED', 'min: true as any'])(
    '%s is not',
    (min) => {
      expect(inTypeScript(`const LIMIT = load(); let CHANGED = 20; CHANGED -= 19; new Pool({ ${min}, max: 5 });`)).toEqual([]);
    },
  );
});

describe('constants of other files', () => {
  it.each([
    ['a named export', `import { options } from './config';`, 'export const options = { connectionLimit: 5 };'],
    ['a renamed export', `import { given as options } from './config';`, 'const own = { connectionLimit: 5 }; export { own as given };'],
    ['the default export', `import options from './config';`, 'export default { connectionLimit: 5 } as const;'],
  ])('%s', (_, importing, config) => {
    const sources = { 'db.ts': `import { Pool } from 'pg'; ${importing} new Pool(options);`, 'config.ts': config };
    expect(reported(sources)).toEqual(['config.ts:1 connectionLimit']);
  });

  it.each([
    ['a member of the module', `const c = require('./config'); new Pool(c.db);`, 'exports.db = { connectionLimit: 5 };'],
    ['a destructured member', `const { db } = require('./config'); new Pool(db);`, 'module.exports = { db: { connectionLimit: 5 } };'],
    ['a shorthand member', `const c = require('./config'); new Pool(c.db);`, 'const db = { connectionLimit: 5 }; module.exports = { db };'],
    ['the module itself', `const c = require('./config'); new Pool(c);`, 'module.exports = { connectionLimit: 5 };'],
  ])('%s, by require', (_, code, config) => {
    expect(reported({ 'db.js': `const { Pool } = require('pg'); ${code}`, 'config.js': config })).toEqual([
      'config.js:1 connectionLimit',
    ]);
  });

  it('are reported once, with the construction that gets them', () => {
    const sources = {
      'web.ts': `import { Pool } from 'pg';\nimport * as config from './config';\nexport const web = new Pool(config.options);`,
      'jobs.ts': `import { Pool } from 'pg';\nimport * as config from './config';\nexport const jobs = new Pool({ ...config.options });`,
      'config.ts': 'export const options = { connectionLimit: 5 };',
    };
    expect(findingsIn(sources, 'valid-pool-options')).toMatchObject([
      {
        file: 'config.ts',
        path: [{ file: 'web.ts', line: 3, column: 20, note: 'handed to new Pool here' }],
        fixes: [{ edits: [{ file: 'config.ts', start: 25, end: 40, text: 'max' }] }],
      },
    ]);
  });
});
