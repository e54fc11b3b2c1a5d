import { expect, it } from 'vitest';
import type { TestModule } from 'vitest/node';
import { countLine, countTests } from '../count-line-reporter.js';

/** A test file as far as the reporter looks at it. */
function testFile(states: readonly string[], loadingErrors = 0): TestModule {
  const tests = states.map((state) => ({ result: () => ({ state }) }));
  // The reporter is handed far more than it reads.
  return { children: { allTests: () => tests }, errors: () => Array.from({ length: loadingErrors }) } as unknown as TestModule;
}

it('counts the tests of all files by outcome', () => {
  expect(countTests([testFile(['passed', 'failed']), testFile(['passed', 'skipped'])], 0)).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

it('counts a file that cannot be loaded, and an error outside the tests, as failures', () => {
  expect(countTests([testFile([], 1), testFile(['passed'])], 1)).toEqual({ passed: 1, failed: 2, skipped: 0 });
});

it.each([
  [{ passed: 12, failed: 0, skipped: 0 }, '12 passed, 0 failed'],
  [{ passed: 3, failed: 2, skipped: 1 }, '3 passed, 2 failed, 1 skipped'],
])('prints %o as "%s"', (counts, line) => {
  expect(countLine(counts)).toBe(line);
});
