import { companion } from '../companion.js';
import { shielded } from '../shield.js';
import { type Attempt, beginAttempt, endAttempt, enterBody, runInAttempt } from '../testing/attempt.js';
import { instrumentForTests, packagesOf } from '../testing/installed.js';
import { combined, leftByFile, leftByTest } from '../testing/leftovers.js';
import { prepare } from '../testing/prepare.js';
import { wrapBody } from '../testing/wrap-body.js';

/** What is used of a test of jest-circus. */
interface JestTest {
  readonly name: string;
  readonly parent: JestBlock;
  fn?: ((this: unknown, ...values: unknown[]) => unknown) | undefined;
  readonly errors: unknown[];
}
interface JestBlock {
  readonly name: string;
  readonly parent?: JestBlock | undefined;
  readonly children: readonly (({ readonly type: 'test' } & JestTest) | ({ readonly type: 'describeBlock' } & JestBlock))[];
}
interface JestEvent {
  readonly name: string;
  readonly test?: JestTest;
}
interface JestState {
  readonly rootDescribeBlock: JestBlock;
  readonly unhandledErrors: unknown[];
}

/** What is used of an environment. */
interface JestEnvironment {
  readonly global: object;
  setup(): Promise<void>;
  handleTestEvent?(event: JestEvent, state: JestState): void | Promise<void>;
}
type EnvironmentClass = new (...values: never[]) => JestEnvironment;

/** Where the setup file finds what instruments its modules. */
const HOOK = Symbol.for('@leakcheck/runtime jest');

/** An environment that judges each test and file, on the base of another: of Node, of jsdom, of one's own. */
export function watchedEnvironment<Base extends EnvironmentClass>(base: Base): Base {
  // A mixin's constructor has to take anything.
  const Known = base as unknown as new (...values: unknown[]) => JestEnvironment;
  class WatchedEnvironment extends Known {
    readonly #attempts = new Map<JestTest, Attempt>();
    readonly #first = companion.nextAcquisition;

    /** Setup files run between this and `setup()`. */
    constructor(...values: unknown[]) {
      super(...values);
      const root = rootOf(values[0]) ?? process.cwd();
      const hook = {
        root,
        packages: packagesOf(root),
        instrument: (name: string, exported: unknown): void => void shielded(() => instrumentForTests(name, exported)),
      };
      Object.defineProperty(this.global, HOOK, { value: hook, configurable: true });
    }

    override async setup(): Promise<void> {
      await super.setup();
      await prepare();
    }

    override async handleTestEvent(event: JestEvent, state: JestState): Promise<void> {
      await super.handleTestEvent?.(event, state);
      const { test } = event;
      switch (event.name) {
        case 'run_start':
          this.#wrapBodies(state.rootDescribeBlock);
          break;
        case 'test_start':
          if (test !== undefined) this.#attemptOf(test);
          break;
        case 'test_done':
          if (test !== undefined) await this.#judge(test);
          break;
        case 'run_finish':
          state.unhandledErrors.push(...(await leftByFile(this.#first, 'the test file')));
          break;
      }
    }

    /** Concurrent tests are started before anything is said of them. */
    #wrapBodies(block: JestBlock): void {
      for (const child of block.children) {
        if (child.type === 'describeBlock') this.#wrapBodies(child);
        else if (child.fn !== undefined && !isGenerator(child.fn)) {
          child.fn = wrapBody(child.fn, (body) => {
            const attempt = this.#attemptOf(child);
            enterBody(attempt);
            return runInAttempt(attempt, body);
          });
        }
      }
    }

    #attemptOf(test: JestTest): Attempt {
      const known = this.#attempts.get(test);
      if (known !== undefined) return known;
      const attempt = beginAttempt(test.name, titleOf(test));
      this.#attempts.set(test, attempt);
      return attempt;
    }

    async #judge(test: JestTest): Promise<void> {
      const attempt = this.#attempts.get(test);
      this.#attempts.delete(test);
      if (attempt === undefined) return;
      endAttempt(attempt);
      const left = await leftByTest(attempt);
      if (left.length > 0) test.errors.push(combined(left));
    }
  }
  return WatchedEnvironment as unknown as Base;
}

/** The project's folder, from what Jest hands to its environments. */
function rootOf(config: unknown): string | null {
  const project: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, 'projectConfig') : undefined;
  const root: unknown = typeof project === 'object' && project !== null ? Reflect.get(project, 'rootDir') : undefined;
  return typeof root === 'string' ? root : null;
}

/** Jest knows these by their class, and calls them step by step. */
function isGenerator(body: (...values: unknown[]) => unknown): boolean {
  return /^(?:Async)?GeneratorFunction$/.test(body.constructor.name);
}

function titleOf({ name, parent }: JestTest): string {
  const names = [name];
  for (let block: JestBlock | undefined = parent; block?.parent !== undefined; block = block.parent) names.unshift(block.name);
  return names.join(' > ');
}
