/** The adapters for Mocha, Jest and Node's own runner, proven by runs of the real runners on the same tests. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { createProject, type Project } from './support/project.js';
import type { Finished } from './support/run-node.js';
import { lineOf } from './support/source-line.js';

const unreachable = await whyUnreachable();
if (unreachable !== null) reportNotRun('clients of mysql and mysql2 in tests', unreachable);

let project: Project;

beforeAll(() => {
  project = createProject('runner-projects');
});

afterAll(() => {
  project.remove();
});

interface Outcome {
  readonly code: number | null;
  /** Names of the tests that failed, sorted. */
  readonly failed: readonly string[];
  /** Everything that was printed. */
  readonly output: string;
}

interface Runner {
  readonly name: string;
  readonly run: (file: string) => Promise<Outcome>;
}

/** Runs Jest with a configuration on one file. */
async function runJest(config: object, file: string): Promise<Outcome> {
  const finished = await project.tool('jest/bin/jest.js', '--config', JSON.stringify(config), '--verbose', '--runTestsByPath', file);
  const failed = [...finished.stderr.matchAll(/^ *✕ (.+?)(?: \(\d+ ms\))?$/gm)].map(([, title = '']) => title);
  return { code: finished.code, failed: sorted(failed), output: outputOf(finished) };
}

const outputOf = ({ stdout, stderr }: Finished): string => stdout + stderr;
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

const runners: readonly Runner[] = [
  {
    name: 'mocha',
    run: async (file) => {
      const finished = await project.tool('mocha/bin/mocha.js', '--require', '@leakcheck/runtime/mocha', '--reporter', 'tap', file);
      const failed = [...finished.stdout.matchAll(/^not ok \d+ (?:connections|clients|(?:more )?transactions) (.+)$/gm)].map(([, title = '']) => title);
      return { code: finished.code, failed: sorted(failed), output: outputOf(finished) };
    },
  },
  {
    name: 'node:test',
    run: async (file) => {
      const finished = await project.node('--import', '@leakcheck/runtime/node-test', '--test', '--test-reporter=tap', file);
      const failed = [...finished.stdout.matchAll(/^ {4}not ok \d+ - (.+)$/gm)].map(([, title = '']) => title);
      return { code: finished.code, failed: sorted(failed), output: outputOf(finished) };
    },
  },
  {
    name: 'jest',
    run: (file) => runJest({ preset: '@leakcheck/runtime' }, file),
  },
];

describe.each(runners)('$name', ({ run }) => {
  test('fails each test that leaves something behind, with the line, and no other', async () => {
    const { code, failed, output } = await run('left-behind.test.cjs');
    expect(failed).toEqual(['fails by itself', 'leaks a client', 'leaks a connection', 'leaks a transaction', 'leaks a transaction into the pool', 'leaks what a library began']);
    const line = (mark: string): string => `left-behind.test.cjs:${lineOf(path.join(project.folder, 'left-behind.test.cjs'), mark)}:`;
    expect(output).toContain(`acquired at ${line('left out')}`);
    expect(output).toContain(`acquired at ${line('begun and left')}`);
    expect(output).toContain(`Client of pg connected at ${line('left open')}`);
    expect(output).toContain(`Transaction begun at ${line('begun on the file')}`);
    expect(output).toContain('was left open by the test');
    expect(output).toMatch(new RegExp(`was given back at ${line('given back inside')}\\d+ inside a transaction begun at ${line('begun on its own')}`));
    expect(code).not.toBe(0);
  });

  test.runIf(unreachable === null)('sees clients of mysql and mysql2 that stay open, and their transactions', async () => {
    const { code, failed, output } = await run('mysql-clients.test.cjs');
    expect(failed).toEqual([
      'leaks a transaction of the file',
      'leaks one of mysql',
      'leaks one of mysql that connects by its first query',
      'leaks one of mysql2',
      'leaks one of promises',
    ]);
    const line = (mark: string): string => `mysql-clients.test.cjs:${lineOf(path.join(project.folder, 'mysql-clients.test.cjs'), mark)}:`;
    expect(output).toContain(`Client of mysql connected at ${line('mysql left open')}`);
    expect(output).toContain(`Client of mysql connected at ${line('mysql queried and left open')}`);
    expect(output).toContain(`Client of mysql2 connected at ${line('mysql2 left open')}`);
    expect(output).toContain(`Client of mysql2 connected at ${line('promises left open')}`);
    expect(output).toContain(`Transaction begun at ${line('begun and left')}`);
    expect(code).not.toBe(0);
  });

  test('fails the file for what none of its tests took', async () => {
    const { code, output } = await run('of-file.test.cjs');
    expect(output).toContain(`acquired at of-file.test.cjs:${lineOf(path.join(project.folder, 'of-file.test.cjs'), 'never given back')}:`);
    expect(code).not.toBe(0);
  });

  test('is silent where nothing is left', async () => {
    const { code, failed, output } = await run('green.test.cjs');
    expect({ code, failed }).toEqual({ code: 0, failed: [] });
    expect(output).not.toContain('leakcheck');
  });
});

test('Jest: concurrent tests are told apart, in an environment of the project\'s own', async () => {
  const config = { testEnvironment: './own-environment.cjs', setupFiles: ['@leakcheck/runtime/jest-setup'] };
  const { code, failed } = await runJest(config, 'side-by-side.test.cjs');
  expect({ code, failed }).toEqual({ code: 1, failed: ['leaks beside others'] });
});
