/** Which test, or which file, what is taken belongs to. */
import { companion } from '../companion.js';
import type { AsyncContext, Owner } from '../flow.js';
import { openTransactions } from './transactions.js';

/** One attempt of one test. What its `beforeEach` hooks take belongs to the file, which may give it back later. */
export interface Attempt {
  /** Whom what the test's body takes is charged to. */
  readonly body: Owner;
  readonly context: AsyncContext;
  /** The attempt that this one is a part of; null unless the runner nests tests. */
  readonly parent: Attempt | null;
  inBody: boolean;
  /** Whether no other test ran meanwhile, so that what changed is its doing. */
  wasAlone: boolean;
  /** Connections that were in a transaction as its body began. */
  transactionsBefore: ReadonlySet<object>;
}

const running = new Set<Attempt>();

/**
 * A test begins, its hooks included.
 *
 * @param name the test's own name
 * @param title the test's name with those of its suites
 */
export function beginAttempt(name: string, title: string, parent: Attempt | null = null): Attempt {
  const body: Owner = { name };
  const attempt: Attempt = {
    body,
    context: { tags: { test: title }, owner: () => (attempt.inBody ? body : null) },
    parent,
    inBody: false,
    wasAlone: true,
    transactionsBefore: new Set(),
  };
  for (const other of running) {
    if (isPartOf(attempt, other)) continue;
    attempt.wasAlone = false;
    other.wasAlone = false;
  }
  running.add(attempt);
  return attempt;
}

/** From now on it is the test's body that runs. */
export function enterBody(attempt: Attempt): void {
  attempt.inBody = true;
  attempt.transactionsBefore = new Set(openTransactions().map(({ connection }) => connection));
}

/** The test is over, its hooks included; what it took is judged by `leftByTest`. */
export function endAttempt(attempt: Attempt): void {
  running.delete(attempt);
}

/** Calls a function so that what it takes, also after an `await`, belongs to the attempt. */
export function runInAttempt<Result>(attempt: Attempt, run: () => Result): Result {
  return companion.asyncContext.run(attempt.context, run);
}

/** The attempt that runs as a test's body at this moment; null if none does, or several side by side. */
export function soleAttempt(): Attempt | null {
  const innermost = [...running].filter((attempt) => ![...running].some(({ parent }) => parent === attempt));
  const [only, ...others] = innermost;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Owner of what is taken outside any test's async context, such as in a server that `beforeAll` started. */
export function ownerOfStrays(): Owner | null {
  const only = soleAttempt();
  return only?.inBody === true ? only.body : null;
}

function isPartOf({ parent }: Attempt, other: Attempt): boolean {
  return parent !== null && (parent === other || isPartOf(parent, other));
}
