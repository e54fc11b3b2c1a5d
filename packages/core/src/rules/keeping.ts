/** Whether a function keeps what it acquired: which of its ways out leave it held, and with whom. */
import type { AcquireSite } from '../ir/index.js';
import type { Span } from '../report/index.js';
import { ANYTHING, inputFacts, isOwn, RECEIVER_SYMBOL, type Exit, type ResourceId, type Solution, type SymbolId, TRUTHY, type Value } from '../solve/index.js';
import { firstFailure, isFailing, worstLeak, worstRetry, type Leak } from './leaks.js';

/** The surest path on which the function owes the resource and does not finish it. */
export function leakOf(resource: ResourceId, site: AcquireSite, solution: Solution): Leak | undefined {
  // An object that holds a connection may live as long as the process, unless the function itself ends it somewhere.
  if (site.holder !== undefined && !isReleasedAnywhere(resource, solution)) return undefined;
  if ((site.resource === 'pool' || site.shared) && site.openedFor !== 'caller' && outlivesFunction(resource, solution)) return worstRetry(resource, solution);
  return worstLeak(resource, solution, (exit) => leavesHeld(resource, exit, solution));
}

function leavesHeld(resource: ResourceId, exit: Exit, solution: Solution): boolean {
  const { status, inReceiver } = exit.state.resources.get(resource) ?? {};
  if (status === 'held' && goesWithConnection(resource, exit, solution)) return false;
  if (status === 'held') return exit.value === undefined || !handedOut(exit.value, exit).includes(resource);
  if (status !== 'stored') return false;
  if (!isFailing(exit)) return exit.state.strain > 0 && ownsWhatItStored(resource, exit, solution, ({ state }) => state.strain === 0);
  return ownsWhatItStored(resource, exit, solution, (other) => !isFailing(other)) || (inReceiver === true && isOpenedForCaller(resource, solution) && !isReplaced(resource, solution) && !isLeftToObject(resource, exit, solution));
}

/** A method that gives back what it stored and goes on has the object look after its connections: whoever owns it closes it, whatever failed. */
function isReplaced(resource: ResourceId, solution: Solution): boolean {
  return solution.exits.some((exit) => !isFailing(exit) && exit.state.resources.get(resource)?.status === 'released');
}

/** Where the same failure has the connection given back or not by what the object knows of itself, `if (this.parent) return`, that decides rightly. */
function isLeftToObject(resource: ResourceId, exit: Exit, solution: Solution): boolean {
  const cause = firstFailure(exit.state.trace, resource);
  if (!cause) return false;
  const released = solution.exits.filter((other) => isFailing(other) && other.state.resources.get(resource)?.status === 'released' && isSamePlace(firstFailure(other.state.trace, resource)?.span, cause.span));
  return released.some((other) => inputFacts(exit.state).some(([input, mask]) => input.startsWith(`${RECEIVER_SYMBOL}.`) && (mask & maskOver([other], input)) === 0));
}

function isSamePlace(one: Span | undefined, other: Span): boolean {
  return one?.line === other.line && one.column === other.column;
}

/**
 * A connection or session that leaks takes its channels and transactions with it, and is reported as such. Whoever else has
 * the connection of a channel ends both.
 */
function goesWithConnection(resource: ResourceId, { state }: Exit, { sites }: Solution): boolean {
  const site = sites.get(resource);
  const { lender } = state.resources.get(resource) ?? {};
  const lenderStatus = lender === undefined ? undefined : state.resources.get(lender)?.status;
  if (site?.resource === 'channel' && (lenderStatus === 'transferred' || lenderStatus === 'stored')) return true;
  return (site?.resource === 'channel' || site?.resource === 'transaction') && [...state.resources].some(([id, { status }]) => {
    const other = sites.get(id);
    return status === 'held' && (other?.resource === 'connection' || other?.resource === 'session') && other.library === site.library;
  });
}

/** What a value holds, and what that was taken from where it cannot go on without it: the connection of a channel. */
function handedOut(value: Value, { state }: Exit): readonly ResourceId[] {
  return state.resourcesIn(value).flatMap((id) => {
    const { lender, pool } = state.resources.get(id) ?? {};
    return lender !== undefined && pool === true ? [id, lender] : [id];
  });
}

/**
 * A method that connects, keeps the connection in a field and then fails: its caller learns that connecting failed and
 * has no reason to disconnect. What the object opened for itself it still has, and a pool that is the program's own one is
 * there to stay, and the process ends without it.
 */
function isOpenedForCaller(resource: ResourceId, solution: Solution): boolean {
  const site = solution.sites.get(resource);
  if (site?.openedFor !== undefined) return site.openedFor === 'caller';
  return site?.resource === 'connection' || site?.resource === 'transaction';
}

/**
 * A resource kept in a field belongs to whoever owns the object, unless the function itself gives it back on every
 * ordinary way out: then the field is a local by another name. So it is where something that is not usually there keeps
 * the function from it, `if (!this.inTransaction) await this.release()`. A flag that lets it, `if (this.closing)`, tells
 * of an object that usually keeps what it has.
 */
function ownsWhatItStored(resource: ResourceId, exit: Exit, solution: Solution, isOrdinary: (exit: Exit) => boolean): boolean {
  const ordinary = solution.exits.filter((other) => isOrdinary(other) && other.state.resources.has(resource));
  const isReleased = ({ state }: Exit): boolean => state.resources.get(resource)?.status === 'released';
  const released = ordinary.filter(isReleased);
  if (released.length === 0 || released.length === ordinary.length) return released.length > 0;
  const kept = ordinary.filter((other) => !isReleased(other));
  return inputFacts(released[0]?.state ?? exit.state).some(([input]) => {
    const wherever = maskOver(released, input);
    return (wherever & TRUTHY) === 0 && (wherever & maskOver(kept, input)) === 0 && (wherever & maskOver([exit], input)) !== 0;
  });
}

/** What an input may be on any of the ways out. */
function maskOver(exits: readonly Exit[], input: SymbolId): number {
  return exits.reduce((mask, { state }) => mask | (state.facts.get(input) ?? ANYTHING), 0);
}

/** True if some path gives back what was acquired at the same place; a call's outcomes each have a resource of their own. */
export function isReleasedAnywhere(resource: ResourceId, solution: Solution): boolean {
  const site = solution.sites.get(resource);
  const alike = [...solution.sites].flatMap(([other, { span }]) => (span.line === site?.span.line && span.column === site.span.column ? [other] : []));
  return isOwn(resource) && solution.exits.some((exit) => alike.some((other) => exit.state.resources.get(other)?.status === 'released'));
}

/** A pool that is kept somewhere on one path, and ended by the function on none, is meant to stay. */
function outlivesFunction(resource: ResourceId, solution: Solution): boolean {
  const statuses = solution.exits.map((exit) => exit.state.resources.get(resource)?.status);
  return !statuses.includes('released') && statuses.some((status) => status === 'transferred' || status === 'stored');
}
