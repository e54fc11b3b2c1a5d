import { expect, test } from 'vitest';
import { compileModel, compileModels, formatProblem } from '../src/compile/index.js';

/** The problems of a file whose module block holds `body`, which begins on line 3. */
function problemsOf(body: string): string[] {
  const text = `/** @library x @package x 1.0.0 */\ndeclare module 'x' {\n${body}\n}\n`;
  return compileModel('x.d.ts', text).problems.map(formatProblem);
}

const TYPE = 'export class Pool { end(): void; }';

test.each([
  ['unknown tag', `/** @relaese end */\n${TYPE}`, 'x.d.ts:3:5: unknown tag @relaese; did you mean @release?'],
  [
    'unknown tag that resembles none',
    `/** @nonsense */\n${TYPE}`,
    'x.d.ts:3:5: unknown tag @nonsense; see docs/models.md for the tags there are',
  ],
  [
    'misplaced tag',
    'export class Pool {\n  /** @role poolMax */\n  end(): void;\n}',
    'x.d.ts:4:7: @role cannot stand here; it belongs on an option',
  ],
  [
    'tag on a statement that takes none',
    '/** @safe */\nexport const version: string;',
    'x.d.ts:3:5: @safe cannot stand here; it belongs on a method, constructor or function',
  ],
  [
    'missing argument',
    'export class Pool {\n  /** Text. @acquire */\n  take(): void;\n}',
    'x.d.ts:4:13: @acquire has no argument; write @acquire pool | connection | transaction | cursor | statement | session | channel',
  ],
  [
    'bad argument',
    `/** @resource pool @release end @doubleRelease explodes */\n${TYPE}`,
    'x.d.ts:3:33: @doubleRelease has the argument "explodes"; write @doubleRelease throws | rejects | ignored | corrupts',
  ],
  [
    'argument of a tag that takes none',
    'export class Pool {\n  /** @begin often */\n  end(): void;\n}',
    'x.d.ts:4:7: @begin has the argument "often"; write @begin without one',
  ],
  [
    'tag twice',
    'export class Pool {\n  /** @use @use */\n  end(): void;\n}',
    'x.d.ts:4:12: @use stands twice on the same declaration; remove one',
  ],
  [
    'release of an unknown method',
    `/** @resource pool @release ends */\n${TYPE}`,
    'x.d.ts:3:20: @release refers to ends, which is no method of this type; did you mean end?',
  ],
  [
    'resource that nothing releases',
    `/** @resource pool */\n${TYPE}`,
    'x.d.ts:3:5: nothing releases this resource; add @release METHOD',
  ],
  [
    'protocol without a resource',
    `/** @release end */\n${TYPE}`,
    'x.d.ts:3:5: only a resource can have this tag; add @resource KIND',
  ],
  [
    'argument out of range',
    'export class Pool {\n  /** @release arg 1 */\n  give(client: object): void;\n}',
    'x.d.ts:4:7: there is no argument 1 of the call; they count from 0 to 0',
  ],
  [
    'callback parameter out of range',
    'export class Pool {\n  /** @acquire connection @arg 2 */\n  take(callback: (err: Error, client: object) => void): void;\n}',
    'x.d.ts:4:27: there is no parameter 2 of the callback; they count from 0 to 1',
  ],
  [
    'delivery to a callback that is not there',
    'export class Pool {\n  /** @acquire connection @arg 1 */\n  take(): void;\n}',
    'x.d.ts:4:27: the call has no callback parameter; give the last parameter a function type',
  ],
  [
    'delivery of nothing',
    'export class Pool {\n  /** @arg 1 */\n  take(callback: (err: Error, client: object) => void): void;\n}',
    'x.d.ts:4:7: @arg and @releasedBy need a resource; add @acquire KIND or @scope KIND',
  ],
  [
    'unknown supertype',
    'export class Pool extends Emitter { end(): void; }',
    'x.d.ts:3:27: Emitter is neither declared nor imported in this module block; declare it here',
  ],
  [
    'time without a unit',
    '/** @options ignored */\nexport interface Options {\n  /** @role idleTimeout */\n  idle?: number;\n}',
    'x.d.ts:5:7: the role idleTimeout is a time, so its unit must be known; add @unit ms, @unit s or @unit min',
  ],
  [
    'unknown role',
    '/** @options ignored */\nexport interface Options {\n  /** @role poolMax size */\n  max?: number;\n}',
    'x.d.ts:5:7: @role has the argument "poolMax size"; write @role one or more of poolMax, poolMin, poolMaxIdle, acquireTimeout, connectTimeout, idleTimeout, maxLifetime, queryTimeout, statementTimeout, lockTimeout, idleInTransactionTimeout, queueLimit, other',
  ],
  [
    'bound that is no option',
    '/** @options ignored */\nexport interface Options {\n  /** @atMost maxx */\n  min?: number;\n  max?: number;\n}',
    'x.d.ts:5:7: @atMost refers to maxx, which is no option here; did you mean max?',
  ],
  [
    'foreign name for an unknown option',
    '/** @options ignored @foreign size = maximum */\nexport interface Options { max?: number; }',
    'x.d.ts:3:22: @foreign refers to maximum, which is no option here; name an option of this interface',
  ],
  [
    'foreign name that is an option',
    '/** @options ignored @foreign max = none */\nexport interface Options { max?: number; }',
    'x.d.ts:3:22: @foreign max names an option that the library has; remove the tag or the option',
  ],
  [
    'foreign name twice',
    '/** @options ignored\n * @foreign size = max\n * @foreign size = none */\nexport interface Options { max?: number; }',
    'x.d.ts:5:4: @foreign size stands twice; remove one',
  ],
  [
    'foreign name without options',
    '/** @foreign size = none */\nexport interface Options { max?: number; }',
    'x.d.ts:3:5: @foreign needs an interface of options; add @options',
  ],
  [
    'option twice',
    '/** @options ignored */\nexport interface Options {\n  max?: number;\n  max?: number;\n}',
    'x.d.ts:6:3: the option max is declared twice; remove one declaration',
  ],
  [
    'options by a type that is not there',
    '/** @options open */\nexport interface Options {\n  client?: string;\n  /** @when client pg PgOptions */\n  connection?: any;\n}',
    'x.d.ts:6:7: @when names PgOptions, which is neither declared nor imported in this module block; declare it here',
  ],
  [
    'options by a type that is none of options',
    'export interface PgOptions { max: number; }\n/** @options open */\nexport interface Options {\n  client?: string;\n  /** @when client pg PgOptions */\n  connection?: any;\n}',
    'x.d.ts:7:7: @when names PgOptions, which is no interface of options; add @options to it',
  ],
  [
    'options by another option that is not there',
    '/** @options open */\nexport interface PgOptions { max?: number; }\n/** @options open */\nexport interface Options {\n  /** @when client pg PgOptions */\n  connection?: any;\n}',
    'x.d.ts:7:7: @when refers to client, which is no option here; name an option of this interface',
  ],
  [
    'connection string of a call that is no argument',
    '/** @acquire pool @url */\nexport function createPool(url: string): any;',
    'x.d.ts:3:19: @url says nothing of an argument; on a call write @url arg N',
  ],
  ['syntax error', 'export const size: ;', 'x.d.ts:3:20: Type expected; mend the declaration'],
])('%s', (_, body, problem) => {
  expect(problemsOf(body)).toEqual([problem]);
});

