/** The Vitest adapter, proven by Vitest runs of its own. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { instrumentInstalled } from '../src/testing/installed.js';
import { createProject, type Project } from './support/project.js';
import type { Finished } from './support/run-node.js';
import { lineOf } from './support/source-line.js';

let project: Project;

beforeAll(() => {
  project = createProject('vitest-projects');
});

afterAll(() => {
  project.remove();
});

interface Outcome extends Finished {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

async function run(fixture: string, ...options: readonly string[]): Promise<Outcome> {
  const finished = await project.vitest(`${fixture}.fixture.ts`, '--reporter=verbose', ...options);
  const named = (mark: string): string[] =>
    finished.stdout
      .split('\n')
      .filter((line) => line.trimStart().startsWith(mark))
      .map((line) => line.split(' > ').slice(1).join(' > ').replace(/ \d+ms$/, ''));
  return { ...finished, passed: named('✓'), failed: named('×') };
}

function place(fixture: string, mark: string): string {
  const file = `${fixture}.fixture.ts`;
  return `${file}:${lineOf(path.join(project.folder, file), mark)}:`;
}

describe.each(['forks', 'threads', 'vmThreads', 'vmForks'])('in pool %s', (pool) => {
  test('the test that leaks fails with the line that acquired, and its twin passes', async () => {
    const { code, stdout, stderr, passed, failed } = await run('leak', `--pool=${pool}`);
    expect({ code, passed, failed }).toEqual({
      code: 1,
      passed: ['gives its connection back'],
      failed: ['leaves a connection out'],
    });
    expect(stderr).toContain(`acquired at ${place('leak', 'leaks')}`);
    expect(stderr).toContain('was not released by the end of the test');
    expect(stderr).toContain(`❯ loadUser ${place('leak', 'leaks')}`);
    expect(stderr).toMatch(/^ +\d+\| {3}const client = await pool\.connect\(\); \/\/ leaks$/m);
    expect(stdout).not.toContain('leakcheck:');
  });
});

describe.each([[], ['--no-isolate', '--no-file-parallelism']])('a run with %s %s', (...options) => {
  test('is clean where hooks give back, and where a connection comes back late', async () => {
    const { code, stderr, failed, passed } = await run('clean', ...options);
    expect({ code, stderr, failed }).toEqual({ code: 0, stderr: '', failed: [] });
    expect(passed).toHaveLength(7);
  });

  test('tells concurrent tests apart', async () => {
    const { code, failed, passed } = await run('concurrent', ...options);
    expect({ code, failed, passed: passed.toSorted() }).toEqual({
      code: 1,
      failed: ['side by side > second leaks'],
      passed: ['side by side > first is clean', 'side by side > third is clean'],
    });
  });

  test('charges a request to the test that sent it, though the server is older', async () => {
    const { code, failed, passed } = await run('server', ...options);
    expect({ code, failed, passed }).toEqual({
      code: 1,
      failed: ['a leaking request to a server of beforeAll'],
      passed: ['a clean request to a server of beforeAll'],
    });
  });

  test('fails the file, and no test, for what beforeAll never gives back', async () => {
    const { code, stderr, failed, passed } = await run('file', ...options);
    expect({ code, failed, passed }).toEqual({ code: 1, failed: [], passed: ['uses the connection of the file'] });
    expect(stderr).toContain(`acquired at ${place('file', 'never given back')}`);
    expect(stderr).toContain('was not released by the end of the test file');
  });

  test('names each connection that a test leaves out of a pool that it tracks by itself', async () => {
    const { code, stderr, failed, passed } = await run('tracked', ...options);
    expect({ code, failed, passed }).toEqual({
      code: 1,
      failed: ['leaves two connections of a tracked pool out'],
      passed: ['fails by itself and leaves nothing out'],
    });
    expect(stderr).toContain(`Connection of main acquired at ${place('tracked', 'first of two')}`);
    expect(stderr).toContain(`Connection of main acquired at ${place('tracked', 'second of two')}`);
  });
});

test.each(['forks', 'vmThreads'])('in pool %s, unclosed clients and open transactions fail their test, and what is allowed does not', async (pool) => {
  const { code, stderr, failed, passed } = await run('left-behind', `--pool=${pool}`);
  expect({ code, failed }).toEqual({
    code: 1,
    failed: ['clients > leaks a client', 'transactions > leaks a transaction', 'transactions > leaks a transaction into the pool'],
  });
  expect(passed).toHaveLength(5);
  expect(stderr).toContain(`Client of pg connected at ${place('left-behind', 'left open')}`);
  expect(stderr).toContain(`was given back at ${place('left-behind', 'given back inside')}`);
});

test.each(['forks', 'threads', 'vmThreads', 'vmForks'])('in pool %s, a library that is loaded when a test file imports it is seen', async (pool) => {
  const { code, stderr, failed, passed } = await run('large', `--pool=${pool}`);
  expect({ code, failed, passed }).toEqual({ code: 1, failed: ['leaks a transaction of knex'], passed: ['ends its transaction'] });
  expect(stderr).toContain(`acquired at ${place('large', 'begun with knex')}`);
});

const unreachable = await whyUnreachable();
if (unreachable !== null) reportNotRun('clients of mysql2 in tests of Vitest', unreachable);

test.runIf(unreachable === null).each(['forks', 'vmThreads'])('in pool %s, an unclosed client of mysql2 fails its test', async (pool) => {
  const { code, stderr, failed, passed } = await run('mysql', `--pool=${pool}`);
  expect({ code, failed, passed }).toEqual({ code: 1, failed: ['leaks a client'], passed: ['closes its clients'] });
  expect(stderr).toContain(`Client of mysql2 connected at ${place('mysql', 'left open')}`);
});

test('a project without pg is left alone', async () => {
  await expect(instrumentInstalled(path.join(path.parse(project.folder).root, 'nowhere', 'a.test.ts'))).resolves.toBe(
    undefined,
  );
});
