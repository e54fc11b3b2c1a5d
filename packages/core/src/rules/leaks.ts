/** Paths that lose a resource, and how they are told. */
import type { Failure } from '../ir/index.js';
import type { Confidence, PathStep, Span } from '../report/index.js';
import { failuresIn, type Exit, type ResourceId, type Solution, type Strain, type Trace } from '../solve/index.js';
import { CONFIDENCE_OF_STRAIN, failingPlace, stepAt, stepsSince, traceLength } from './story.js';
import { isInTest } from './test-file.js';

/** One path that loses a resource. */
export type Leak =
  | { readonly kind: 'exit'; readonly exit: Exit; readonly strain: Strain; readonly trace: Trace | undefined }
  /** The function tries again after a failure, and overwrites what the attempt has left. */
  | { readonly kind: 'overwritten'; readonly span: Span; readonly strain: Strain; readonly trace: Trace | undefined }
  /** The same place acquires again. */
  | { readonly kind: 'lost'; readonly span: Span; readonly strain: Strain; readonly trace: Trace | undefined };

/** The leak that is surest, of those the one with the fewest failures, and of those the one with the shortest story. */
export function worstLeak(resource: ResourceId, solution: Solution, leaks: (exit: Exit) => boolean): Leak | undefined {
  const left = solution.exits.filter(leaks).map((exit): Leak => ({ kind: 'exit', exit, strain: exit.state.eventStrain, trace: exit.state.trace }));
  return surest([...left, ...lossesOf(resource, solution)]);
}

/** The same, of the ways on which the function tries again. */
export function worstRetry(resource: ResourceId, solution: Solution): Leak | undefined {
  return surest(lossesOf(resource, solution).filter(({ kind }) => kind === 'overwritten'));
}

/** Where another one took the place of the resource. */
function lossesOf(resource: ResourceId, { events }: Solution): readonly Leak[] {
  return events.flatMap((event) =>
    (event.kind === 'lost' || event.kind === 'overwritten') && event.resource === resource ? [{ kind: event.kind, span: event.span, strain: event.strain, trace: event.trace }] : []);
}

function surest(found: readonly Leak[]): Leak | undefined {
  return [...found].sort((a, b) => a.strain - b.strain || failuresIn(a.trace) - failuresIn(b.trace) || traceLength(a.trace) - traceLength(b.trace))[0];
}

/** True for a way out by an exception or a rejection. */
export function isFailing(exit: Exit): boolean {
  return exit.kind === 'throw' || (exit.value?.kind === 'promise' && exit.value.settled === 'rejected');
}

/** What went wrong first once the resource was there. */
export function firstFailure(trace: Trace | undefined, resource: ResourceId): Failure | undefined {
  const step = stepsSince(trace, resource).find(({ kind }) => kind === 'failure');
  return step?.kind === 'failure' ? step.failure : undefined;
}

/**
 * What decided that a path went wrong: the last failure on it, else the last branch. Where handling one failure failed
 * as well, that is what went wrong, and not the rethrow behind it.
 */
export interface Turn {
  readonly failure: Failure | undefined;
  readonly branch: { readonly span: Span; readonly text: string } | undefined;
}

export function turnOf(leak: Leak, resource: ResourceId): Turn {
  const steps = stepsSince(leak.trace, resource);
  const failures = steps.filter((step) => step.kind === 'failure');
  const causes = failures.filter(({ failure }) => failure.subject !== 'throw');
  const failed = (causes.length > 1 ? causes : failures).at(-1);
  const branch = steps.findLast((step) => step.kind === 'branch');
  return {
    failure: failed?.failure,
    branch: branch?.kind === 'branch' ? branch : undefined,
  };
}

/**
 * How sure a leak is. What a failing test leaves behind is `possible`: the failure itself is what is mended, and until
 * then the process of the tests ends soon.
 */
export function confidenceOf(leak: Leak, { failure }: Turn, span: Span): Confidence {
  return failure && isInTest(span) ? 'possible' : CONFIDENCE_OF_STRAIN[leak.strain];
}

/** The steps of the story behind the acquisition. */
export function stepsOf(leak: Leak, { failure, branch }: Turn, notes: { readonly leaves: string; readonly again: string }): readonly PathStep[] {
  if (leak.kind === 'overwritten') return [...(failure ? [stepAt(failure.span, verbOf(failure))] : []), stepAt(leak.span, 'tries again: overwrites what it has left open')];
  if (failure) return [stepAt(failure.span, `${verbOf(failure)}${failure.how === 'abandoned' ? '' : `: ${notes.leaves}`}`)];
  const way = branch ? [stepAt(branch.span, branch.text)] : [];
  if (leak.kind === 'lost') return [...way, stepAt(leak.span, notes.again)];
  return leak.exit.span ? [...way, stepAt(leak.exit.span, notes.leaves)] : way;
}

function verbOf(failure: Failure): string {
  switch (failure.how) {
    case 'abandoned':
      return 'the consumer may stop here';
    case 'breaks-off':
      return 'may fail, or close before the end';
    case 'rejects':
      return 'may reject';
    case 'throws':
      return failure.subject === 'throw' ? 'throws' : 'may throw';
  }
}

/** When it happens, for a message: `when client.query() on line 14 fails`. */
export function describeTurn(leak: Leak, { failure, branch }: Turn): string {
  if (leak.kind === 'lost') return 'when the loop goes round again';
  if (leak.kind === 'overwritten' && failure) return `when ${failingPlace(failure)} fails, before the next attempt overwrites it`;
  if (failure) {
    if (failure.how === 'abandoned') return `when the consumer stops at the yield on line ${String(failure.span.line)}`;
    if (failure.how === 'breaks-off') return `when ${failingPlace(failure)} fails, or closes before the end`;
    return failure.subject === 'throw' ? `before ${failingPlace(failure)}` : `when ${failingPlace(failure)} fails`;
  }
  if (leak.kind === 'overwritten') return 'before the next attempt overwrites it';
  if (leak.exit.kind === 'throw') return 'when the function throws';
  const where = leak.exit.span ? ` on line ${String(leak.exit.span.line)}` : '';
  return `when the function returns${where}${branch ? ` (${branch.text})` : ''}`;
}
