import type { Span } from '../report/index.js';

/** Folders that hold tests, alone or with what kind of tests they are: `test`, `specs`, `e2e`, `integration-tests`. */
const TEST_FOLDER = /(?:^|\/)(?:__mocks__|_{1,2}tests?(?:_{1,2})?|(?:[a-z]+[-_])?(?:tests?|specs?|e2e)\d*(?:[-_](?:e2e|unit|integration|functional|acceptance))?)\//;
/** Files that test runners look for, and what Vitest and Jest load before them. */
const TEST_FILE = /(?:[._](?:test|spec)|-spec)\.[cm]?[jt]sx?$|(?:^|\/)(?:vitest|jest)[.-]setup\.[cm]?[jt]sx?$/;

/** True for a file of code that only tests run, by its name. */
export function isTestFile(fileName: string): boolean {
  return TEST_FOLDER.test(fileName) || TEST_FILE.test(fileName);
}

/** True if a place is in code that only tests run: there pools are ended, built as they are needed, and a runner that crashes is seen. */
export function isInTest({ file }: Span): boolean {
  return isTestFile(file);
}
