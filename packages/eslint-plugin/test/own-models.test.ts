/** The models that a project's configuration lists hold in ESLint as well. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import plugin from '../src/index.js';

const MODEL = `/**
 * @library shop-database
 * @package @shop/database 1.0.0
 */
declare module '@shop/database' {
  /** @acquire connection */
  export function checkout(): Promise<Session>;
  /** @resource connection @release giveBack @doubleRelease throws */
  export interface Session {
    /** @use */
    query(text: string): Promise<unknown[]>;
    giveBack(): void;
  }
}
`;

const ORDERS = `import { checkout } from '@shop/database';
export async function lost() {
  const session = await checkout();
  await session.query('SELECT 1');
}
export async function kept() {
  const session = await checkout();
  try {
    await session.query('SELECT 1');
  } finally {
    session.giveBack();
  }
}
`;

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-own-models-')));
  mkdirSync(join(folder, '.git'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** `line rule: message` of each report in a file. */
function reported(name: string, text = ORDERS): readonly string[] {
  const messages = new Linter({ cwd: folder }).verify(
    text,
    [{ files: ['**/*.ts', '**/*.js'], languageOptions: { parser } }, plugin.configs['flat/recommended']],
    { filename: join(folder, name) },
  );
  return messages.map(({ line, ruleId, message }) => `${String(line)} ${ruleId ?? ''}: ${message}`);
}

const LOST = ['3 leakcheck/no-unreleased-connection: Connection from shop-database checkout() is never released.'];

describe('models of a project', () => {
  it.each([
    ['leakcheck.config.js', "import { defineConfig } from 'leakcheck';\nexport default defineConfig({ models: ['leakcheck/*.d.ts'] });"],
    ['leakcheck.config.cjs', "module.exports = { models: ['leakcheck/*.d.ts'] };"],
    ['leakcheck.config.ts', "const models: string[] = ['leakcheck/*.d.ts'];\nexport default { models };"],
    ['leakcheck.config.json', '{ "models": ["leakcheck/*.d.ts"], "preset": "strict" }'],
    ['package.json', '{ "leakcheck": { "models": ["leakcheck/database.d.ts"] } }'],
  ])('are read where %s lists them', (name, text) => {
    write({ [name]: text, 'leakcheck/database.d.ts': MODEL });
    expect(reported('src/orders.ts')).toEqual(LOST);
    expect(reported('src/orders.js')).toEqual(LOST);
  });

  it('hold no further than the repository of the configuration', () => {
    write({ 'leakcheck.config.json': '{ "models": ["database.d.ts"] }', 'database.d.ts': MODEL, 'other/.git/HEAD': '' });
    expect(reported('orders.ts')).toEqual(LOST);
    expect(reported('other/orders.ts')).toEqual([]);
  });

  it('are read again when they have changed', () => {
    write({ 'leakcheck.config.json': '{ "models": ["database.d.ts"] }', 'database.d.ts': MODEL });
    expect(reported('orders.ts')).toEqual(LOST);
    write({ 'database.d.ts': MODEL.replace('/** @acquire connection */', '') });
    utimesSync(join(folder, 'database.d.ts'), new Date(), new Date(Date.now() + 10_000));
    expect(reported('orders.ts')).toEqual([]);
  });

  it.each([
    ['a file that is not there', { 'leakcheck.config.json': '{ "models": ["database.d.ts"] }' }, '"models" lists "database.d.ts", and there is no such file.'],
    ['a model with a mistake', { 'leakcheck.config.json': '{ "models": ["database.d.ts"] }', 'database.d.ts': MODEL.replace('@release', '@relese') }, 'database.d.ts:8:'],
    ['a list that is none', { 'leakcheck.config.json': '{ "models": "database.d.ts" }' }, 'leakcheck.config.json: "models" must be a list'],
    ['a configuration that does not load', { 'leakcheck.config.js': 'export default {' }, 'leakcheck.config.js cannot be loaded'],
  ])('%s is told once in a file', (_, files, message) => {
    write(files);
    expect(reported('orders.ts')).toEqual([expect.stringContaining(message)]);
  });
});
