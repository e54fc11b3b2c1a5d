import type { AcquireSite, ReleaseForm, SessionChange, SlowWork } from '../ir/index.js';
import type { Span } from '../report/index.js';
import type { Requirements } from './requirements.js';
import type { State, Strain, Trace } from './state.js';
import type { PoolKey, ResourceId, SymbolId, Value } from './values.js';

/** Something that went wrong on one path, before its end. */
export type Event =
  /** A resource was released that had been released before. */
  | {
      readonly kind: 'released-twice';
      readonly resource: ResourceId;
      readonly span: Span;
      readonly how: ReleaseForm;
      readonly first: Span;
      readonly strain: Strain;
      readonly trace: Trace | undefined;
    }
  /** A resource was worked with after its release, or released while returned work on it was still under way. */
  | {
      readonly kind: 'used-after-release';
      readonly resource: ResourceId;
      readonly span: Span;
      readonly text: string;
      /** True if the work began before the release and nobody waited for it. */
      readonly pending: boolean;
      readonly released: Span;
      readonly strain: Strain;
      readonly trace: Trace | undefined;
    }
  /** What is released was read out of a place that another call of the function may have filled meanwhile. */
  | {
      readonly kind: 'overlapped';
      readonly resource: ResourceId;
      /** The field of the object whose method runs, or the variable around the function. */
      readonly keptIn: SymbolId;
      readonly span: Span;
      readonly strain: Strain;
      readonly trace: Trace | undefined;
    }
  /** A connection was given back with something that its next borrower inherits. */
  | {
      readonly kind: 'released-dirty';
      readonly resource: ResourceId;
      readonly change: SessionChange;
      /** The statement, `SET search_path`, and where it stands. */
      readonly words: string;
      readonly changed: Span;
      readonly span: Span;
      readonly how: ReleaseForm;
      readonly strain: Strain;
      readonly trace: Trace | undefined;
    }
  /** A connection was taken while another one of the same pool was held. */
  | {
      readonly kind: 'nested-acquire';
      readonly library: string;
      readonly span: Span;
      readonly text: string;
      /** Where the other one is really taken: the same place, or one in what the function called. */
      readonly origin: Take['origin'];
      /** Where the held one was acquired. */
      readonly held: Span;
      /** True if the function that was called holds it while it calls back. */
      readonly byCallee: boolean;
      readonly strain: Strain;
      readonly trace: Trace | undefined;
    }
  /** Slow work was waited for while a connection of a pool was held. */
  | {
      readonly kind: 'slow-work';
      readonly resource: ResourceId;
      readonly work: SlowWork;
      readonly span: Span;
      readonly text: string;
      readonly strain: Strain;
      readonly trace: Trace | undefined;
    }
  /** What a failed attempt has left in a field, or a variable around the function, is overwritten by the next one. */
  | { readonly kind: 'overwritten'; readonly resource: ResourceId; readonly span: Span; readonly strain: Strain; readonly trace: Trace | undefined }
  /** The same site acquired again while its last resource was held and nothing refers to it any more. */
  | { readonly kind: 'lost'; readonly resource: ResourceId; readonly span: Span; readonly strain: Strain; readonly trace: Trace | undefined };

/** One way out of the function. */
export interface Exit {
  readonly kind: 'return' | 'throw';
  /** What is returned; undefined for a throw. */
  readonly value: Value | undefined;
  /** Where a return stands. */
  readonly span: Span | undefined;
  readonly state: State;
}

/** A callback parameter was called with a resource the function had acquired. */
export interface HandedOut {
  readonly callback: number;
  readonly parameter: number;
  readonly releaser: number | undefined;
  readonly site: AcquireSite;
  /** 2 where paths were joined on the way there, so that more may be required than is known. */
  readonly doubt: Strain;
  /** What the inputs were: bits of what each may be. */
  readonly requires: Requirements;
  /** True if on other ways it gets something that the function has not acquired. */
  readonly lendsToo: boolean;
}

/** A connection was taken, or a function called that takes one. */
export interface Take {
  readonly pools: readonly PoolKey[];
  readonly library: string;
  readonly span: Span;
  readonly text: string;
  /** Where it is really taken: the same place, or one in what the function called. */
  readonly origin: { readonly span: Span; readonly text: string };
  /** 2 where paths were joined on the way there, so that more may be required than is known. */
  readonly doubt: Strain;
  /** What the inputs were: bits of what each may be. */
  readonly requires: Requirements;
  /** The inputs that were given back before, in whatever way: a caller that held them holds them no more. */
  readonly givenBack: readonly SymbolId[];
}

/** A callback parameter was called while a connection was held. */
export interface Lending {
  readonly callback: number;
  readonly pools: readonly PoolKey[];
  /** What the callback is sure to get, as it sees it: parameters, and what is reached from them. */
  readonly given: readonly SymbolId[];
}

/** All that the solver found in one function. */
export interface Solution {
  readonly exits: readonly Exit[];
  readonly events: readonly Event[];
  readonly handedOut: readonly HandedOut[];
  readonly takes: readonly Take[];
  readonly lends: readonly Lending[];
  /** Every resource acquired here, or handed out by a called function, with its site. */
  readonly sites: ReadonlyMap<ResourceId, AcquireSite>;
  /** False if a bound was reached and paths are missing. */
  readonly complete: boolean;
  /** True if some states were given up at a bound: what was found holds, but other paths may go unnoticed. */
  readonly partial: boolean;
}
