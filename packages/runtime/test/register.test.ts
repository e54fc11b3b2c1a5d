/** `--import @leakcheck/runtime/register`: programs that know nothing of the companion. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentOptions, variableOf } from '../src/register/environment-options.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { createProject, type Project } from './support/project.js';
import { lineOf } from './support/source-line.js';

const unreachable = await whyUnreachable();
let project: Project;

beforeAll(() => {
  project = createProject('register-programs');
  const installed = fileURLToPath(new URL('../../../node_modules/pg-pool', import.meta.url));
  const copy = path.join(project.folder, 'vendor/package/node_modules/pg-pool');
  cpSync(installed, copy, { recursive: true, dereference: true });
});

afterAll(() => {
  project.remove();
});

const REGISTER = ['--import', '@leakcheck/runtime/register'];

/** The place of the only line that ends in `// MARK`, as reports name it. */
function place(file: string, mark: string): string {
  return `acquired at ${file}:${lineOf(path.join(project.folder, file), mark)}:`;
}

/** A program, the mark of the line that takes its connection, and what the program does otherwise. */
interface Case {
  readonly file: string;
  readonly mark: string;
  readonly code: number;
  readonly stdout: string;
  readonly values: readonly string[];
}

const quiet = { code: 0, stdout: '', values: [] } as const;
const onMariadb = { ...quiet, values: [mariadbUrl] } as const;
const cases: readonly Case[] = [
  { ...quiet, file: 'esm.mjs', mark: 'taken in a module', code: 3, stdout: 'true\n' },
  { ...quiet, file: 'commonjs.cjs', mark: 'taken by callback' },
  { ...quiet, file: 'private-copy.mjs', mark: 'taken from the copy' },
  { ...quiet, file: 'postgres-js.mjs', mark: 'taken from postgres.js' },
  { ...quiet, file: 'postgres-js.cjs', mark: 'taken from required postgres.js' },
  { ...quiet, file: 'knex.mjs', mark: 'taken by imported knex' },
  { ...quiet, file: 'knex.cjs', mark: 'taken by knex' },
  { ...quiet, file: 'sequelize.mjs', mark: 'taken by sequelize' },
  { ...quiet, file: 'typeorm.cjs', mark: 'taken by typeorm' },
  { ...quiet, file: 'mongodb.mjs', mark: 'taken from mongodb' },
  ...(unreachable === null
    ? [
        { ...onMariadb, file: 'mysql2.mjs', mark: 'taken from mysql2' },
        { ...onMariadb, file: 'mysql2-cluster.cjs', mark: 'taken from a cluster' },
        { ...onMariadb, file: 'mariadb.mjs', mark: 'taken from mariadb' },
        { ...onMariadb, file: 'mariadb.cjs', mark: 'taken from required mariadb' },
      ]
    : []),
];

describe.each(cases)('$file', ({ file, mark, code, stdout, values }) => {
  test('is told of its leak at exit, and does as before', async () => {
    const finished = await project.node(...REGISTER, file, 'leaks', ...values);
    expect(finished.stderr.match(/leakcheck: the process exits while /g)).toHaveLength(1);
    expect(finished.stderr.match(/acquired at /g)).toHaveLength(1);
    expect(finished.stderr).toContain(place(file, mark));
    expect(finished).toMatchObject({ code, stdout });
  });

  test('is left alone where it gives back', async () => {
    expect(await project.node(...REGISTER, file, 'releases', ...values)).toEqual({ code, stdout, stderr: '' });
  });
});
if (unreachable !== null) reportNotRun('mysql2 and mariadb under register', unreachable);

test('a worker thread is watched as the main thread is', async () => {
  const { stdout, stderr } = await project.node(...REGISTER, 'worker.mjs', 'leaks');
  expect(stderr).toContain(place('in-worker.mjs', 'taken in a worker'));
  expect(stdout).toBe('worker ended with 0\n');
  expect((await project.node(...REGISTER, 'worker.mjs', 'releases')).stderr).toBe('');
});

