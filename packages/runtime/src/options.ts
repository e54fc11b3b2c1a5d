import type { CompanionEvent } from './report/event.js';

export interface TrackOptions {
  /** What reports call the pool. Default: the library's name and a number. */
  readonly name?: string;
  /** Milliseconds after which a connection that is still out is reported. Default: never. */
  readonly heldLongerThan?: number;
  /**
   * Milliseconds that closing the pool may wait for connections that are out before their holders are named.
   * Default: 1000. With 0 they are named at once.
   */
  readonly endGrace?: number;
  /** Whether connections still out when the process exits are reported. Default: true. */
  readonly reportAtExit?: boolean;
  /** Called with each event instead of printing it to stderr. */
  readonly onReport?: (event: CompanionEvent) => void;
  /** Frames collected at each acquisition. Default: 16. */
  readonly stackDepth?: number;
  /**
   * The share of acquisitions whose stack is taken, from 0 to 1. Default: 1. Where a pool is used above 80 %, or a
   * report could not name its place, every stack is taken.
   */
  readonly stackSample?: number;
  /**
   * The share of time that taking stacks may cost, from 0 to 1. Default: 0.01, which a process reaches at some five
   * hundred acquisitions a second; what it takes beyond that has no stack, until a report could not name its place: then
   * the next thousand have theirs. With 1 there is no limit.
   */
  readonly stackBudget?: number;
  /** Milliseconds after which a request that still waits for a connection is reported. Default: never. */
  readonly waitingLongerThan?: number;
  /** Milliseconds after which a query that still runs is reported. Default: never. */
  readonly queryLongerThan?: number;
  /** Milliseconds after which a transaction in which nothing runs is reported. Default: never. */
  readonly idleInTransactionLongerThan?: number;
  /** The share of a pool's connections, from 0 to 1, above which its use is reported. Default: never. */
  readonly saturatedAbove?: number;
  /** Whether a connection without an error listener is reported at its first query. Default: false. */
  readonly errorListener?: boolean;
  /** Whether changed session state (SET, LISTEN, locks, temporary tables) is reported at release. Default: false. */
  readonly sessionState?: boolean;
  /**
   * Whether callers get an object of their own for each checkout where the library hands out the same one again and
   * again (`pg`). It tells apart who uses a connection, and lets a lost one be noticed. Default: false.
   */
  readonly handles?: boolean;
  /** Whether a connection that nobody can give back any more is closed, which frees its place. Default: false. */
  readonly reclaim?: boolean;
  /** Makes the text of a query fit to be shown. Default: the first 200 characters; parameters are never in it. */
  readonly redact?: (query: string) => string;
}

export interface Settings {
  readonly name: string;
  readonly heldLongerThan: number | null;
  readonly endGrace: number;
  readonly reportAtExit: boolean;
  readonly onReport: ((event: CompanionEvent) => void) | null;
  readonly stackDepth: number;
  readonly stackSample: number;
  readonly stackBudget: number;
  readonly waitingLongerThan: number | null;
  readonly queryLongerThan: number | null;
  readonly idleInTransactionLongerThan: number | null;
  readonly saturatedAbove: number | null;
  readonly errorListener: boolean;
  readonly sessionState: boolean;
  readonly handles: boolean;
  readonly reclaim: boolean;
  readonly redact: (query: string) => string;
  /** Whether anything has to be looked after while connections are out. */
  readonly hasLimits: boolean;
}

/**
 * Options with their defaults.
 *
 * @throws TypeError that names the option, if one is unknown or has the wrong type or range
 */
export function toSettings(options: TrackOptions, defaultName: string): Settings {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError('track() needs an object of options as its second argument.');
  }
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(expectations, name)) {
      throw new TypeError(`track() has no option "${name}". Options: ${Object.keys(expectations).join(', ')}.`);
    }
  }
  for (const name of TRACK_OPTION_NAMES) {
    const value: unknown = options[name];
    const problem = value === undefined ? null : optionProblem(name, value);
    if (problem !== null) throw new TypeError(`Option "${name}" of track() must be ${problem}.`);
  }
  return {
    name: options.name ?? defaultName,
    heldLongerThan: options.heldLongerThan ?? null,
    endGrace: options.endGrace ?? 1000,
    reportAtExit: options.reportAtExit ?? true,
    onReport: options.onReport ?? null,
    stackDepth: options.stackDepth ?? 16,
    stackSample: options.stackSample ?? 1,
    stackBudget: options.stackBudget ?? 0.01,
    waitingLongerThan: options.waitingLongerThan ?? null,
    queryLongerThan: options.queryLongerThan ?? null,
    idleInTransactionLongerThan: options.idleInTransactionLongerThan ?? null,
    saturatedAbove: options.saturatedAbove ?? null,
    errorListener: options.errorListener ?? false,
    sessionState: options.sessionState ?? false,
    handles: options.handles ?? false,
    reclaim: options.reclaim ?? false,
    redact: options.redact ?? ((query) => query),
    hasLimits: limits.some((name) => options[name] !== undefined),
  };
}

const limits = ['heldLongerThan', 'waitingLongerThan', 'queryLongerThan', 'idleInTransactionLongerThan'] as const;

interface Expectation {
  readonly words: string;
  readonly holds: (value: unknown) => boolean;
}

const text: Expectation = { words: 'a text', holds: (value) => typeof value === 'string' && value !== '' };
const milliseconds: Expectation = {
  words: 'a number of milliseconds, 0 or more',
  holds: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
};
const share: Expectation = {
  words: 'a number from 0 to 1',
  holds: (value) => typeof value === 'number' && value >= 0 && value <= 1,
};
const flag: Expectation = { words: 'true or false', holds: (value) => typeof value === 'boolean' };
const callback: Expectation = { words: 'a function', holds: (value) => typeof value === 'function' };
const expectations: Readonly<Record<keyof TrackOptions, Expectation>> = {
  name: text,
  heldLongerThan: milliseconds,
  endGrace: milliseconds,
  reportAtExit: flag,
  onReport: callback,
  stackDepth: {
    words: 'a whole number, 1 or more',
    holds: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1,
  },
  stackSample: share,
  stackBudget: share,
  waitingLongerThan: milliseconds,
  queryLongerThan: milliseconds,
  idleInTransactionLongerThan: milliseconds,
  saturatedAbove: share,
  errorListener: flag,
  sessionState: flag,
  handles: flag,
  reclaim: flag,
  redact: callback,
};

/** The names of all options. */
export const TRACK_OPTION_NAMES: readonly (keyof TrackOptions)[] = Object.keys(expectations).filter(isOptionName);

/** What the value of an option would have to be; null if it is that. */
export function optionProblem(name: keyof TrackOptions, value: unknown): string | null {
  return expectations[name].holds(value) ? null : expectations[name].words;
}

function isOptionName(name: string): name is keyof TrackOptions {
  return Object.hasOwn(expectations, name);
}
