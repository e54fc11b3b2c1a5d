import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RULE_IDS, type Unjudged } from '@leakcheck/core';
import { FOREIGN_OPTION, LEAK, REPORT, reportWith, STATS, UNJUDGED, UNLIKELY_LEAK } from './sample-report.js';
import { runCommand } from './fake-environment.js';

const NOTHING = reportWith({ findings: [], sites: [] });

interface JsonReport {
  readonly findings: readonly { readonly fingerprint: string; readonly severity: string }[];
  readonly sites: readonly object[];
}

async function json(args: readonly string[], findings = [LEAK, FOREIGN_OPTION, UNLIKELY_LEAK]): Promise<JsonReport> {
  const { stdout } = await runCommand(['check', '--format', 'json', ...args], { report: reportWith({ findings }) });
  return JSON.parse(stdout) as JsonReport;
}

describe('what is asked of the checker', () => {
  it('is the current folder with the recommended rules unless told otherwise', async () => {
    const { requests } = await runCommand([], { report: NOTHING, cwd: tmpdir() });
    expect(requests).toEqual([
      {
        cwd: tmpdir(),
        paths: ['.'],
        rules: RULE_IDS.filter((id) => !['no-dirty-release', 'no-slow-work-while-holding', 'prefer-pool-query', 'require-transaction-timeout'].includes(id)),
      },
    ]);
  });

  it('is every rule with a preset that shows them all', async () => {
    const { requests } = await runCommand(['--preset', 'strict'], { report: NOTHING });
    expect(requests).toMatchObject([{ rules: [...RULE_IDS] }]);
  });

  it('is the paths and rules on the command line', async () => {
    const args = ['formats', 'docs.test.ts', '--rule', 'no-double-release', '--rule', 'valid-pool-options'];
    const { requests } = await runCommand(args, { report: NOTHING });
    expect(requests).toMatchObject([
      { paths: ['formats', 'docs.test.ts'], rules: ['no-double-release', 'valid-pool-options'] },
    ]);
  });

  it('is the same with and without the name of the verb', async () => {
    const short = await runCommand(['formats', '--no-cache', '--no-baseline'], { report: NOTHING });
    const long = await runCommand(['check', 'formats', '--no-cache', '--no-baseline'], { report: NOTHING });
    expect(short).toEqual(long);
    expect(short.exitCode).toBe(0);
  });
});

describe('--preset', () => {
  it('shows certain and likely findings unless told otherwise', async () => {
    expect((await json([])).findings.map(({ fingerprint }) => fingerprint)).toEqual(['f1', 'f2']);
  });

  it('strict adds the possible ones', async () => {
    const { findings } = await json(['--preset', 'strict']);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning', 'error']);
  });

  it('all makes every finding an error', async () => {
    const { findings } = await json(['--preset', 'all']);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
  });
});

describe('--all-sites', () => {
  it('lists the sites, which are left out otherwise', async () => {
    expect((await json([])).sites).toEqual([]);
    expect((await json(['--all-sites'])).sites).toHaveLength(1);
  });
});

describe('standard output and standard error', () => {
  it('keeps progress and notices off standard output', async () => {
    const { stdout, stderr } = await runCommand(['--format', 'json'], {
      report: reportWith({ findings: [], stats: { ...STATS, files: 0 } }),
    });
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
    expect(stderr).toBe('There are no JavaScript or TypeScript files here, so there was nothing to check.\n');
  });

  it('names what was not judged, with --quiet too, and why with --verbose', async () => {
    const broken: Unjudged = { file: 'src/users.ts', line: 5, column: 8, name: 'rename', reason: 'error', error: 'TypeError: x is undefined\n    at lower' };
    const report = reportWith({ findings: [], unjudged: [broken, UNJUDGED] });
    const notices = [
      'src/users.ts:5:8: not checked: leakcheck failed on rename (TypeError: x is undefined). This is a fault of leakcheck, not of your code.',
      'src/generated.ts:7:1: not checked: everything has too many paths.',
    ];
    const { exitCode, stderr } = await runCommand(['--quiet'], { report });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: `${notices.join('\n')}\n` });
    const told = await runCommand(['--verbose'], { report });
    expect(told.stdout).toContain('2 functions not checked');
    expect(told.stderr).toBe([notices[0], 'TypeError: x is undefined', '    at lower', notices[1], ''].join('\n'));
  });

  it('says nothing at all with --quiet when nothing was found', async () => {
    const report = reportWith({ findings: [], sites: [], stats: { ...STATS, files: 0 } });
    expect(await runCommand(['--quiet'], { report })).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  });
});

describe('colour', () => {
  const coloured = async (args: readonly string[], terminal: boolean, variables = {}): Promise<boolean> =>
    (await runCommand(args, { report: REPORT, terminal, variables })).stdout.includes('\u001B[');

  it('follows the terminal', async () => {
    expect(await coloured([], true)).toBe(true);
    expect(await coloured([], false)).toBe(false);
    expect(await coloured([], true, { TERM: 'dumb' })).toBe(false);
  });

  it('follows NO_COLOR and FORCE_COLOR before the terminal', async () => {
    expect(await coloured([], true, { NO_COLOR: '1' })).toBe(false);
    expect(await coloured([], false, { FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured([], true, { FORCE_COLOR: '0' })).toBe(false);
  });

  it('follows --color and --no-color before all else', async () => {
    expect(await coloured(['--color'], false, { NO_COLOR: '1' })).toBe(true);
    expect(await coloured(['check', '--no-color'], true, { FORCE_COLOR: '1' })).toBe(false);
  });
});

describe('--output', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leakcheck-output-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('writes the report to a file, without colour, and makes its folder', async () => {
    const args = ['--output', 'reports/leaks.txt'];
    const { exitCode, stdout } = await runCommand(args, { report: REPORT, cwd: folder, terminal: true });
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    const text = readFileSync(join(folder, 'reports/leaks.txt'), 'utf8');
    expect(text).toContain('1 error, 1 warning in 1 file');
    expect(text).not.toContain('\u001B[');
  });

  it('says what is wrong with a file that cannot be written', async () => {
    const { exitCode, stderr } = await runCommand(['--output', '.'], { report: REPORT, cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: cannot write "\."/);
  });
});
