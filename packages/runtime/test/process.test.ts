/** What shows only in a process of its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { createProject, type Project } from './support/project.js';
import { lineOf } from './support/source-line.js';

let project: Project;

beforeAll(() => {
  project = createProject('programs');
});

afterAll(() => {
  project.remove();
});

describe('at exit', () => {
  test('an unreleased connection is told of, and the exit code stays', async () => {
    const { code, stderr } = await project.node('exit.mjs', 'leaks');
    const line = lineOf(path.join(project.folder, 'exit.mjs'), 'never released');
    expect(code).toBe(7);
    expect(stderr).toContain('leakcheck: the process exits while main misses 1 connection\n');
    expect(stderr).toContain(`acquired at exit.mjs:${line}:`);
  });

  test('nothing is told when everything is back', async () => {
    expect(await project.node('exit.mjs', 'releases')).toEqual({ code: 7, stdout: '', stderr: '' });
  });

  test('a pool whose end hangs names the holder before that', async () => {
    const { code, stderr } = await project.node('exit.mjs', 'ends');
    expect(code).toBe(8);
    expect(stderr).toMatch(/^leakcheck: closing main waits for 1 connection\n {2}#1 of main: .+ acquired at exit\.mjs:/);
  });
});

test('neither the ledger nor the stack keeps a lost client or its pool alive', async () => {
  const { stdout, stderr } = await project.node('--expose-gc', 'collected.mjs');
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ alive: 0, outstanding: 1 });
});

const unreachable = await whyUnreachable();
if (unreachable === null) describe('an object that a library made for one checkout', proofsOfLoss);
else reportNotRun('an object of mariadb that is lost', unreachable);

function proofsOfLoss(): void {
  const run = (behaviour: string, ...options: readonly string[]): ReturnType<Project['node']> =>
    project.node('--expose-gc', 'lost-lease.mjs', behaviour, mariadbUrl, ...options);

  test('is told as lost, with the line, when it is collected', async () => {
    const { stderr } = await run('loses');
    expect(stderr).toContain('leakcheck: connection of main is lost: nobody can give it back any more\n');
    expect(stderr).toContain(`acquired at lost-lease.mjs:${lineOf(path.join(project.folder, 'lost-lease.mjs'), 'lost')}:`);
  });

  test('is not said to be closed, as nothing is left to close it by', async () => {
    expect((await run('loses', 'reclaim')).stderr).toContain('is lost: nobody can give it back any more\n');
  });

  test.each([
    ['keeps', 'object'],
    ['keeps-release', 'function'],
  ])('is not where somebody %s it', async (behaviour, kept) => {
    const { stdout, stderr } = await run(behaviour);
    expect({ stdout, stderr }).toEqual({ stdout: `${kept}\n`, stderr: '' });
  });
}

describe('a handle that is collected without release', () => {
  test('is told as lost, with the line', async () => {
    const { stdout, stderr } = await project.node('--expose-gc', 'lost.mjs', 'leaks');
    expect(stderr).toContain('leakcheck: connection of main is lost: nobody can give it back any more\n');
    expect(stderr).toContain(`acquired at lost.mjs:${lineOf(path.join(project.folder, 'lost.mjs'), 'forgotten')}:`);
    expect(stderr).toContain('last query: SELECT 1');
    expect(JSON.parse(stdout)).toEqual({ out: 1, total: 1, kept: 'undefined', faults: 0 });
  });

  test('frees its place where reclaim is set', async () => {
    const { stdout, stderr } = await project.node('--expose-gc', 'lost.mjs', 'leaks', 'reclaim');
    expect(stderr).toContain('any more; it is closed now, and its place is free\n');
    expect(stdout).toBe('{"out":0,"total":0,"kept":"undefined","faults":0}\n7\n');
  });

  test.each(['releases', 'keeps'])('is no loss where somebody %s it', async (behaviour) => {
    const { stdout, stderr } = await project.node('--expose-gc', 'lost.mjs', behaviour);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ faults: 0, out: behaviour === 'keeps' ? 1 : 0 });
  });
});

test('an unhandled rejection stays one, and a handled one does not become one', async () => {
  expect((await project.node('unhandled.mjs', 'untracked')).stdout).toBe('unhandled ECONNREFUSED\n');
  expect((await project.node('unhandled.mjs', 'tracked')).stdout).toBe('unhandled ECONNREFUSED\n');
  expect((await project.node('unhandled.mjs', 'handled')).stdout).toBe('handled ECONNREFUSED\n');
});

test('positions are those of the source with --enable-source-maps, and of the running code without', async () => {
  const source = path.join(project.folder, 'mapped.mts');
  const compiled = ts.transpileModule(readFileSync(source, 'utf8'), {
    fileName: 'mapped.mts',
    compilerOptions: { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, inlineSourceMap: true },
  });
  const running = path.join(project.folder, 'mapped.mjs');
  writeFileSync(running, compiled.outputText);
  const line = lineOf(source, 'in the TypeScript source');
  expect(lineOf(running, 'in the TypeScript source')).not.toBe(line);

  const mapped = await project.node('--enable-source-maps', 'mapped.mjs');
  expect(JSON.parse(mapped.stdout)).toMatchObject({ at: { file: source, line } });
  const unmapped = await project.node('mapped.mjs');
  expect(JSON.parse(unmapped.stdout)).toMatchObject({
    at: { file: running, line: lineOf(running, 'in the TypeScript source') },
  });
});
