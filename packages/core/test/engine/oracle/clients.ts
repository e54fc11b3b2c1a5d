/** Clients that keep account of what is done to them. */
import type { Choose } from './explore-choices.js';

/** Something done to a client that had been given back. */
export interface Lateness {
  readonly line: number;
  /** How many failures there were before. */
  readonly failures: number;
}

/** A transaction that was begun. */
export interface Transaction {
  /** The line to blame: where it was begun, or of the call that handed out its client. */
  line: number;
  readonly client: FakeClient;
  readonly failuresBefore: number;
  open: boolean;
}

/** What one run did. */
export interface Ledger {
  /** Those that the program acquired, in this order. */
  readonly clients: FakeClient[];
  /** In the order in which they were begun. */
  readonly transactions: Transaction[];
  readonly secondReleases: Lateness[];
  readonly lateUses: Lateness[];
  /** How many operations failed, and how many errors the program made itself. */
  failures: number;
}

/** What a query yields. */
export class QueryResult {
  readonly rows: readonly unknown[] = [];
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
  readonly owned: boolean;
  /** False for one that was given back before it came here: nobody here answers for it. */
  accounted = true;
  readonly #choose: Choose;
  readonly #ledger: Ledger;

  /** @param owned false for one that the function was given: whether it is used too late is not judged */
  constructor(line: number, choose: Choose, ledger: Ledger, owned = true) {
    this.line = line;
    this.owned = owned;
    this.failuresBefore = ledger.failures;
    this.#choose = choose;
    this.#ledger = ledger;
  }

  query(text: string, line: number, more?: QueryCallback | 'returned'): Promise<QueryResult> | undefined {
    const { failures } = this.#ledger;
    if (this.released && this.accounted && this.owned) this.#ledger.lateUses.push({ line, failures });
    const open = this.openTransaction;
    // Where ending it fails the connection is broken, and with it the transaction.
    if (open && (text === 'COMMIT' || text === 'ROLLBACK')) open.open = false;
    const work = this.work(new QueryResult(), more);
    if (!open && text === 'BEGIN' && this.#ledger.failures === failures) this.#ledger.transactions.push({ line, client: this, failuresBefore: failures, open: true });
    return more === 'returned' && work && this.accounted && this.owned ? this.#watched(work, line) : work;
  }

  get openTransaction(): Transaction | undefined {
    return this.#ledger.transactions.find(({ client, open }) => client === this && open);
  }

  /** The same promise; what an async function returns is waited for by this method once the function is left. */
  #watched(work: Promise<QueryResult>, line: number): Promise<QueryResult> {
    const wait = work.then.bind(work);
    return Object.assign(work, {
      then: (...handlers: Parameters<typeof wait>): unknown => {
        if (this.released) this.#ledger.lateUses.push({ line, failures: this.#ledger.failures });
        return wait(...handlers);
      },
    });
  }

  /** Works without being looked at. */
  work(result: QueryResult, more: QueryCallback | 'returned' | undefined): Promise<QueryResult> | undefined {
    const succeeds = attempt(this.#choose, this.#ledger);
    return typeof more === 'function' ? callBack(() => { more(succeeds ? null : REFUSED); }) : promised(succeeds, result);
  }

  /** Unlike pg's, the second release does not throw: a program is judged by everything that it would do. */
  release(line: number): void {
    if (this.released && this.accounted) this.#ledger.secondReleases.push({ line, failures: this.#ledger.failures });
    this.released = true;
  }
}

/**
 * A client as a called function sees it. Of what is wrong about its first release there, the caller is guilty, of
 * whatever follows that release the called function itself. Whether it works with it after that is not judged.
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

  query(text: string, _line: number, more?: QueryCallback | 'returned'): Promise<QueryResult> | undefined {
    if (!this.released) return this.origin.query(text, this.#call, more);
    return this.work(new QueryResult(), more);
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
  if (value instanceof FakeClient) {
    value.line = line;
    value.failuresBefore = ledger.failures;
    if (value.openTransaction && !value.released) value.openTransaction.line = line;
    value.accounted &&= !value.released;
    // Of one that is given back already the caller knows no more than of a loan.
    return value.released ? new LentClient(value, line, ledger) : value;
  }
  return typeof value === 'object' && value !== null && !(value instanceof QueryResult) ? adoptFields(value, line, ledger) : undefined;
}

function adoptFields(holder: object, line: number, ledger: Ledger): object {
  const fields = Object.fromEntries(Object.entries(holder).map(([name, field]): [string, unknown] => [name, typeof field === 'object' ? adopt(field, line, ledger) : field]));
  const client = Object.values(fields).find((field) => field instanceof FakeClient);
  if ('release' in fields && client) fields['release'] = (at: number) => { client.release(at); };
  return Array.isArray(holder) ? Object.values(fields) : fields;
}

const REFUSED = new Error('refused');

/** @returns whether the next operation succeeds */
export function attempt(choose: Choose, ledger: Ledger): boolean {
  const succeeds = choose(2) === 0;
  if (!succeeds) ledger.failures += 1;
  return succeeds;
}

export function promised<Result>(succeeds: boolean, result: Result): Promise<Result> {
  return succeeds ? Promise.resolve(result) : quiet(Promise.reject(REFUSED));
}

/** Calls back at once: the generated callbacks share nothing with what else runs. What they throw ends in nobody's hands. */
export function callBack(callback: () => void): undefined {
  try {
    callback();
  } catch {
    return;
  }
}

/** The promise itself: that nobody waits for its rejection is part of the program. */
export function quiet<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}
