/** What a function does with resources, as its callers see it. Plain serialisable data. */
import type { AcquireSite, Constant, ReleaseForm, ResourceDescription } from '../ir/index.js';
import type { Lending, Take } from './events.js';
import type { Requirements } from './requirements.js';
import type { Strain } from './state.js';
import type { PoolKey } from './values.js';

/** A value seen from outside the function. */
export type Shape =
  | { readonly kind: 'unknown'; readonly truthy?: true }
  | { readonly kind: 'constant'; readonly value: Constant }
  /** Something reached from a parameter or `this`: `p0`, `p0.client`, `this.pool`. */
  | { readonly kind: 'input'; readonly path: string }
  | FreshShape
  | { readonly kind: 'releaser'; readonly ordinal: number; readonly guarded: boolean }
  /** A function that gives back what the function was given there: `() => client.release()`. */
  | { readonly kind: 'inputReleaser'; readonly path: string; readonly guarded: boolean }
  | { readonly kind: 'promise'; readonly settled: 'fulfilled' | 'rejected'; readonly value: Shape }
  /** `instance`: made by a constructor, so that its methods release what it holds; `complete`: it has no other fields. */
  | { readonly kind: 'object'; readonly instance: boolean; readonly complete?: true; readonly fields: readonly (readonly [name: string, value: Shape])[] };

/**
 * What became of something a function was given: `used` if it was only mentioned, `worked` if a library call talked over
 * it, `discarded` if it was released for good.
 */
export type InputStatus = 'used' | 'worked' | 'released' | 'discarded' | 'stored' | 'transferred';

/** What became of one input. */
export interface InputEffect {
  readonly path: string;
  readonly status: InputStatus;
  /** How far from the ordinary the function was when that happened; more may have happened to it later. */
  readonly strain: Strain;
  /** Absent where it was not released, or by code that is not known. */
  readonly released?: ReleaseKind;
}

/** How something was given back, as far as that tells what a second time would do. */
export type ReleaseKind = Pick<ReleaseForm, 'doubleRelease' | 'library' | 'endsLent'>;

/** A resource acquired inside; equal ordinals are the same resource. */
export interface FreshShape {
  readonly kind: 'fresh';
  readonly ordinal: number;
  readonly resource: ResourceDescription;
  readonly idle: boolean;
  /** The names of the pool that it was taken from. */
  readonly pools: readonly PoolKey[];
  /** The transaction that is open on it. */
  readonly transaction: FreshShape | undefined;
  /** Where it is acquired, if it is put into a field: the caller of a method of the same object gets nothing from it. */
  readonly origin: Pick<AcquireSite, 'span' | 'text' | 'name'> | undefined;
}

/** One way through the function. */
export interface Outcome {
  readonly kind: 'return' | 'throw';
  readonly result: Shape;
  readonly inputs: readonly InputEffect[];
  /** Fields of inputs that were written with something worth knowing: `this.client`. */
  readonly writes: readonly (readonly [path: string, value: Shape])[];
  /** What the inputs were on this way: bits of what each may be. */
  readonly requires: Requirements;
  readonly strain: Strain;
  /** Present where the promise is rejected because something could not be lent. */
  readonly lending?: true;
}

export interface FunctionSummary {
  readonly outcomes: readonly Outcome[];
  /** The connections that it takes, on whatever way. */
  readonly takes: readonly Take[];
  /** The callbacks that it calls while it holds a connection. */
  readonly lends: readonly Lending[];
}
