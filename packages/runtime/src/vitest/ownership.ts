/** Which test or file each acquisition belongs to, and the failures of those that left one open. */
import { TestRunner, type RunnerTestCase, type RunnerTestSuite } from 'vitest';
import { pause } from '../clock.js';
import { companion } from '../companion.js';
import type { Owner } from '../context.js';
import type { Acquisition } from '../acquisition.js';
import { leakError } from './leak-error.js';

/**
 * A test may answer before the code under test is done: a response is sent, and the `finally` behind it runs next. So
 * what is out at the end of a test may come back within this time, in milliseconds, asked for at this pace.
 */
const GRACE = 100;
const PACE = 5;

/** One attempt of one test. What its beforeEach hooks take belongs to the file, which may give it back later. */
interface Attempt {
  readonly task: RunnerTestCase;
  readonly body: Owner;
  inBody: boolean;
}

const running = new Set<Attempt>();
const suitesWithMarker = new WeakSet<object>();

/** Owner of acquisitions outside any test's async context, such as in a server that beforeAll started. */
export function ownerOfStrays(): Owner | null {
  const [only, ...others] = running;
  return only !== undefined && others.length === 0 && only.inBody ? only.body : null;
}

/** Runs one test with its hooks; fails it if its body took connections that are not back. */
export async function runTest(run: () => Promise<void>, task: RunnerTestCase): Promise<void> {
  markBodyStart(task.suite ?? task.file);
  const attempt: Attempt = { task, body: { name: task.name }, inBody: false };
  const context = { tags: { test: nameOf(task) }, owner: () => (attempt.inBody ? attempt.body : null) };
  running.add(attempt);
  try {
    await companion.asyncContext.run(context, run);
  } finally {
    running.delete(attempt);
  }
  const left = await leftOpen((acquisition) => acquisition.owner === attempt.body);
  if (left.length > 0) throw combined(left.map((acquisition) => leakError(acquisition, 'the test')));
}

/** Runs one test file; fails it if it took connections outside its tests' bodies that are not back. */
export async function runFile(run: () => Promise<void>): Promise<void> {
  const first = companion.nextAcquisition;
  await run();
  const left = await leftOpen(({ id, owner }) => id >= first && owner === null);
  if (left.length > 0) throw combined(left.map((acquisition) => leakError(acquisition, 'the test file')));
}

async function leftOpen(belongs: (acquisition: Acquisition) => boolean): Promise<readonly Acquisition[]> {
  const open = (): readonly Acquisition[] =>
    companion.holding
      .toArray()
      .flatMap(({ ledger }) => ledger.outstanding())
      .filter((acquisition) => acquisition.kind === 'handed-out' && belongs(acquisition));
  for (let waited = 0; waited < GRACE && open().length > 0; waited += PACE) await pause(PACE);
  return open();
}

function combined(errors: readonly Error[]): Error {
  const [first, ...others] = errors;
  return first !== undefined && others.length === 0 ? first : new AggregateError(errors);
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
    for (const attempt of running) if (attempt.task === task) attempt.inBody = true;
  });
}

function nameOf(task: RunnerTestCase): string {
  const suites: string[] = [];
  for (let suite = task.suite; suite !== undefined; suite = suite.suite) suites.unshift(suite.name);
  return [...suites, task.name].join(' > ');
}
