/** The book of one pool: what is asked for and out, and how much ever went in and out. Knows no library, prints nothing. */
import type { Acquisition } from './acquisition.js';
import { Chain } from './chain.js';

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

export class Ledger {
  readonly #waiting = new Chain<Acquisition>();
  readonly #open = new Chain<Acquisition>();
  #requested = 0;
  #refused = 0;
  #handedOut = 0;
  #internal = 0;
  #returned = 0;
  /** Requests that were refused while every connection was in use. */
  timeouts = 0;

  request(acquisition: Acquisition): void {
    this.#requested++;
    acquisition.state = 'waiting';
    this.#waiting.add(acquisition);
  }

  /**
   * A request that was answered already is not answered again; false then.
   *
   * @param isUsedUp whether every connection of the pool was in use
   */
  refuse(acquisition: Acquisition, isUsedUp: boolean): boolean {
    if (acquisition.state !== 'waiting') return false;
    this.#waiting.remove(acquisition);
    acquisition.state = 'refused';
    this.#refused++;
    if (isUsedUp) this.timeouts++;
    return true;
  }

  /** A request that was answered already is not answered again; false then. */
  open(acquisition: Acquisition): boolean {
    if (acquisition.state !== 'waiting') return false;
    this.#waiting.remove(acquisition);
    acquisition.state = 'out';
    if (acquisition.kind === 'handed-out') this.#handedOut++;
    else this.#internal++;
    this.#open.add(acquisition);
    return true;
  }

  /** Closing an acquisition that is not open, a double release, changes nothing; false then. */
  close(acquisition: Acquisition): boolean {
    if (acquisition.state !== 'out') return false;
    this.#open.remove(acquisition);
    acquisition.state = 'returned';
    this.#returned++;
    return true;
  }

  /** Forgets what is out and asked for, without counting it as returned or refused. */
  clear(): void {
    for (const acquisition of [...this.#open.toArray(), ...this.#waiting.toArray()]) acquisition.state = 'forgotten';
    this.#open.clear();
    this.#waiting.clear();
  }

  /** How many are out. */
  get size(): number {
    return this.#open.size;
  }

  /** What is out, the oldest first. */
  outstanding(): readonly Acquisition[] {
    return this.#open.toArray();
  }

  /** What is asked for and not yet answered, the oldest first. */
  waiting(): readonly Acquisition[] {
    return this.#waiting.toArray();
  }

  /** The latest request that is not yet answered. */
  youngestWaiting(): Acquisition | null {
    return this.#waiting.last;
  }

  /** How many are asked for and not yet answered. */
  get queue(): number {
    return this.#waiting.size;
  }

  counts(): Counts {
    return {
      requested: this.#requested,
      waiting: this.#waiting.size,
      refused: this.#refused,
      handedOut: this.#handedOut,
      internal: this.#internal,
      returned: this.#returned,
    };
  }
}
