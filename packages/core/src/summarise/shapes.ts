/** From the exits of a solved function to what its callers need to know. */
import type { AcquireSite, ResourceDescription } from '../ir/index.js';
import type { Exit, FunctionSummary, InputEffect, InputStatus, Outcome, ReleaseKind, ResourceState, ResourceStatus, Shape, Solution, State, SymbolId, Take, Value } from '../solve/index.js';
import { ANYTHING, exportedPools, inputFacts, isInput, isInstance, isOfParameter, isOwn, isOwnObject, openTransaction } from '../solve/index.js';
import { keyOf, mergeOutcomes } from './merging.js';

/** Deepest object whose fields a summary keeps. */
const MAX_SHAPE_DEPTH = 4;

const INPUT_STATUS: Readonly<Record<ResourceStatus, InputStatus>> = { idle: 'used', held: 'used', stored: 'stored', released: 'released', transferred: 'transferred' };

/** @param isAsync leaving by a throw then rejects the promise that is the result */
export function summariseSolution(solution: Solution, isAsync: boolean): FunctionSummary {
  const outcomes = solution.exits.map((exit) => ({ outcome: outcomeOf(exit, solution, isAsync), approximate: exit.state.approximate }));
  const known = new Set(outcomes.flatMap(({ outcome, approximate }) => (approximate ? [] : [keyOf(outcome)])));
  // Where joining paths has lost what a way requires, the same way as other paths know it is what callers are told.
  const told = outcomes.flatMap(({ outcome, approximate }) => (approximate && known.has(keyOf(outcome)) ? [] : [outcome]));
  return { outcomes: mergeOutcomes(told), takes: solution.takes.flatMap(exported), lends: solution.lends };
}

/** A connection taken from a pool that callers know by some name. */
function exported(take: Take): readonly Take[] {
  const pools = exportedPools(take.pools);
  return pools.length === 0 ? [] : [{ ...take, pools, givenBack: take.givenBack.filter(isInput) }];
}

function inputStatus({ status, released, worked }: ResourceState): InputStatus {
  if (status === 'released' && released?.discarded === true) return 'discarded';
  return status === 'held' && worked !== undefined ? 'worked' : INPUT_STATUS[status];
}

function inputEffect(path: string, resource: ResourceState): InputEffect {
  const { released, worked } = resource;
  const effect = { path, status: inputStatus(resource), strain: released?.strain ?? worked ?? 0 } as const;
  return released ? { ...effect, released: releaseKind(released.how) } : effect;
}

/** What is said of the resources of one way out. */
interface Telling {
  /** The number by which callers know each, by its name here. */
  readonly ordinals: Map<string, number>;
  /** Those that a function in the result ends together with others: whoever calls it ends them all, and nobody else need. */
  readonly answered: ReadonlySet<string>;
  /** Whether what a symbol stands for holds a resource, as far as that was asked: objects may hold one another in many ways. */
  readonly holding: Map<SymbolId, boolean>;
}

function outcomeOf(exit: Exit, solution: Solution, isAsync: boolean): Outcome {
  const value = exit.value;
  const telling: Telling = { ordinals: new Map(), answered: new Set(value ? endedTogether(exit.state, value) : []), holding: new Map() };
  const shape: Shape = value ? shapeOf(exit.state, value, solution, telling, 0) : { kind: 'constant', value: undefined };
  const handedOn = value ? untold(shape, inputsReleasedBy(exit.state, value)) : [];
  const inputs = [...exit.state.resources].flatMap(([id, resource]): Outcome['inputs'] => {
    if (isOwn(id) || !isInput(id) || handedOn.includes(id)) return [];
    return [inputEffect(id, resource)];
  }).concat(handedOn.map((path) => ({ path, status: 'transferred', strain: 0 })));
  const requires = inputFacts(exit.state).filter(([, mask]) => mask !== ANYTHING);
  const writes = writesOf(exit.state, solution, telling);
  const { strain } = exit.state;
  if (!isAsync) return { kind: exit.kind, result: exit.kind === 'throw' ? { kind: 'unknown' } : shape, inputs, writes, requires, strain };
  if (exit.kind === 'throw') return { kind: 'return', result: { kind: 'promise', settled: 'rejected', value: { kind: 'unknown' } }, inputs, writes, requires, strain, ...(failedToLend(exit) && { lending: true }) };
  return { kind: 'return', result: shape.kind === 'promise' ? shape : { kind: 'promise', settled: 'fulfilled', value: shape }, inputs, writes, requires, strain };
}

