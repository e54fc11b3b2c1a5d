import { describe, expect, it } from 'vitest';
import { UsageError } from '../src/usage-error.js';
import { runCommand } from './fake-environment.js';
import { FOREIGN_OPTION, LEAK, PROBLEM, reportWith, STATS, UNLIKELY_LEAK } from './sample-report.js';

async function exitCodeFor(findings: (typeof LEAK)[], ...args: readonly string[]): Promise<number> {
  return (await runCommand(args, { report: reportWith({ findings }) })).exitCode;
}

describe('findings', () => {
  it('make it 1', async () => {
    expect(await exitCodeFor([LEAK])).toBe(1);
    expect(await exitCodeFor([FOREIGN_OPTION])).toBe(1);
  });

  it('make it 0 if there are none, or none that the preset shows', async () => {
    expect(await exitCodeFor([])).toBe(0);
    expect(await exitCodeFor([UNLIKELY_LEAK])).toBe(0);
    expect(await exitCodeFor([UNLIKELY_LEAK], '--preset', 'strict')).toBe(1);
  });

  it('count from the severity of --fail-on upwards', async () => {
    expect(await exitCodeFor([FOREIGN_OPTION], '--fail-on', 'error')).toBe(0);
    expect(await exitCodeFor([FOREIGN_OPTION], '--fail-on', 'error', '--preset', 'all')).toBe(1);
    expect(await exitCodeFor([LEAK], '--fail-on', 'error')).toBe(1);
    expect(await exitCodeFor([LEAK], '--fail-on', 'never')).toBe(0);
  });
});

describe('files that cannot be read', () => {
  const stats = { ...STATS, files: 2 };

  it('are named on standard error and do not fail the run', async () => {
    const report = reportWith({ findings: [], problems: [PROBLEM], stats });
    expect(await runCommand([], { report })).toMatchObject({
      exitCode: 0,
      stderr: "src/broken.ts:3:9: ';' expected.\n",
    });
  });

  it('fail the run if there was no other file', async () => {
    const problems = [PROBLEM, { ...PROBLEM, line: 8 }, { ...PROBLEM, file: 'src/binary.js' }];
    const { exitCode, stderr } = await runCommand([], { report: reportWith({ findings: [], problems, stats }) });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error: none of the source files could be read, so nothing was checked.\n');
  });

  it('do not hide findings', async () => {
    const report = reportWith({ findings: [LEAK], problems: [PROBLEM], stats: { ...stats, files: 1 } });
    expect((await runCommand([], { report })).exitCode).toBe(1);
  });

  it('are source files: a broken tsconfig alone fails nothing', async () => {
    const problems = [{ ...PROBLEM, file: 'tsconfig.json' }];
    const report = reportWith({ findings: [], problems, stats: { ...stats, files: 1 } });
    expect((await runCommand([], { report })).exitCode).toBe(0);
  });
});

describe('functions on which leakcheck itself fails', () => {
  it('do not fail the run while they are few', async () => {
    const report = reportWith({ findings: [], stats: { ...STATS, functions: 99, failed: 1 } });
    expect((await runCommand([], { report })).exitCode).toBe(0);
  });

  it('fail the run where they are many, whatever was found in the others', async () => {
    const report = reportWith({ findings: [LEAK], stats: { ...STATS, functions: 9, failed: 1 } });
    const { exitCode, stderr } = await runCommand([], { report });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error: leakcheck failed on 1 of 10 functions, so this report is not complete. --verbose shows why.\n');
  });
});

describe('failures', () => {
  it('of usage make it 2, with the message alone', async () => {
    const report = new UsageError('tsconfig.json: the file "base.json" that it extends does not exist');
    expect(await runCommand([], { report })).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: 'error: tsconfig.json: the file "base.json" that it extends does not exist\n',
    });
  });

  it('of leakcheck itself make it 2, without a stack trace', async () => {
    expect(await runCommand([], { report: new Error('the graph has no exit') })).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr:
        'leakcheck failed: the graph has no exit\n' +
        'This is a fault of leakcheck, not of your code; --verbose shows where it happened.\n',
    });
  });

  it.each([['--verbose'], ['check', '--verbose']])('show the stack trace with %s %s', async (...args) => {
    const { exitCode, stderr } = await runCommand(args, { report: new Error('the graph has no exit') });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^leakcheck failed: .*\nError: the graph has no exit\n {4}at /);
  });
});
