import type { Finding, Severity } from '@leakcheck/core';
import type { CheckReport } from '@leakcheck/checker';
import type { ExitCode } from '../exit-code.js';

export const FAIL_ON_LEVELS = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON_LEVELS)[number];

const failingSeverities: Readonly<Record<FailOn, readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
};

const SOURCE_FILE = /\.[cm]?[jt]sx?$/;

/**
 * The exit code of a check that ran to its end. Files that could not be read do not fail a run as long as another
 * file could; a run that could read none of its files has not checked anything and must not look like a success, and
 * neither must one in which leakcheck itself failed on more than a few functions.
 *
 * @param shown the findings left after presets, which are the ones a reader sees
 */
export function exitCodeOf(report: CheckReport, shown: readonly Finding[], failOn: FailOn): ExitCode {
  if (isUnreliable(report)) return 2;
  if (shown.some((finding) => failingSeverities[failOn].includes(finding.severity))) {
    return 1;
  }
  return nothingWasReadable(report) ? 2 : 0;
}

/** Above this share of functions on which leakcheck itself fails, what it says of the others is not to be relied on. */
const MOST_FAILURES = 0.05;

/** True if leakcheck failed on so many functions that silence about the rest would look like a clean bill. */
export function isUnreliable({ stats }: CheckReport): boolean {
  return stats.failed > (stats.functions + stats.failed) * MOST_FAILURES;
}

/** True if there were source files, and each of them has a problem. */
export function nothingWasReadable({ problems, stats }: CheckReport): boolean {
  const unreadable = new Set(problems.map(({ file }) => file).filter((file) => SOURCE_FILE.test(file)));
  return unreadable.size > 0 && unreadable.size >= stats.files;
}