/** True for a way out on which the last thing that failed was to lend something. */
function failedToLend({ state: { trace } }: Exit): boolean {
  for (let at = trace; at; at = at.previous) if (at.step.kind === 'failure') return at.step.failure.lending === true;
  return false;
}

/** The fields of inputs that hold a resource, or an input, when the function is left. */
function writesOf(state: State, solution: Solution, telling: Telling): readonly (readonly [string, Shape])[] {
  return [...state.fields].flatMap(([path, value]): (readonly [string, Shape])[] => {
    if (!isInput(path)) return [];
    const shape = value.kind === 'resource' && isOwn(value.id) ? freshShape(state, value.id, solution, telling, true) : shapeOf(state, value, solution, telling, 1);
    if (shape.kind === 'fresh' || shape.kind === 'constant' || (shape.kind === 'input' && shape.path !== path)) return [[path, shape]];
    // That a field is no longer what it was matters to callers who tested it, and to those who would end it once more.
    return shape.kind === 'unknown' && (isOfParameter(path) || state.resources.get(path)?.status === 'released') ? [[path, shape]] : [];
  });
}

function shapeOf(state: State, value: Value, solution: Solution, telling: Telling, depth: number): Shape {
  switch (value.kind) {
    case 'constant':
      return { kind: 'constant', value: value.value };
    case 'resource':
      return isOwn(value.id) ? freshShape(state, value.id, solution, telling) : { kind: 'input', path: value.id };
    case 'releaser':
      if (isOwn(value.resource)) return { kind: 'releaser', ordinal: ordinalOf(value.resource, telling), guarded: value.guarded === true };
      return isOfParameter(value.resource) ? { kind: 'inputReleaser', path: value.resource, guarded: value.guarded === true } : { kind: 'unknown' };
    case 'promise':
      return { kind: 'promise', settled: value.settled, value: shapeOf(state, value.value, solution, telling, depth) };
    case 'symbol': {
      if (isInput(value.id)) return { kind: 'input', path: value.id };
      const holdsResource = telling.holding.get(value.id) ?? state.resourcesIn(value).length > 0;
      telling.holding.set(value.id, holdsResource);
      if (depth >= MAX_SHAPE_DEPTH || !(holdsResource || isOwnObject(value.id))) return { kind: 'unknown' };
      const fields = [...state.fieldsOf(value.id)].map(([name, field]) => [name, shapeOf(state, field, solution, telling, depth + 1)] as const);
      return fields.some(([, field]) => (holdsResource ? field.kind !== 'unknown' : isOfCaller(field))) ? { kind: 'object', instance: isInstance(value.id), ...(state.isComplete(value) && { complete: true }), fields } : { kind: 'unknown' };
    }
    case 'closure':
      return releaserShape(state, value, telling);
    case 'settler':
      return { kind: 'unknown' };
  }
}

/** True for what a caller knows and gets back in an object: what it gave, what gives that back, or an object around that. */
function isOfCaller(field: Shape): boolean {
  return field.kind === 'input' || field.kind === 'inputReleaser' || field.kind === 'object' || (field.kind === 'promise' && isOfCaller(field.value));
}

/** `() => client.release()`, for a client that was acquired here, or that was given, gives it back when it is called. */
function releaserShape(state: State, closure: Closure, telling: Telling): Shape {
  const values = releasedBy(state, closure);
  const [resource, ...otherResources] = values.flatMap((value) => state.resourcesIn(value)).filter(isOwn);
  if (resource !== undefined) return otherResources.length === 0 ? { kind: 'releaser', ordinal: ordinalOf(resource, telling), guarded: true } : { kind: 'unknown' };
  const [path, ...otherPaths] = values.flatMap(inputPath);
  return path !== undefined && otherPaths.length === 0 ? { kind: 'inputReleaser', path, guarded: true } : { kind: 'unknown' };
}

type Closure = Extract<Value, { kind: 'closure' }>;

/** What a closure gives back when it is called. */
function releasedBy(state: State, { captures }: Closure): readonly Value[] {
  return captures.flatMap(({ variable, releases }) => (releases ? [state.read(variable)] : []));
}

