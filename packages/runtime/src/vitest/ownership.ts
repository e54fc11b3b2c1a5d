/** Vitest's tests and files, and the failures of those that leave something behind. */
import { TestRunner, type RunnerTestCase, type RunnerTestSuite } from 'vitest';
import { companion } from '../companion.js';
import { type Attempt, beginAttempt, endAttempt, enterBody, runInAttempt } from '../testing/attempt.js';
import { combined, leftByFile, leftByTest } from '../testing/leftovers.js';

/** Test → its attempt under way. */
const attempts = new WeakMap<RunnerTestCase, Attempt>();
const suitesWithMarker = new WeakSet<object>();

/** Runs one test with its hooks; fails it if it leaves something behind. */
export async function runTest(run: () => Promise<void>, task: RunnerTestCase): Promise<void> {
  markBodyStart(task.suite ?? task.file);
  const attempt = beginAttempt(task.name, titleOf(task));
  attempts.set(task, attempt);
  try {
    await runInAttempt(attempt, run);
  } finally {
    endAttempt(attempt);
  }
  const left = await leftByTest(attempt);
  if (left.length > 0) throw combined(left);
}

/** Runs one test file; fails it if something is left that was taken outside its tests' bodies. */
export async function runFile(run: () => Promise<void>): Promise<void> {
  const first = companion.nextAcquisition;
  await run();
  const left = await leftByFile(first, 'the test file');
  if (left.length > 0) throw combined(left);
}

/**
 * Vitest has no hook between the last beforeEach and the test. So each suite gets a beforeEach of ours behind its own;
 * it speaks for the suite's own tests only, as nested suites have theirs.
 */
function markBodyStart(suite: RunnerTestSuite): void {
  if (suitesWithMarker.has(suite)) return;
  suitesWithMarker.add(suite);
  TestRunner.getSuiteHooks(suite).beforeEach.push(({ task }) => {
    if ((task.suite ?? task.file) !== suite) return;
    const attempt = attempts.get(task);
    if (attempt !== undefined) enterBody(attempt);
  });
}

function titleOf(task: RunnerTestCase): string {
  const suites: string[] = [];
  for (let suite = task.suite; suite !== undefined; suite = suite.suite) suites.unshift(suite.name);
  return [...suites, task.name].join(' > ');
}
