/** A code base of the kind that leakcheck reads, made up for measurements. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * Writes a TypeScript program around one pg pool, with the configurations of tsc and of ESLint (`eslint.config.mjs`
 * without types, `eslint.typed.mjs` with types).
 *
 * @param {string} folder an empty folder
 * @param {number} files how many modules with database code; each has seven functions, and every tenth leaks
 * @returns {number} lines of TypeScript written
 */
export function writeCodeBase(folder, files) {
  const sources = path.join(folder, 'src');
  mkdirSync(sources);
  // Only ESLint and tsc need it; leakcheck does not read installed packages.
  symlinkSync(installed, path.join(folder, 'node_modules'), 'junction');
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', dependencies: { pg: '*' } }));
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(compilerConfiguration));
  writeFileSync(path.join(folder, 'eslint.config.mjs'), lintConfiguration({}));
  writeFileSync(path.join(folder, 'eslint.typed.mjs'), lintConfiguration({ project: './tsconfig.json', tsconfigRootDir: folder }));
  let lines = 0;
  const write = (name, text) => {
    writeFileSync(path.join(sources, name), text);
    lines += text.split('\n').length - 1;
  };
  write('db.ts', database);
  for (let index = 0; index < files; index++) write(`table${index}.ts`, tableModule(index, index % 10 === 0));
  return lines;
}

const compilerConfiguration = {
  compilerOptions: { target: 'es2023', module: 'nodenext', strict: true, skipLibCheck: true, types: ['node'] },
  include: ['src'],
};

function lintConfiguration(parserOptions) {
  return `import parser from '@typescript-eslint/parser';
import leakcheck from 'eslint-plugin-leakcheck';

export default [
  leakcheck.configs['flat/recommended'],
  { files: ['src/**/*.ts'], languageOptions: { parser, parserOptions: ${JSON.stringify(parserOptions)} } },
];
`;
}

const database = `import { Pool, type PoolClient } from 'pg';

export const pool = new Pool({ max: 10, connectionTimeoutMillis: 5_000, statement_timeout: 10_000 });

export async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
`;

function tableModule(index, leaks) {
  const table = `table${index}`;
  return `import type { PoolClient } from 'pg';
import { inTransaction, pool } from './db.js';

export interface Row {
  readonly id: number;
  readonly name: string;
  readonly amount: number;
}

export async function find(id: number): Promise<Row | undefined> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<Row>('SELECT * FROM ${table} WHERE id = $1', [id]);
    return rows[0];
  } finally {
    client.release();
  }
}

export async function rename(id: number, name: string): Promise<boolean> {
  const client = await pool.connect();
  const found = await exists(client, id);
  if (!found) {
    ${leaks ? '' : 'client.release();\n    '}return false;
  }
  try {
    await client.query('UPDATE ${table} SET name = $2 WHERE id = $1', [id, name]);
    return true;
  } catch (error) {
    console.error('Renaming in ${table} failed', error);
    return false;
  } finally {
    client.release();
  }
}

async function exists(client: PoolClient, id: number): Promise<boolean> {
  try {
    const { rowCount } = await client.query('SELECT 1 FROM ${table} WHERE id = $1', [id]);
    return rowCount === 1;
  } catch {
    return false;
  }
}

export function move(from: number, to: number, amount: number): Promise<void> {
  return inTransaction(async (client) => {
    for (const [id, change] of [[from, -amount], [to, amount]]) {
      await client.query('UPDATE ${table} SET amount = amount + $2 WHERE id = $1', [id, change]);
    }
  });
}

export function lease${index}(): Promise<PoolClient> {
  return pool.connect();
}

export async function count(): Promise<number> {
  const client = await lease${index}();
  try {
    const { rows } = await client.query('SELECT count(*) AS rows FROM ${table}');
    return Number(rows[0].rows);
  } finally {
    client.release();
  }
}

export function total(callback: (error: Error | undefined, sum?: number) => void): void {
  pool.connect((error, client, done) => {
    if (error || !client) {
      callback(error);
      return;
    }
    client.query('SELECT sum(amount) AS sum FROM ${table}', (failure, result) => {
      done();
      if (failure) callback(failure);
      else callback(undefined, Number(result.rows[0].sum));
    });
  });
}
`;
}

/** How many lines each module with database code has. */
export const LINES_PER_FILE = tableModule(1, false).split('\n').length - 1;
