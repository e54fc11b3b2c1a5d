/** Guesses which option an unknown name was meant to be. */
import type { Unit } from '@leakcheck/models';
import { distance } from 'fastest-levenshtein';
import type { OptionSchema } from './option-schema.js';

/** What a name that is no option means. */
export type Intention =
  /** An option of another name. */
  | {
      readonly kind: 'option';
      /** A dotted path if the option lies in a nested object. */
      readonly option: string;
      /** What the value must be multiplied by; undefined if nothing tells its unit. */
      readonly factor: number | undefined;
      /** True for another library's name and for another spelling, false for a name that is merely close. */
      readonly sure: boolean;
    }
  /** A thing that other libraries have and this one has not. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

/** What a name means that is not among the options of the schema. */
export function intentionOf(name: string, schema: OptionSchema): Intention {
  const foreign = schema.foreign.get(name);
  if (foreign?.instead === null) return { kind: 'absent' };
  if (foreign) return { kind: 'option', option: foreign.instead, factor: foreign.factor ?? 1, sure: true };
  const wanted = spellingOf(name);
  const [nearest] = candidatesIn(schema)
    .map((candidate) => compare(wanted, candidate))
    .filter(({ apart, candidate }) => apart <= tolerance(wanted) && !areOpposite(wanted, candidate))
    .sort((a, b) => a.apart - b.apart);
  return nearest ? intended(wanted, nearest, schema) : { kind: 'unknown' };
}

/** A name without its way of writing. */
interface Spelling {
  readonly name: string;
  /** All letters, in lower case. */
  readonly whole: string;
  /** The letters before the unit, if the name tells one. */
  readonly stem: string;
  readonly unit: Unit | undefined;
}

interface Comparison {
  readonly candidate: Spelling;
  /** Letters in which the names differ, with or without their units. */
  readonly apart: number;
  /** True if that is so with their units. */
  readonly alike: boolean;
}

const UNIT_WORDS: ReadonlyMap<string, Unit> = new Map([
  ['ms', 'ms'], ['msec', 'ms'], ['millis', 'ms'], ['milliseconds', 'ms'],
  ['s', 's'], ['sec', 's'], ['secs', 's'], ['seconds', 's'],
  ['minutes', 'min'],
]);

const MILLISECONDS: Readonly<Record<Unit, number | undefined>> = { ms: 1, s: 1000, min: 60_000, count: undefined };

/** The unit that a name ends in: milliseconds of `timeoutMs`, seconds of `POOL_TIMEOUT_SECONDS`. */
export function unitInName(name: string): Unit | undefined {
  return spellingOf(/[a-z]/.test(name) ? name : name.toLowerCase()).unit;
}

/** Reads `idleTimeoutMillis`, `idle_timeout_ms` and the like. */
function spellingOf(name: string): Spelling {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase().split(/[_-]+/);
  const unit = words.length > 1 ? UNIT_WORDS.get(words.at(-1) ?? '') : undefined;
  return { name, whole: words.join(''), stem: (unit ? words.slice(0, -1) : words).join(''), unit };
}

function candidatesIn(schema: OptionSchema): readonly Spelling[] {
  // Options that take a class are written with a capital: `client: 'pg'` is not meant to be `Client`.
  const options = [...schema.options.keys()].filter((name) => !/^[A-Z]/.test(name));
  return [...options, ...schema.foreign.keys()].map(spellingOf);
}

function compare(wanted: Spelling, candidate: Spelling): Comparison {
  const whole = distance(wanted.whole, candidate.whole);
  const stem = distance(wanted.stem, candidate.stem);
  return { candidate, apart: Math.min(whole, stem), alike: whole <= stem };
}

/** Letters that may differ: none in short names, where a slip of the finger makes another word. */
function tolerance({ whole }: Spelling): number {
  return Math.min(3, Math.floor(whole.length / 5));
}

/** `minConnections` is near to `maxConnections`, and not meant to be it. */
function areOpposite(one: Spelling, other: Spelling): boolean {
  const isAbout = (word: string): boolean => one.whole.includes(word) !== other.whole.includes(word);
  return isAbout('min') && isAbout('max');
}

function intended(wanted: Spelling, { candidate, apart, alike }: Comparison, schema: OptionSchema): Intention {
  const sure = apart === 0;
  const foreign = schema.foreign.get(candidate.name);
  if (foreign?.instead === null) return sure ? { kind: 'absent' } : { kind: 'unknown' };
  const option = foreign?.instead ?? candidate.name;
  const unit = schema.options.get(option)?.unit;
  const from = wanted.unit && MILLISECONDS[wanted.unit];
  const to = unit && MILLISECONDS[unit];
  const told = from !== undefined && to !== undefined ? from / to : undefined;
  const usual = alike || to === undefined ? (foreign?.factor ?? 1) : undefined;
  return { kind: 'option', option, factor: told ?? usual, sure };
}
