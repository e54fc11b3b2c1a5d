import { now } from '../clock.js';

/** Above this share of a pool in use, every stack is taken: what fills the pool must be known. */
const ALWAYS_ABOVE = 0.8;
/** Milliseconds of stack taking that may be saved up, so that a burst is known in full; nor is more than that owed. */
const MOST_SAVED = 20;
/** So many stacks are taken once a report could not name its place: what goes wrong once goes wrong again. */
const TAKEN_AFTER_UNKNOWN_PLACE = 1000;

/** How many stacks are wanted, and what they may cost; both from 0 to 1. */
interface StackShares {
  readonly stackSample: number;
  readonly stackBudget: number;
}

/** Decides which acquisitions of a pool get their stack taken, the dearest part of taking them down. */
export class StackSampler {
  #fraction = 0;
  /** Milliseconds that may be spent now. */
  #saved = MOST_SAVED;
  #savedAt = now();
  /** How many stacks are taken whatever they cost. */
  #owed = 0;

  /**
   * Whether the stack of this acquisition is to be taken.
   *
   * @param share how much of the pool is in use
   * @param time now
   */
  take({ stackSample, stackBudget }: StackShares, share: number, time: number): boolean {
    if (share > ALWAYS_ABOVE) return true;
    if (this.#owed > 0) {
      this.#owed--;
      return true;
    }
    if (stackSample < 1) {
      this.#fraction += stackSample;
      if (this.#fraction < 1) return false;
      this.#fraction -= 1;
    }
    if (stackBudget === 1) return true;
    this.#saved = Math.min(MOST_SAVED, this.#saved + (time - this.#savedAt) * stackBudget);
    this.#savedAt = time;
    return this.#saved > 0;
  }

  /** The stack was taken, from `since` until now. */
  spent({ stackBudget }: StackShares, since: number): void {
    if (stackBudget < 1) this.#saved = Math.max(-MOST_SAVED, this.#saved - (now() - since));
  }

  /** A report could not name its place, for want of a stack. */
  missed(): void {
    this.#owed = TAKEN_AFTER_UNKNOWN_PLACE;
  }
}
