/** A stand-in for pg's pool that fails where it is told to, and keeps account of its clients. */
import type { Choose } from './explore-choices.js';

/** A release of a client that was released already. */
export interface SecondRelease {
  readonly line: number;
  /** How many failures there were before. */
  readonly failures: number;
}

/** What one run did. */
export interface Ledger {
  readonly clients: FakeClient[];
  readonly secondReleases: SecondRelease[];
  /** How many operations failed, and how many errors the program made itself. */
  failures: number;
}

export class FakeClient {
  readonly line: number;
  /** How many failures there were before it was acquired. */
  readonly failuresBefore: number;
  released = false;
  readonly #choose: Choose;
  readonly #ledger: Ledger;

  constructor(line: number, choose: Choose, ledger: Ledger) {
    this.line = line;
    this.failuresBefore = ledger.failures;
    this.#choose = choose;
    this.#ledger = ledger;
    ledger.clients.push(this);
  }

  query(): Promise<void> {
    return settle(this.#choose, this.#ledger, () => undefined);
  }

  /** Unlike pg's, the second release does not throw: a program is judged by everything that it would do. */
  release(line: number): void {
    if (this.released) this.#ledger.secondReleases.push({ line, failures: this.#ledger.failures });
    this.released = true;
  }
}

export class FakePool {
  readonly #choose: Choose;
  readonly #ledger: Ledger;

  constructor(choose: Choose, ledger: Ledger) {
    this.#choose = choose;
    this.#ledger = ledger;
  }

  connect(line: number): Promise<FakeClient> {
    return settle(this.#choose, this.#ledger, () => new FakeClient(line, this.#choose, this.#ledger));
  }

  query(): Promise<void> {
    return settle(this.#choose, this.#ledger, () => undefined);
  }
}

async function settle<Result>(choose: Choose, ledger: Ledger, succeed: () => Result): Promise<Result> {
  if (choose(2) === 0) return succeed();
  ledger.failures += 1;
  throw new Error('refused');
}