test('a file outside the form says what is missing', () => {
  const { problems } = compileModel('x.d.ts', 'export interface Options {}\n');
  expect(problems.map(formatProblem)).toEqual([
    'x.d.ts:1:1: a model holds only declare module \'name\' { … } blocks; move this into one',
    'x.d.ts:1:1: the file names no library; add @library NAME to its first module block',
    'x.d.ts:1:1: the file names no package; add @package NAME VERSION, the version its facts were read from',
  ]);
});

test('a module, library or package declared twice', () => {
  const block = "/** @library x @package x 1.0.0 */\ndeclare module 'x' {}\n";
  expect(compileModel('x.d.ts', block + block).problems.map(formatProblem)).toEqual([
    'x.d.ts:3:5: @library stands twice in the file; remove one',
    'x.d.ts:3:16: @package x stands twice; remove one',
    "x.d.ts:4:1: the module 'x' is declared twice; join the blocks",
  ]);
});

test('all problems of all files come at once, in order', () => {
  const body = (tag: string): string => `/** @library l @package l 1.0.0 */\ndeclare module 'l' {\n  /** ${tag} */\n  export class A {}\n}`;
  const { problems } = compileModels([
    { name: 'b.d.ts', text: body('@lazi\n   * @unknown') },
    { name: 'a.d.ts', text: body('@resourc pool') },
  ]);
  expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual(['b.d.ts:3', 'b.d.ts:4', 'a.d.ts:3']);
});

test('a scoped package is an argument, not a tag', () => {
  const text = "/** @library n @package @neon/serverless 1.2.0 */\ndeclare module '@neon/serverless' {}";
  const { model, problems } = compileModel('n.d.ts', text);
  expect(problems).toEqual([]);
  expect(model?.packages).toEqual({ '@neon/serverless': '1.2.0' });
});
