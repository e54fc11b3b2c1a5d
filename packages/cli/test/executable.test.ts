/** The built command as a shell runs it; `npm run build` comes first. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RULE_DOCUMENTATION, RULE_IDS } from '@leakcheck/core';

const executable = fileURLToPath(new URL('../bin/leakcheck.js', import.meta.url));
const repository = new URL('../../../', import.meta.url);

const LEAK = `import { Pool } from 'pg';
const pool = new Pool({ connectionTimeoutMillis: 5_000, statement_timeout: 10_000 });
pool.on('error', () => undefined);
export async function lose() {
  const client = await pool.connect();
  await client.query('SELECT 1');
}
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakcheck-executable-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function leakcheck(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [executable, ...args], { cwd: folder, encoding: 'utf8' });
}

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
  }
}

describe('a check', () => {
  it('finds a leak and exits 1', () => {
    write({ 'users.ts': LEAK });
    const { status, stdout, stderr } = leakcheck();
    expect(stdout).toContain('users.ts:5:');
    expect(stdout).toContain('rule: no-unreleased-connection (certain)');
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });

  it('prints JSON and nothing else on standard output', () => {
    write({ 'users.ts': LEAK });
    const { stdout } = leakcheck('check', '.', '--format', 'json', '--no-cache', '--no-baseline');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      findings: [{ ruleId: 'no-unreleased-connection', file: 'users.ts', line: 5 }],
    });
  });

  it('exits 0 on an empty folder, with a notice', () => {
    expect(leakcheck()).toMatchObject({
      status: 0,
      stderr: 'There are no JavaScript or TypeScript files here, so there was nothing to check.\n',
    });
  });

  it('exits 2 on a path that does not exist', () => {
    expect(leakcheck('check', 'src')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'error: there is no file or folder "src".\n',
    });
  });

  it('names a file with a syntax error, and checks the others', () => {
    write({ 'broken.ts': "import 'pg';\nconst = 1;\n", 'users.ts': LEAK });
    const { status, stdout, stderr } = leakcheck();
    expect(stderr).toMatch(/^broken\.ts:2:7: \S/m);
    expect(stdout).toContain('users.ts:5:');
    expect(status).toBe(1);
  });

  it('survives bytes that are no text', () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + (index >> 3)) % 256);
    write({ 'noise.ts': bytes, 'users.ts': LEAK });
    const { status, stdout, stderr } = leakcheck();
    expect(stderr).toMatch(/^noise\.ts:\d+:\d+: \S/m);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toContain('users.ts:5:');
    expect(status).toBe(1);
  });

  it('names a broken tsconfig', () => {
    write({ 'tsconfig.json': '{ "compilerOptions": ', 'users.ts': LEAK });
    const { stdout, stderr } = leakcheck();
    expect(stderr).toMatch(/^tsconfig\.json:1:\d+: \S/m);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toContain('users.ts:5:');
  });
});

describe('explain', () => {
  it.each(RULE_IDS)('prints the page of %s', (id) => {
    expect(leakcheck('explain', id)).toMatchObject({
      status: 0,
      stdout: readFileSync(new URL(RULE_DOCUMENTATION[id].page, repository), 'utf8'),
      stderr: '',
    });
  });
});

describe('the process', () => {
  it('ends quietly when the reader closes the pipe', async () => {
    const child = spawn(process.execPath, [executable, 'explain', 'no-unreleased-connection'], { cwd: folder });
    child.stdout.destroy();
    const stderr: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stderr.join('')).toBe('');
  });

  it('says what to do if it is not built', () => {
    mkdirSync(join(folder, 'bin'));
    cpSync(executable, join(folder, 'bin/leakcheck.mjs'));
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin/leakcheck.mjs')], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('npm run build');
  });
});
