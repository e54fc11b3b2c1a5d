/** Ends a test run with its counts alone on a line, `12 passed, 0 failed`, where continuous integration reads them. */
import type { Reporter, TestModule } from 'vitest/node';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Counts tests by outcome. A file that cannot be loaded has no tests of its own and counts as one failure. */
export function countTests(modules: readonly TestModule[], unhandledErrors: number): Counts {
  const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const brokenModules = modules.filter((module) => module.errors().length > 0).length;
  const count = (state: string): number => states.filter((other) => other === state).length;
  return {
    passed: count('passed'),
    failed: count('failed') + brokenModules + unhandledErrors,
    skipped: count('skipped'),
  };
}

/** The counts as one line; skipped tests are named only if there are any. */
export function countLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export default class CountLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    process.stdout.write(`${countLine(countTests(modules, unhandledErrors.length))}\n`);
  }
}
