/** Clients that keep account of what is done to them. */
import type { Choose } from './explore-choices.js';

/** Something done to a client that had been given back. */
export interface Lateness {
  readonly line: number;
  /** How many failures there were before. */
  readonly failures: number;
}

/** What one run did. */
export interface Ledger {
  /** Those that the program acquired, in this order. */
  readonly clients: FakeClient[];
  readonly secondReleases: Lateness[];
  readonly lateUses: Lateness[];
  /** How many operations failed, and how many errors the program made itself. */
  failures: number;
}

/** What a query yields. */
export class QueryResult {
  readonly client: Client;
  readonly line: number;
  /** True if the program returned it before it was there. */
  readonly returned: boolean;

  constructor(client: Client, line: number, returned: boolean) {
    this.client = client;
    this.line = line;
    this.returned = returned;
  }
}

export type QueryCallback = (error: Error | null) => void;

/** What a program can do with a client. */
export interface Client {
  readonly released: boolean;
  query(text: string, line: number, more?: QueryCallback | 'returned'): Promise<QueryResult> | undefined;
  release(line: number): void;
}

export class FakeClient implements Client {
  /** The line to blame: of the acquisition, or of the call that handed it out. */
  line: number;
  /** How many failures there were before it was acquired. */
  failuresBefore: number;
  released = false;
  /** False for one that somebody else may have given back: nothing that is done to it is wrong for sure. */
  accounted = true;
  readonly #choose: Choose;
  readonly #ledger: Ledger;

  constructor(line: number, choose: Choose, ledger: Ledger) {
    this.line = line;
    this.failuresBefore = ledger.failures;
    this.#choose = choose;
    this.#ledger = ledger;
  }

  query(_text: string, line: number, more?: QueryCallback | 'returned'): Promise<QueryResult> | undefined {
    if (this.released && this.accounted) this.#ledger.lateUses.push({ line, failures: this.#ledger.failures });
    return this.work(new QueryResult(this, line, more === 'returned'), more);
  }

  /** Works without being looked at. */
  work(result: QueryResult, more: QueryCallback | 'returned' | undefined): Promise<QueryResult> | undefined {
    const work = settle(this.#choose, this.#ledger, () => result);
    if (typeof more !== 'function') return work;
    callBack(work, more);
    return undefined;
  }

  /** Unlike pg's, the second release does not throw: a program is judged by everything that it would do. */
  release(line: number): void {
    if (this.released && this.accounted) this.#ledger.secondReleases.push({ line, failures: this.#ledger.failures });
    this.released = true;
  }
}

/**
 * A client as a called function sees it. Of what is wrong about its first release there, the caller is guilty, of
 * whatever follows that release the called function itself.
 */
export class LentClient implements Client {
  released = false;
  readonly origin: FakeClient | LentClient;
  readonly #call: number;
  readonly #ledger: Ledger;

  constructor(origin: FakeClient | LentClient, call: number, ledger: Ledger) {
    this.origin = origin;
    this.#call = call;
    this.#ledger = ledger;
  }

  query(text: string, line: number, more?: QueryCallback | 'returned'): Promise<QueryResult> | undefined {
    if (!this.released) return this.origin.query(text, this.#call, more);
    this.#ledger.lateUses.push({ line, failures: this.#ledger.failures });
    return this.work(new QueryResult(this, line, false), more);
  }

  work(result: QueryResult, more: QueryCallback | 'returned' | undefined): Promise<QueryResult> | undefined {
    return this.origin.work(result, more);
  }

  release(line: number): void {
    if (this.released) {
      this.#ledger.secondReleases.push({ line, failures: this.#ledger.failures });
      return;
    }
    this.released = true;
    this.origin.release(this.#call);
  }
}

/** What comes out of a called function: its caller answers for it from here on. */
export function adopt(value: unknown, line: number, ledger: Ledger): unknown {
  if (value instanceof LentClient) return value.origin;
  if (!(value instanceof FakeClient)) return undefined;
  value.line = line;
  value.failuresBefore = ledger.failures;
  value.accounted = !value.released;
  return value;
}

/** An operation that is over at once, one way or the other. */
export function settle<Result>(choose: Choose, ledger: Ledger, succeed: () => Result): Promise<Result> {
  if (choose(2) === 0) return Promise.resolve(succeed());
  ledger.failures += 1;
  return quiet(Promise.reject(new Error('refused')));
}

/** What a callback throws ends in nobody's hands. */
export function callBack<Result>(work: Promise<Result>, callback: (error: Error | null, result: Result | undefined) => void): void {
  void quiet(work.then((result) => { callback(null, result); }, () => { callback(new Error('refused'), undefined); }));
}

/** The promise itself: that nobody waits for its rejection is part of the program. */
export function quiet<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}
