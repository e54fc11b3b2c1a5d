/** What `leakcheck init` writes and says. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outcome, runCommand } from './fake-environment.js';
import { LEAK, reportWith } from './sample-report.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-init-')));
  mkdirSync(join(folder, '.git'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function leakcheck(...args: readonly string[]): Promise<Outcome> {
  return runCommand(args, { report: reportWith({ findings: [LEAK] }), cwd: folder });
}

describe('init', () => {
  it.each([['leakcheck.config.js', {}], ['leakcheck.config.ts', { 'tsconfig.json': '{}' }]])('writes %s, which changes nothing', async (name, files) => {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    const { exitCode, stdout, stderr } = await leakcheck('init');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Wrote ${name}.\n`);
    expect(stdout).toContain('This project uses no library that leakcheck knows.');
    expect(readFileSync(join(folder, name), 'utf8')).toContain("failOn: 'warning'");
    const { requests, ...outcome } = await leakcheck();
    expect(outcome).toMatchObject({ exitCode: 1, stderr: '' });
    expect(requests[0]).not.toHaveProperty('models');
  });

  it('leaves a configuration as it is', async () => {
    writeFileSync(join(folder, 'package.json'), '{ "leakcheck": { "preset": "strict" } }');
    expect((await leakcheck('init')).stdout).toContain('package.json is there already, and stays as it is.\n');
    expect(existsSync(join(folder, 'leakcheck.config.js'))).toBe(false);
  });

  it('names the libraries, and the functions that hand out a connection', async () => {
    writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "pg": "^8.0.0", "express": "^5.0.0" } }');
    writeFileSync(join(folder, 'db.ts'), `import { Pool, type PoolClient } from 'pg';
export const pool = new Pool();
export async function checkout(): Promise<PoolClient> {
  return pool.connect();
}
export const borrow = async () => pool.connect();
/** @acquire connection */
export async function tagged() {
  return pool.connect();
}
export async function count() {
  return (await pool.query('SELECT 1')).rows.length;
}
async function inside() {
  return pool.connect();
}
export const rows = async () => (await inside()).release();
`);
    const { stdout } = await leakcheck('init');
    expect(stdout).toBe(`Wrote leakcheck.config.js.
Libraries of this project that leakcheck knows: pg.
These functions hand out a connection. A tag above them says so:
  db.ts:3  checkout: /** @acquire connection */
  db.ts:6  borrow: /** @acquire connection */
`);
  });

  it('names the methods of exported classes that hand out a connection', async () => {
    writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "pg": "^8.0.0" } }');
    writeFileSync(join(folder, 'database.ts'), `import { Pool, type PoolClient } from 'pg';
export class Database {
  readonly #pool = new Pool();
  private held: PoolClient | undefined;

  async checkout(): Promise<PoolClient> {
    return this.#pool.connect();
  }
  static async once() {
    return new Pool().connect();
  }
  borrow = () => this.#pool.connect();
  /** @acquire connection */
  async tagged() {
    return this.#pool.connect();
  }
  /** What the object goes on to own is not handed out. */
  get current() {
    return this.held;
  }
  client(): PoolClient | undefined {
    return this.held;
  }
  async lasting(): Promise<PoolClient> {
    return (this.held ??= await this.#pool.connect());
  }
  private async inside() {
    return this.#pool.connect();
  }
  async count() {
    const client = await this.inside();
    try {
      return (await client.query('SELECT 1')).rows.length;
    } finally {
      client.release();
    }
  }
}
export class Patient extends Pool {
  override async connect() {
    return super.connect();
  }
}
class Local {
  async checkout() {
    return new Pool().connect();
  }
}
export const made = new Local();
`);
    const { stdout } = await leakcheck('init');
    expect(stdout).toContain(`These functions hand out a connection. A tag above them says so:
  database.ts:6   Database.checkout: /** @acquire connection */
  database.ts:9   Database.once: /** @acquire connection */
  database.ts:12  Database.borrow: /** @acquire connection */
`);
    expect(stdout.match(/@acquire/g)).toHaveLength(3);
  });

  it('teaches', async () => {
    const { exitCode, stdout } = await leakcheck('init', '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('/** @acquire connection */');
    expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});
