/** What a new library begins with. Each text is a sound example to be changed, not an empty form. */

/** `@shop/database` → `shop-database`: how files of a library are named. */
export function plainName(name) {
  return name.replace(/^@/, '').replaceAll(/[/:]/g, '-');
}

/** File name below the repository → text. */
export function filesFor(name, version) {
  const plain = plainName(name);
  return {
    [`packages/models/libraries/${plain}.d.ts`]: model(name, version),
    [`packages/models/test/truth/${plain}.test.ts`]: truthTest(name, plain),
    [`docs/libraries/${plain}.md`]: page(name),
    [`fixtures/${plain}/exception-path/lost.bad.ts`]: faulty(name),
    [`fixtures/${plain}/exception-path/returned.good.ts`]: correct(name),
  };
}

function model(name, version) {
  return `/**
 * What this library is, in one sentence.
 *
 * @library ${name}
 * @verified source
 * @package ${name} ${version}
 */
declare module '${name}' {
  /** @resource pool @lazy @release end */
  export class Pool {
    /** @acquire pool */
    constructor(options?: PoolOptions);
    /** @acquire connection */
    connect(): Promise<Connection>;
    /** @oneShot query @sql arg 0 */
    query(text: string, values?: unknown[]): Promise<unknown[]>;
    end(): Promise<void>;
  }

  /** @resource connection @release release @doubleRelease ignored */
  export interface Connection {
    /** @use @sql arg 0 */
    query(text: string, values?: unknown[]): Promise<unknown[]>;
    release(): void;
  }

  /** @options ignored */
  export interface PoolOptions {
    /** @role poolMax @default 10 */
    max?: number;
    /** @role acquireTimeout @unit ms @default 0 @unlimited 0 */
    acquireTimeout?: number;
  }
}
`;
}

function truthTest(name, plain) {
  return `/** What the model of ${name} claims, against the real library. */
import { describe, expect, test } from 'vitest';
import { library } from '../facts.js';
import { installedVersion } from '../installed.js';

describe('the model of ${plain}', () => {
  test('was read from the installed version', () => {
    expect(library('${name}').packages).toEqual({ '${name}': installedVersion('${name}') });
  });

  test.todo('a second release does what @doubleRelease says');
  test.todo('a use after the release does what the page says');
  test.todo('an exhausted pool waits as long as the acquire timeout says');
  test.todo('each @default is what the library itself uses');
  test.todo('unknown options meet what @options says');
});
`;
}

function page(name) {
  return `# ${name}

What it is, the packages it consists of, and how the facts were verified.

## Worth knowing

| | |
| --- | --- |
| a second \`release()\` | is ignored |

## The safe way

\`\`\`ts
import { Pool } from '${name}';

const pool = new Pool({ max: 10, acquireTimeout: 5_000 });

export async function rename(id: number, name: string): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query('UPDATE users SET name = ? WHERE id = ?', [name, id]);
  } finally {
    connection.release();
  }
}
\`\`\`

## The usual mistakes

1. Something that may fail between \`connect()\` and \`try\`.
2.
3.
`;
}

function faulty(name) {
  return `import { Pool } from '${name}';

const pool = new Pool({ max: 10, acquireTimeout: 5_000 });

export async function countUsers(): Promise<unknown[]> {
  const connection = await pool.connect(); // want no-unreleased-connection
  const rows = await connection.query('SELECT count(*) FROM users');
  connection.release();
  return rows;
}
`;
}

function correct(name) {
  return `import { Pool } from '${name}';

const pool = new Pool({ max: 10, acquireTimeout: 5_000 });

export async function countUsers(): Promise<unknown[]> {
  const connection = await pool.connect();
  try {
    return await connection.query('SELECT count(*) FROM users');
  } finally {
    connection.release();
  }
}
`;
}
