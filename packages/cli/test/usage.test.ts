import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '@leakcheck/core';
import { runCommand } from './fake-environment.js';
import { reportWith } from './sample-report.js';

const report = reportWith({ findings: [], sites: [] });

describe('help', () => {
  it('teaches by example', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['--help'], { report });
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('Usage: leakcheck');
    expect(stdout).toContain('$ leakcheck explain no-unreleased-connection');
    expect(stdout).toContain('Exit codes: 0 nothing found, 1 findings, 2 wrong usage');
  });

  it.each([[['check', '--help']], [['help', 'check']]])('lists the options of a check: %j', async (args) => {
    const { exitCode, stdout } = await runCommand(args, { report });
    expect(exitCode).toBe(0);
    for (const option of ['--format', '--all-sites', '--no-cache', '--no-baseline', '--fail-on', '--preset', '--rule']) {
      expect(stdout).toContain(option);
    }
    expect(stdout).toContain('--output <file>');
    expect(stdout).toContain('--no-color');
    expect(stdout).toContain('$ leakcheck check --format json --all-sites');
  });

  it('keeps to a terminal of 120 columns', async () => {
    for (const args of [['--help'], ['check', '--help'], ['explain', '--help']]) {
      const { stdout } = await runCommand(args, { report });
      expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
    }
  });

  it('prints the version', async () => {
    const { exitCode, stdout } = await runCommand(['--version'], { report });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+/);
  });
});

describe('wrong usage', () => {
  it.each([
    [['chek'], 'error: there is no file or folder "chek". Did you mean the command "check"?\n'],
    [['explian', 'no-double-release'], 'error: there is no file or folder "explian". Did you mean the command "explain"?\n'],
    [['check', 'formats', 'no-such-folder'], 'error: there is no file or folder "no-such-folder".\n'],
    [['explain', 'no-double-relase'], 'error: there is no rule "no-double-relase". Did you mean "no-double-release"?\n'],
    [['explain', 'leaks'], `error: there is no rule "leaks". The rules are: ${RULE_IDS.join(', ')}.\n`],
    [['--rule', 'no-double-relase'], 'Did you mean no-double-release?'],
    [['--rule', 'leaks'], `The rules are: ${RULE_IDS.join(', ')}.`],
    [['--fromat', 'json'], "unknown option '--fromat'\n(Did you mean --format?)"],
    [['check', '--quite'], "unknown option '--quite'\n(Did you mean --quiet?)"],
    [['--format', 'xml'], 'Allowed choices are pretty, json, sarif.'],
    [['--fail-on', 'info'], 'Allowed choices are error, warning, never.'],
    [['--preset', 'strictest'], 'Allowed choices are recommended, strict, all.'],
    [['--output'], "option '--output <file>' argument missing"],
    [['explain', 'no-double-release', 'valid-pool-options'], 'too many arguments'],
  ])('%j exits 2 and says how to put it right', async (args, message) => {
    const { exitCode, stdout, stderr, requests } = await runCommand(args, { report });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(requests).toEqual([]);
  });
});

describe('explain without a rule', () => {
  it('lists the rules', async () => {
    const { exitCode, stdout } = await runCommand(['explain'], { report });
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')).toHaveLength(RULE_IDS.length + 1);
    for (const id of RULE_IDS) {
      expect(stdout).toContain(id);
    }
  });
});
