/** The book of one pool: what is out, and how much ever went in and out. Knows no library and prints nothing. */
import type { Acquisition } from './acquisition.js';

export interface Counts {
  /** Connections asked for, by anybody. */
  readonly requested: number;
  /** Requests that are still waiting for their connection. */
  readonly waiting: number;
  /** Requests that ended in an error. */
  readonly refused: number;
  /** Connections handed to callers, who must give them back. */
  readonly handedOut: number;
  /** Connections that the library took for one call of its own. */
  readonly internal: number;
  /** Connections given back, of both kinds. */
  readonly returned: number;
}

/** Hears of what happens in a ledger. */
export interface LedgerObserver {
  readonly opened: (acquisition: Acquisition) => void;
  readonly closed: (acquisition: Acquisition) => void;
}

export class Ledger {
  readonly #open = new Map<number, Acquisition>();
  readonly #observer: LedgerObserver;
  #requested = 0;
  #refused = 0;
  #handedOut = 0;
  #internal = 0;
  #returned = 0;

  constructor(observer: LedgerObserver) {
    this.#observer = observer;
  }

  request(): void {
    this.#requested++;
  }

  refuse(): void {
    this.#refused++;
  }

  open(acquisition: Acquisition): void {
    if (acquisition.kind === 'handed-out') this.#handedOut++;
    else this.#internal++;
    this.#open.set(acquisition.id, acquisition);
    this.#observer.opened(acquisition);
  }

  /** Closing an acquisition that is not open, a double release, changes nothing. */
  close(id: number): void {
    const acquisition = this.#open.get(id);
    if (acquisition === undefined) return;
    this.#open.delete(id);
    this.#returned++;
    this.#observer.closed(acquisition);
  }

  /** Forgets what is out, without counting it as returned. */
  clear(): void {
    this.#open.clear();
  }

  get size(): number {
    return this.#open.size;
  }

  /** What is out, the oldest first. */
  outstanding(): readonly Acquisition[] {
    return [...this.#open.values()];
  }

  counts(): Counts {
    const answered = this.#refused + this.#handedOut + this.#internal;
    return {
      requested: this.#requested,
      waiting: this.#requested - answered,
      refused: this.#refused,
      handedOut: this.#handedOut,
      internal: this.#internal,
      returned: this.#returned,
    };
  }
}