function inputPath(value: Value): readonly string[] {
  return (value.kind === 'symbol' || value.kind === 'resource') && isOfParameter(value.id) ? [value.id] : [];
}

/** The inputs that functions in a returned value give back when they are called. */
function inputsReleasedBy(state: State, value: Value): readonly string[] {
  return functionsIn(state, value).flatMap((found) => (found.kind === 'closure' ? releasedBy(state, found).flatMap(inputPath) : isOfParameter(found.resource) ? [found.resource] : []));
}

/** The resources of the function's own of which one function in a returned value ends several. */
function endedTogether(state: State, value: Value): readonly string[] {
  return functionsIn(state, value).flatMap((found) => {
    const ended = found.kind === 'closure' ? releasedBy(state, found).flatMap((captured) => state.resourcesIn(captured)).filter(isOwn) : [];
    return ended.length > 1 ? ended : [];
  });
}

type Releaser = Extract<Value, { kind: 'releaser' }>;

/** The functions that a returned value is, promises or holds; `seen` says how deep each object was looked into. */
function functionsIn(state: State, value: Value, depth = 0, seen = new Map<SymbolId, number>()): readonly (Closure | Releaser)[] {
  switch (value.kind) {
    case 'closure':
    case 'releaser':
      return [value];
    case 'promise':
      return functionsIn(state, value.value, depth, seen);
    case 'symbol':
      if (depth > MAX_SHAPE_DEPTH || (seen.get(value.id) ?? Infinity) <= depth) return [];
      seen.set(value.id, depth);
      return [...state.fieldsOf(value.id)].flatMap(([, field]) => functionsIn(state, field, depth + 1, seen));
    case 'constant':
    case 'resource':
    case 'settler':
      return [];
  }
}

/** Those of the inputs of which a result does not say that it gives them back: whoever has it answers for them. */
function untold(result: Shape, paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].filter((path) => !tells(result, path));
}

function tells(shape: Shape, path: string): boolean {
  switch (shape.kind) {
    case 'inputReleaser':
      return shape.path === path;
    case 'promise':
      return tells(shape.value, path);
    case 'object':
      return shape.fields.some(([, field]) => tells(field, path));
    case 'constant':
    case 'fresh':
    case 'input':
    case 'releaser':
    case 'unknown':
      return false;
  }
}

/** What is acquired at a site, without its place: whoever gets it acquires it at a place of their own. */
export function descriptionOf({ library, resource, operation, promised, lazy, awaitsLent, persistent, shared, optional, doubleRelease, releasedBy, lacks, releasedStates }: AcquireSite): ResourceDescription {
  return { library, resource, operation, promised, lazy, awaitsLent, persistent, shared, optional, doubleRelease, releasedBy, lacks, releasedStates };
}

/** @param inField the resource is looked at as the value of a field, which keeps it */
function freshShape(state: State, id: string, solution: Solution, telling: Telling, inField = false): Shape {
  const site = solution.sites.get(id);
  const { status, kept, lentBy, lender } = state.resources.get(id) ?? {};
  if (!site || telling.answered.has(id) || (status !== 'held' && status !== 'stored' && status !== 'idle')) return { kind: 'unknown', truthy: true };
  // A channel ends with its connection, which is still open here: whoever gets that answers for both.
  if (site.resource === 'channel' && lender !== undefined && state.resources.get(lender)?.status === 'held') return { kind: 'unknown', truthy: true };
  // What is kept in a field as well stays its holder's: the caller borrows.
  if ((status === 'stored' || kept === true) && !inField) return { kind: 'unknown', truthy: true };
  const transaction = openTransaction(state, id);
  const open = transaction === undefined ? undefined : freshShape(state, transaction, solution, telling);
  return { kind: 'fresh', ordinal: ordinalOf(id, telling), resource: descriptionOf(site), idle: status === 'idle', pools: exportedPools(lentBy ?? []), transaction: open?.kind === 'fresh' ? open : undefined, origin: inField ? { span: site.span, text: site.text, name: site.name } : undefined };
}

function releaseKind({ doubleRelease, library, endsLent }: ReleaseKind): ReleaseKind {
  return { doubleRelease, library, ...(endsLent && { endsLent }) };
}

function ordinalOf(id: string, { ordinals }: Telling): number {
  const known = ordinals.get(id);
  if (known !== undefined) return known;
  ordinals.set(id, ordinals.size);
  return ordinals.size - 1;
}
