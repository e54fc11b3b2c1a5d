/** What a program hands to a library as options: plain serialisable data. */
import type { ResourceKind, TypeReference } from '@leakcheck/models';
import type { Span } from '../report/index.js';
import type { Constant } from './graph.js';
import type { Repetition } from './occasion.js';
import type { TransactionPooler } from './pooler.js';

/** Offsets in a file, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where a file sets a variable of the environment, for people. */
export interface EnvironmentPlace {
  readonly file: string;
  readonly line: number;
}

/** A variable that a file sets. */
export interface EnvironmentEntry extends EnvironmentPlace {
  readonly value: string;
}

/** Where a project writes down the address that a library reads by itself: the text, or the variable that holds it. */
export interface ProjectAddress extends EnvironmentPlace {
  /** The absolute name of the file. */
  readonly fileName: string;
  /** Where on the line the address begins. */
  readonly column: number;
  readonly address: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'variable'; readonly variable: string };
}

/** What is known of an option's value before the program runs. */
export type SettingValue =
  | { readonly kind: 'constant'; readonly value: Constant }
  /** Given from outside when the program runs; `fallback` holds where nothing is given, and may be from a file. */
  | { readonly kind: 'environment'; readonly variable: string; readonly fallback: Constant; readonly from?: EnvironmentPlace }
  /** A branch decides which it is. */
  | { readonly kind: 'choice'; readonly choices: readonly SettingValue[] }
  | { readonly kind: 'unknown' };

/** One option that a program sets, or may set, by name. */
export interface Setting {
  readonly name: string;
  readonly nameSpan: Span;
  /** The characters of the name, without quotes. */
  readonly nameRange: TextRange;
  /** True for `{ limit }`, where one word is the name as well as the value. */
  readonly shorthand: boolean;
  /** False if a branch may leave the option out. */
  readonly always: boolean;
  readonly value: SettingValue;
  readonly valueSpan: Span;
  /** The name that the value is read from as it is, if the source gives it one: `timeoutMs` of `Number(config.timeoutMs)`. */
  readonly valueName?: string;
  /** Present where the value is read by a name that looks like a slip of another one. */
  readonly slip?: { readonly written: string; readonly meant: string };
  /** The interface of the options that the value holds, and whose it is; those stand in the list under dotted names, `pool.max`. */
  readonly nested?: { readonly schema: TypeReference; readonly library: string };
  /** True for a parameter inside of a connection string: there is no name of its own to change. */
  readonly inText?: true;
  /** The value where it is a number written out beside the name. */
  readonly numeral?: TextRange & { readonly value: number };
}

/**
 * Whether the program listens for the errors of what it constructs. `unneeded` where the library never emits one without
 * a listener; `unknown` where other code may listen.
 */
export type ErrorListener = 'present' | 'absent' | 'unknown' | 'unneeded';

/** Where an object literal takes one more option: its text stands between `before` and `after`. */
export interface OptionInsertion {
  readonly file: string;
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/** One construction or call that takes an object with options. */
/** Another library that may be given the options. */
export interface OtherMaker {
  readonly library: string;
  readonly operation: string;
  readonly schema: TypeReference;
}

export interface Configuration {
  readonly library: string;
  /** `new Pool`, `createPool`. */
  readonly operation: string;
  /** The model's interface of the options. */
  readonly schema: TypeReference;
  /** What comes of the call; undefined if that is no resource, such as a query's result. */
  readonly resource: ResourceKind | undefined;
  /** True if one of them serves a whole process, pool or not. */
  readonly shared: boolean;
  /** What the source calls the result, if it has a name right there. */
  readonly name: string | undefined;
  /** The place of the declaration that keeps the result; see {@link PoolWork}. */
  readonly keptAt: string | undefined;
  readonly span: Span;
  /** In the order in which the object gets them. A name stands twice only where a branch decides which of the two counts. */
  readonly settings: readonly Setting[];
  /** False if there may be further options, whose names cannot be known. */
  readonly complete: boolean;
  /** True if the same holds of the options that are written beside a connection string, whatever that may hold. */
  readonly completeBesideAddress: boolean;
  /** Present if the options are an object literal of the same file. */
  readonly insertion?: OptionInsertion;
  readonly errorListener: ErrorListener;
  /** True if the program limits the time of queries by SQL, by the library's defaults or query by query, or may do so. */
  readonly limitsQueriesElsewhere: boolean;
  /** True if the code around it ends it as well: it serves one task, and is gone with that. */
  readonly forOneTask: boolean;
  /** Present where its address names a proxy that gives each transaction another connection of the server. */
  readonly pooler?: TransactionPooler;
  /** By whom else it may be made: the program takes the driver that is installed. */
  readonly orBy: readonly OtherMaker[];
  /** Present if it is constructed again and again. */
  readonly repetition?: Repetition;
}
