/** What a call is followed with, and what several kinds of calls do alike. */
import type { AcquireSite, BlockId, Failure, FunctionId, Terminator, ReleaseForm } from '../ir/index.js';
import type { HandedOut, Lending } from './events.js';
import { assign } from './instructions.js';
import { reportOverlap } from './overlaps.js';
import type { Place } from './place.js';
import { releaseValue } from './release.js';
import type { State } from './state.js';
import type { FunctionSummary, ReleaseKind } from './summary.js';
import { localSymbol, type ResourceId, type Value } from './values.js';

export type CallTerminator = Extract<Terminator, { op: 'call' }>;

export interface CallContext extends Place {
  readonly block: BlockId;
  readonly summaryOf: (id: FunctionId) => FunctionSummary | undefined;
  /** The site of a resource that a called function hands out, described on first sight. */
  readonly siteAt: (resource: ResourceId, describe: () => AcquireSite) => AcquireSite;
  readonly handOut: (way: HandedOut) => void;
  /** A callback is called with something else in the place of that parameter, and no error. */
  readonly callBack: (place: Pick<HandedOut, 'callback' | 'parameter'>) => void;
  readonly lend: (lending: Lending) => void;
  /** True for a field that no library declares: the program itself adds it to its objects. */
  readonly isForeign: (field: string) => boolean;
}

/** Where a path goes on behind a call. */
export type Continuation =
  | { readonly way: 'normal'; readonly state: State }
  /** `failed`: how likely the failure of the call is; absent where it was told before. */
  | { readonly way: 'exceptional'; readonly state: State; readonly failed: Failure['likelihood'] | undefined };

/** How a call gives back. */
export interface ReleaseByCall {
  readonly discarded: boolean;
  /** More than the release stands in the function that is called, so it may be made to run twice. */
  readonly guarded?: boolean;
  readonly kind?: ReleaseKind | undefined;
}

/** Releases what a value holds, by whatever the call reaches. */
export function releaseByCall(state: State, value: Value, call: CallTerminator, { discarded, guarded = false, kind }: ReleaseByCall, context: CallContext): void {
  const resource = value.kind === 'resource' ? value.id : value.kind === 'releaser' ? value.resource : undefined;
  const { doubleRelease = 'ignored', library = '' } = (resource === undefined ? undefined : context.siteOf(resource)) ?? kind ?? {};
  const lent: Pick<ReleaseForm, 'endsLent'> = kind?.endsLent === true ? { endsLent: true } : {};
  const how = { text: call.text, doubleRelease: guarded ? 'ignored' : doubleRelease, library, deferred: call.deferred, implicit: false, ...lent } as const;
  reportOverlap(state, value, call.span, context);
  const event = releaseValue(state, value, { span: call.span, how, discarded }, context.siteOf);
  if (event) context.report(event);
}

/** Gives the result of a call a value of which nothing is known. */
export function setOpaque(state: State, dest: number): void {
  const id = localSymbol(dest);
  state.forget(id);
  assign(state, dest, { kind: 'symbol', id });
}
