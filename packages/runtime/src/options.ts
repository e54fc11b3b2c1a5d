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
}

export interface Settings {
  readonly name: string;
  readonly heldLongerThan: number | null;
  readonly endGrace: number;
  readonly reportAtExit: boolean;
  readonly onReport: ((event: CompanionEvent) => void) | null;
  readonly stackDepth: number;
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
  for (const [name, expectation] of Object.entries(expectations)) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined && !expectation.holds(value)) {
      throw new TypeError(`Option "${name}" of track() must be ${expectation.words}.`);
    }
  }
  return {
    name: options.name ?? defaultName,
    heldLongerThan: options.heldLongerThan ?? null,
    endGrace: options.endGrace ?? 1000,
    reportAtExit: options.reportAtExit ?? true,
    onReport: options.onReport ?? null,
    stackDepth: options.stackDepth ?? 16,
  };
}

interface Expectation {
  readonly words: string;
  readonly holds: (value: unknown) => boolean;
}

const text: Expectation = { words: 'a text', holds: (value) => typeof value === 'string' && value !== '' };
const milliseconds: Expectation = {
  words: 'a number of milliseconds, 0 or more',
  holds: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
};
const expectations: Readonly<Record<keyof TrackOptions, Expectation>> = {
  name: text,
  heldLongerThan: milliseconds,
  endGrace: milliseconds,
  reportAtExit: { words: 'true or false', holds: (value) => typeof value === 'boolean' },
  onReport: { words: 'a function', holds: (value) => typeof value === 'function' },
  stackDepth: {
    words: 'a whole number, 1 or more',
    holds: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1,
  },
};
