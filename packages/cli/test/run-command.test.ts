/** `leakcheck run`, as a shell runs it, on programs that use a real PostgreSQL; `npm run build` comes first. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Finished, runNode } from '../../runtime/test/support/run-node.js';

const executable = fileURLToPath(new URL('../bin/leakcheck.js', import.meta.url));
const installed = fileURLToPath(new URL('../../../node_modules', import.meta.url));

const PROGRAM = `import assert from 'node:assert';
import pg from 'pg';
const [, , behaviour, times, code] = process.argv;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 5 });
for (let turn = 0; turn < Number(times); turn++) {
  const client = await pool.connect();
  if (behaviour !== 'leaks') client.release();
  if (behaviour === 'twice') assert.throws(() => client.release());
  if (behaviour === 'holds') await new Promise((resolve) => pool.connect((_, held, done) => setTimeout(() => resolve(done()), 200)));
}
console.log(behaviour);
process.exit(Number(code ?? 0));
`;
const PARENT = `import { spawnSync } from 'node:child_process';
for (const behaviour of ['leaks', 'leaks', 'releases']) {
  spawnSync(process.execPath, ['program.mjs', behaviour, '2'], { stdio: 'inherit' });
}
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leakcheck-run-test-'));
  symlinkSync(installed, join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'program.mjs'), PROGRAM);
  writeFileSync(join(folder, 'parent.mjs'), PARENT);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const leakcheck = (...values: readonly string[]): Promise<Finished> => runNode(folder, [executable, ...values]);
const leakcheckRun = (...values: readonly string[]): Promise<Finished> => leakcheck('run', ...values);

describe('leakcheck run', () => {
  it('exits 1 where the command succeeds and leaks, with one entry for a line', async () => {
    const { code, stdout, stderr } = await leakcheckRun('--', 'node', 'program.mjs', 'leaks', '3');
    expect(stdout).toBe('leaks\n');
    expect(stderr).toContain('3 times, first:\nleakcheck: the process exits while pg pool 1 misses 1 connection\n');
    expect(stderr).toContain('acquired at program.mjs:6:');
    expect(stderr).toMatch(/\nleakcheck run: 1 place to mend\n$/);
    expect(code).toBe(1);
  });

  it('counts what happens again and again at one place, though it is written down twice', async () => {
    const { code, stderr } = await leakcheckRun('--report', 'leaks.jsonl', '--', 'node', 'program.mjs', 'twice', '50');
    expect(stderr).toContain('50 times, first:\nleakcheck: connection of pg pool 1 is released a second time at program.mjs:8:');
    expect(readFileSync(join(folder, 'leaks.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(2);
    expect(code).toBe(1);
  });

  it('exits 0 where nothing leaks', async () => {
    expect(await leakcheckRun('--', 'node', 'program.mjs', 'releases', '3')).toEqual({
      code: 0,
      stdout: 'releases\n',
      stderr: '\nleakcheck run: no connection leaked\n',
    });
    expect(await leakcheckRun('--quiet', 'node', 'program.mjs', 'releases', '3')).toEqual({ code: 0, stdout: 'releases\n', stderr: '' });
  });

  it('lets the command\'s own failure win', async () => {
    const { code, stderr } = await leakcheckRun('node', 'program.mjs', 'leaks', '1', '7');
    expect(stderr).toContain('1 place to mend');
    expect(code).toBe(7);
  });

  it('collects what all processes of the command tell', async () => {
    const { code, stderr } = await leakcheckRun('--report', 'leaks.jsonl', '--', 'node', 'parent.mjs');
    expect(stderr).toContain('4 times in 2 processes, first:\n');
    expect(code).toBe(1);
    const lines = readFileSync(join(folder, 'leaks.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { version: 1, kind: 'unreleased-at-exit', pool: 'pg pool 1' },
      { version: 1, kind: 'unreleased-at-exit', pool: 'pg pool 1' },
    ]);
  });

  it('tells of what is held for long without failing for it', async () => {
    const { code, stderr } = await leakcheckRun('--held-longer-than', '50', '--', 'node', 'program.mjs', 'holds', '1');
    expect(stderr).toContain('connection of pg pool 1 has been out for longer than 0.050 s');
    expect(stderr).toContain('no connection leaked');
    expect(code).toBe(0);
  });

  it('names a command that cannot be run, and wrong usage', async () => {
    const missing = await leakcheckRun('--', 'no-such-command-here');
    expect(missing).toMatchObject({ code: 2, stderr: 'error: cannot run "no-such-command-here": spawn no-such-command-here ENOENT\n' });
    expect(await leakcheckRun()).toMatchObject({ code: 2 });
    expect(await leakcheckRun('--held-longer-than', 'soon', '--', 'node')).toMatchObject({ code: 2 });
  });
});

const KNOWN_AND_UNKNOWN = `import pg from 'pg';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5000, statement_timeout: 5000 });
pool.on('error', () => undefined);
const kept = [];
export async function runs() {
  const client = await pool.connect();
  await client.query('SELECT 1');
}
export async function neverRuns() {
  const client = await pool.connect();
  await client.query('SELECT 1');
}
await runs();
await runs();
kept.push(await pool.connect());
process.exit(0);
`;

describe('what a run saw', () => {
  beforeEach(() => {
    rmSync(join(folder, 'program.mjs'));
    rmSync(join(folder, 'parent.mjs'));
    writeFileSync(join(folder, 'users.mjs'), KNOWN_AND_UNKNOWN);
  });

  it('is held against a check by merge', async () => {
    expect(await leakcheckRun('--report', 'runtime.jsonl', '--', 'node', 'users.mjs')).toMatchObject({ code: 1 });
    expect(await leakcheck('check', '--format', 'json', '--output', 'static.json')).toMatchObject({ code: 1 });
    const { code, stdout, stderr } = await leakcheck('merge', 'static.json', 'runtime.jsonl');
    expect(stderr).toBe('');
    expect(code).toBe(1);
    const [confirmed = '', onlyStatic = '', onlyAtRunTime = ''] = stdout.split('\n\n');
    expect(confirmed).toMatch(/^Confirmed at run time: 1\n {2}users\.mjs:6:24 .+ \(no-unreleased-connection\)\n {4}seen at run time: 2 times, held for up to \d+\.\d s$/);
    expect(onlyStatic).toMatch(/^Only static: not run in this run, or clean so far: 1\n {2}users\.mjs:10:24 /);
    expect(onlyAtRunTime).toMatch(/^Only at run time: a gap of the checker: 1\n/);
    expect(onlyAtRunTime).toContain('acquired at users.mjs:15:');
  });

  it('stands beside the findings of a check', async () => {
    await leakcheckRun('--report', 'runtime.jsonl', '--quiet', '--', 'node', 'users.mjs');
    const { stdout } = await leakcheck('check', '--runtime', 'runtime.jsonl');
    expect(stdout.match(/seen at run time: .*/g)).toEqual([expect.stringMatching(/^seen at run time: 2 times, held for up to/)]);
    const json = await leakcheck('check', '--runtime', 'runtime.jsonl', '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({ findings: [{ line: 6, runtime: { count: 2 } }, { line: 10 }] });
    expect(json.stdout.match(/"runtime"/g)).toHaveLength(1);
  });

  it('must be what it is said to be', async () => {
    writeFileSync(join(folder, 'empty.jsonl'), '');
    writeFileSync(join(folder, 'other.json'), '{}');
    const notThere = await leakcheck('check', '--runtime', 'nowhere.jsonl');
    expect(notThere.code).toBe(2);
    expect(notThere.stderr).toContain('error: cannot read the runtime report');
    const other = await leakcheck('merge', 'other.json', 'empty.jsonl');
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('is no report of "leakcheck check --format json"');
  });
});
