/**
 * Mocha root hooks: `mocha --require @leakcheck/runtime/mocha`.
 *
 * A test that leaves a connection checked out, a client unclosed or a transaction open fails, with the line it comes
 * from. Mocha has announced the test as passed by then, and a hook that throws would end the suite: so the test counts
 * as both, and the run fails.
 */
import { companion } from './companion.js';
import { type Attempt, beginAttempt, endAttempt, enterBody, runInAttempt } from './testing/attempt.js';
import { instrumentInstalled } from './testing/installed.js';
import { combined, leftByFile, leftByTest } from './testing/leftovers.js';
import { prepare } from './testing/prepare.js';
import { wrapBody } from './testing/wrap-body.js';

/** What the hooks use of Mocha's tests and contexts. */
interface MochaTest {
  readonly title: string;
  readonly titlePath: () => readonly string[];
  fn?: ((this: unknown, ...values: unknown[]) => unknown) | undefined;
}
interface HookContext {
  readonly currentTest?: MochaTest | undefined;
  /** The hook itself. */
  readonly test?: { readonly error: (error: Error) => void; readonly parent?: MochaSuite } | undefined;
}
interface MochaSuite {
  readonly afterEach: (hook: (this: HookContext) => Promise<void>) => void;
  readonly afterAll: (hook: () => Promise<void>) => void;
}

await prepare();
await instrumentInstalled(`${process.cwd()}/noop.js`);
const first = companion.nextAcquisition;
/** Mocha runs one test after the other. */
let current: Attempt | null = null;

export const mochaHooks = {
  /** Hooks that the files themselves set at the top level run first, when ours come later. */
  beforeAll(this: HookContext): void {
    const root = this.test?.parent;
    root?.afterEach(judgeTest);
    root?.afterAll(judgeRun);
  },

  beforeEach(this: HookContext): void {
    const test = this.currentTest;
    if (test === undefined) return;
    current = beginAttempt(test.title, test.titlePath().join(' > '));
    if (test.fn === undefined) return;
    test.fn = wrapBody(test.fn, (body) => {
      if (current === null) return body();
      enterBody(current);
      return runInAttempt(current, body);
    });
  },
};

async function judgeTest(this: HookContext): Promise<void> {
  const attempt = current;
  current = null;
  if (attempt === null) return;
  endAttempt(attempt);
  const left = await leftByTest(attempt);
  if (left.length > 0) this.test?.error(combined(left));
}

async function judgeRun(): Promise<void> {
  const left = await leftByFile(first, 'the run');
  if (left.length > 0) throw combined(left);
}
