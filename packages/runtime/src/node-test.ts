/**
 * Hooks for Node's own test runner: `node --import @leakcheck/runtime/node-test --test`.
 *
 * A test that leaves a connection checked out, a client unclosed or a transaction open fails, with the line it comes
 * from. A test that runs beside others is not told apart from them: what it leaves belongs to the file.
 */
import { afterEach, beforeEach } from 'node:test';
import { companion } from './companion.js';
import { type Attempt, beginAttempt, endAttempt, enterBody } from './testing/attempt.js';
import { instrumentInstalled } from './testing/installed.js';
import { combined, leftByFileNow, leftByTest } from './testing/leftovers.js';
import { prepare } from './testing/prepare.js';

/** What the hooks use of a test's context. Suites have one without `after`. */
interface TestContext {
  readonly name: string;
  /** With the names of the suites and tests around it. */
  readonly fullName: string;
  readonly after?: (hook: () => Promise<void>) => void;
}

await prepare();
await instrumentInstalled(process.argv[1] ?? `${process.cwd()}/noop.js`);
const first = companion.nextAcquisition;
/** Test → its attempt. */
const attempts = new Map<TestContext, Attempt>();

beforeEach((context) => {
  const test = context as TestContext;
  const attempt = beginAttempt(test.name, test.fullName, parentOf(test));
  attempts.set(test, attempt);
  enterBody(attempt);
});

afterEach((context) => {
  const test = context as TestContext;
  const attempt = attempts.get(test);
  if (attempt === undefined) return;
  // Behind the hooks of the suites, and those that the test itself added.
  test.after?.(async () => {
    attempts.delete(test);
    endAttempt(attempt);
    const left = await leftByTest(attempt);
    if (left.length > 0) throw combined(left);
  });
});

/** The test that this one is a part of. */
function parentOf({ fullName }: TestContext): Attempt | null {
  const around = [...attempts].filter(([other]) => fullName.startsWith(`${other.fullName} > `));
  const [, parent] = around.sort(([left], [right]) => right.fullName.length - left.fullName.length)[0] ?? [];
  return parent ?? null;
}

// An `after` of ours would run before those that the file itself sets.
process.once('exit', () => {
  const left = leftByFileNow(first, 'the test file');
  if (left.length === 0) return;
  process.exitCode = 1;
  for (const { stack } of left) process.stderr.write(`${stack ?? ''}\n`);
});
