/** What is known of a pool or client before it runs: see docs/command.md. */
import type { OptionRole, ResourceKind, Unit } from '@leakcheck/models';
import type { Confidence, RuleId, Span } from './finding.js';

/** Where the value of an option comes from. */
export type OptionSource =
  | { readonly kind: 'code'; readonly file: string; readonly line: number }
  /** The value is what a file sets the variable to, `from` there, or the fallback; without either, the environment has to say it. */
  | { readonly kind: 'environment'; readonly variables: readonly string[]; readonly file: string; readonly line: number; readonly from?: { readonly file: string; readonly line: number } }
  | { readonly kind: 'default' }
  /** Its default, unless its address, which only the running program knows, says otherwise. */
  | { readonly kind: 'address' };

/** An option that a pool has, set or not. */
export interface InventoryOption {
  /** A dotted path where it lies in a nested object. */
  readonly option: string;
  readonly role: OptionRole;
  readonly unit: Unit | null;
  /** The values it may have, one unless a branch decides; null where they are not known. */
  readonly values: readonly (string | number | boolean | null)[] | null;
  /** True if it means that there is no limit. */
  readonly unlimited: boolean;
  readonly source: OptionSource;
}

/** What was found fault with. */
export interface InventoryVerdict {
  readonly ruleId: RuleId;
  readonly confidence: Confidence;
  readonly message: string;
}

/** One construction of a pool or client. */
export interface InventoryEntry extends Span {
  readonly library: string;
  /** `new Pool`, `createPool`. */
  readonly operation: string;
  readonly kind: ResourceKind;
  readonly name: string | null;
  /** The size that holds, null where it is not known; without a bound the word. */
  readonly size: number | 'unlimited' | null;
  /** Options with a role: sizes and times. */
  readonly options: readonly InventoryOption[];
  /** False if there may be options whose names are not known. */
  readonly complete: boolean;
  /** True if code of the program limits queries by SQL, or may do so. */
  readonly limitedElsewhere: boolean;
  readonly verdicts: readonly InventoryVerdict[];
  /** What runs over it; null where that was not asked for. */
  readonly queries: InventoryQueries | null;
}

/** The queries of a program over one pool, those of its tests left out. */
export interface InventoryQueries {
  readonly count: number;
  /** How many of them nothing limits; null where it is not known whether the pool does. */
  readonly unlimited: number | null;
}
