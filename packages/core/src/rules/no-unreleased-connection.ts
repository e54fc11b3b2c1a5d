import type { AcquireSite, Failure } from '../ir/index.js';
import { describeAcquisition } from '../report/index.js';
import type { PathStep, Span } from '../report/index.js';
import { isOwn, type Exit, type ResourceId, type Solution, type Strain, type Trace } from '../solve/index.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { CONFIDENCE_OF_STRAIN, failingPlace, resourceOf, stepAt, stepsSince, traceLength } from './story.js';

/** A path on which a connection, client, session or channel that the function owes is not given back. */
export const noUnreleasedConnection: ResourceRule = {
  id: 'no-unreleased-connection',
  run: ({ solution }) => {
    if (!solution.complete) return [];
    return [...solution.sites].flatMap(([resource, site]) => {
      if (!isWatched(site)) return [];
      const leak = worstLeak(resource, solution);
      // An object that holds a connection may live as long as the process, unless the function itself ends it somewhere.
      if (site.holder !== undefined && !isReleasedAnywhere(resource, solution)) return [];
      if (site.resource === 'pool' && outlivesFunction(resource, solution)) return [];
      return leak ? [findingOf(resource, site, leak, isReleasedAnywhere(resource, solution))] : [];
    });
  },
};

const WATCHED_KINDS: ReadonlySet<string> = new Set(['connection', 'session', 'channel', 'pool']);

/** Top-level code of a module acquires for as long as the process lives. */
function isWatched(site: AcquireSite): boolean {
  return WATCHED_KINDS.has(site.resource) && !site.topLevel;
}

/** One path that loses the resource. */
type Leak =
  | { readonly kind: 'exit'; readonly exit: Exit; readonly strain: Strain; readonly trace: Trace | undefined }
  | { readonly kind: 'lost'; readonly span: Span; readonly strain: Strain; readonly trace: Trace | undefined };

/** The leak that is surest, and of those the one with the shortest story. */
function worstLeak(resource: ResourceId, solution: Solution): Leak | undefined {
  const leaks: Leak[] = solution.exits
    .filter((exit) => leavesHeld(resource, exit, solution))
    .map((exit) => ({ kind: 'exit', exit, strain: exit.state.strain, trace: exit.state.trace }));
  for (const event of solution.events) {
    if (event.kind === 'lost' && event.resource === resource) leaks.push({ kind: 'lost', span: event.span, strain: event.strain, trace: event.trace });
  }
  return leaks.sort((a, b) => a.strain - b.strain || traceLength(a.trace) - traceLength(b.trace))[0];
}

function leavesHeld(resource: ResourceId, exit: Exit, solution: Solution): boolean {
  const { status, inReceiver } = exit.state.resources.get(resource) ?? {};
  if (status === 'held') return exit.value === undefined || !exit.state.resourcesIn(exit.value).includes(resource);
  if (status !== 'stored') return false;
  if (!isFailing(exit)) return exit.state.strain > 0 && ownsWhatItStored(resource, solution, ({ state }) => state.strain === 0);
  return ownsWhatItStored(resource, solution, (other) => !isFailing(other)) || (inReceiver === true && isConnection(resource, solution));
}

/**
 * A method that connects, keeps the connection in a field and then fails: its caller learns that connecting failed and
 * has no reason to disconnect.
 */
function isConnection(resource: ResourceId, solution: Solution): boolean {
  return solution.sites.get(resource)?.resource === 'connection';
}

/**
 * A resource kept in a field belongs to whoever owns the object, unless the function itself gives it back on every
 * ordinary way out: then the field is a local by another name.
 */
function ownsWhatItStored(resource: ResourceId, solution: Solution, isOrdinary: (exit: Exit) => boolean): boolean {
  const ordinary = solution.exits.filter((exit) => isOrdinary(exit) && exit.state.resources.has(resource));
  return ordinary.length > 0 && ordinary.every((exit) => exit.state.resources.get(resource)?.status === 'released');
}

function isFailing(exit: Exit): boolean {
  return exit.kind === 'throw' || (exit.value?.kind === 'promise' && exit.value.settled === 'rejected');
}

/** True if some path gives back what was acquired at the same place; a call's outcomes each have a resource of their own. */
function isReleasedAnywhere(resource: ResourceId, solution: Solution): boolean {
  const site = solution.sites.get(resource);
  const alike = [...solution.sites].flatMap(([other, { span }]) => (span.line === site?.span.line && span.column === site.span.column ? [other] : []));
  return isOwn(resource) && solution.exits.some((exit) => alike.some((other) => exit.state.resources.get(other)?.status === 'released'));
}

/** A pool that is kept somewhere on one path, and ended by the function on none, is meant to stay. */
function outlivesFunction(resource: ResourceId, solution: Solution): boolean {
  const statuses = solution.exits.map((exit) => exit.state.resources.get(resource)?.status);
  return !statuses.includes('released') && statuses.some((status) => status === 'transferred' || status === 'stored');
}

function findingOf(resource: ResourceId, site: AcquireSite, leak: Leak, releasedElsewhere: boolean): RawFinding {
  const steps = stepsSince(leak.trace, resource);
  const failure = lastFailure(steps);
  const path: PathStep[] = [stepAt(site.span, 'acquired here')];
  const branch = steps.findLast((step) => step.kind === 'branch');
  if (branch?.kind === 'branch' && !failure) path.push(stepAt(branch.span, branch.text));
  if (failure) path.push(stepAt(failure.span, failure.how === 'abandoned' ? 'the consumer may stop here' : `may ${failure.how === 'rejects' ? 'reject' : 'throw'}: leaves without release`));
  else if (leak.kind === 'lost') path.push(stepAt(leak.span, 'acquired again before it was released'));
  else if (leak.exit.span) path.push(stepAt(leak.exit.span, 'leaves without release'));
  return {
    ruleId: 'no-unreleased-connection',
    ...site.span,
    confidence: CONFIDENCE_OF_STRAIN[leak.strain],
    message: `${describeAcquisition(site)} ${predicate(leak, failure, releasedElsewhere, branch?.kind === 'branch' ? branch.text : undefined)}.`,
    resource: resourceOf(site),
    path,
    ...(site.repairs.length > 0 && { fixes: site.repairs }),
  };
}

function lastFailure(steps: readonly Trace['step'][]): Failure | undefined {
  const step = steps.findLast((candidate) => candidate.kind === 'failure');
  return step?.kind === 'failure' ? step.failure : undefined;
}

function predicate(leak: Leak, failure: Failure | undefined, releasedElsewhere: boolean, condition: string | undefined): string {
  if (leak.kind === 'lost') return 'is acquired again, in the next round of the loop, before it is released';
  if (!releasedElsewhere && !failure) return 'is never released';
  if (failure) {
    if (failure.how === 'abandoned') return `is not released when the consumer stops at the yield on line ${String(failure.span.line)}`;
    const place = failingPlace(failure);
    return failure.subject === 'throw' ? `is not released before ${place}` : `is not released when ${place} fails`;
  }
  if (leak.exit.kind === 'throw') return 'is not released when the function throws';
  const where = leak.exit.span ? ` on line ${String(leak.exit.span.line)}` : '';
  return `is not released when the function returns${where}${condition ? ` (${condition})` : ''}`;
}