test('the workers of a cluster are watched, too', async () => {
  const { stdout, stderr } = await project.node(...REGISTER, 'cluster.mjs', 'leaks');
  expect(stderr.match(/the process exits while pg pool 1 misses 1 connection/g)).toHaveLength(2);
  expect(stderr).toContain(place('cluster.mjs', 'taken in a cluster'));
  expect(stdout).toBe('worker ended with 4\nworker ended with 4\n');
  expect(await project.node(...REGISTER, 'cluster.mjs', 'releases')).toEqual({ code: 0, stdout, stderr: '' });
});

describe('leakcheck.config', () => {
  const configure = (name: string, text: string): (() => void) => {
    const file = path.join(project.folder, name);
    writeFileSync(file, text);
    return () => rmSync(file);
  };

  test.each([
    ['leakcheck.config.json', '{ "preset": "strict", "runtime": { "reportAtExit": false } }'],
    ['leakcheck.config.js', 'export default { runtime: { reportAtExit: false } };'],
  ])('%s sets options, and variables beat it', async (name, text) => {
    const remove = configure(name, text);
    try {
      expect((await project.node(...REGISTER, 'esm.mjs', 'leaks')).stderr).toBe('');
      const beaten = await project.node('--import', './variables.mjs', ...REGISTER, 'esm.mjs', 'leaks');
      expect(beaten.stderr).toContain('the process exits while');
    } finally {
      remove();
    }
  });

  test('that is wrong is named, and the program runs', async () => {
    const remove = configure('leakcheck.config.json', '{ "runtime": { "heldLongerThan": "soon", "heldLonger": 1, "allow": [{ "at": "db.ts" }] } }');
    try {
      const { code, stderr } = await project.node(...REGISTER, 'esm.mjs', 'releases');
      expect(stderr.split('\n')).toEqual([
        'leakcheck: leakcheck.config.json: "heldLongerThan" of "runtime" must be a number of milliseconds, 0 or more.',
        expect.stringMatching(/^leakcheck: leakcheck\.config\.json: "heldLonger" of "runtime" must be one of allow, heldLongerThan, /),
        'leakcheck: leakcheck.config.json: "allow" holds {"at":"db.ts"}, and needs { at: "src/db.ts", reason: "why" }.',
        '',
      ]);
      expect(code).toBe(3);
    } finally {
      remove();
    }
    const removeBroken = configure('leakcheck.config.json', '{');
    try {
      const { code, stderr } = await project.node(...REGISTER, 'esm.mjs', 'releases');
      expect(stderr).toContain('leakcheck.config is ignored: it cannot be loaded');
      expect(code).toBe(3);
    } finally {
      removeBroken();
    }
  });
});

describe('SIGTERM', () => {
  const run = async (behaviour: string): Promise<{ readonly report: string; readonly signal: string }> => {
    const file = path.join(project.folder, `${behaviour}.jsonl`);
    const { stdout } = await project.node('terminated.mjs', behaviour, file);
    return { report: existsSync(file) ? readFileSync(file, 'utf8') : '', signal: stdout.trim() };
  };

  test('ends a watched process as before, and what it did not give back is told', async () => {
    const { report, signal } = await run('dies');
    expect(signal).toBe('null SIGTERM');
    expect(report.split('\n')).toHaveLength(2);
    expect(JSON.parse(report)).toMatchObject({ version: 1, kind: 'unreleased-at-exit', acquisitions: [{ library: 'pg' }] });
  });

  test('is the application\'s business where it handles it', async () => {
    expect(await run('handles')).toEqual({ report: '', signal: '5 null' });
  });
});

test('variables set the options; a wrong one is named and ignored', () => {
  expect(
    environmentOptions({
      LEAKCHECK_HELD_LONGER_THAN: '30000',
      LEAKCHECK_HANDLES: 'true',
      LEAKCHECK_STACK_SAMPLE: '0.5',
      LEAKCHECK_END_GRACE: 'soon',
      LEAKCHECK_NAME: 'main',
      LEAKCHECK_STACK_DEPTH: '',
    }),
  ).toEqual({
    options: { heldLongerThan: 30_000, handles: true, stackSample: 0.5 },
    problems: ['LEAKCHECK_END_GRACE="soon" is ignored: it must be a number of milliseconds, 0 or more.'],
  });
  expect(variableOf('idleInTransactionLongerThan')).toBe('LEAKCHECK_IDLE_IN_TRANSACTION_LONGER_THAN');
});
