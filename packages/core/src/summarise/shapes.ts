/** From the exits of a solved function to what its callers need to know. */
import type { ResourceDescription } from '../ir/index.js';
import type { Exit, FunctionSummary, InputEffect, InputStatus, Outcome, ReleaseKind, ResourceState, ResourceStatus, Shape, Solution, State, Strain, Take, Value } from '../solve/index.js';
import { ANYTHING, differences, either, requiresNoMore, exportedPools, inputFacts, isInput, isInstance, isOfParameter, isOwn, isOwnObject, isParameterOrKind, openTransaction } from '../solve/index.js';

/** Most ways through a function that its callers tell apart. */
export const MAX_OUTCOMES = 16;
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

/** The ways through a function that its callers tell apart, the most ordinary first. */
export function mergeOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  return mergeAlike(outcomes).slice(0, MAX_OUTCOMES);
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

function outcomeOf(exit: Exit, solution: Solution, isAsync: boolean): Outcome {
  const ordinals = new Map<string, number>();
  const value = exit.value;
  const shape: Shape = value ? shapeOf(exit.state, value, solution, ordinals, 0) : { kind: 'constant', value: undefined };
  const handedOn = value ? untold(shape, inputsReleasedBy(exit.state, value)) : [];
  const inputs = [...exit.state.resources].flatMap(([id, resource]): Outcome['inputs'] => {
    if (isOwn(id) || !isInput(id) || handedOn.includes(id)) return [];
    return [inputEffect(id, resource)];
  }).concat(handedOn.map((path) => ({ path, status: 'transferred', strain: 0 })));
  const requires = inputFacts(exit.state).filter(([, mask]) => mask !== ANYTHING);
  const writes = writesOf(exit.state, solution, ordinals);
  const { strain } = exit.state;
  if (!isAsync) return { kind: exit.kind, result: exit.kind === 'throw' ? { kind: 'unknown' } : shape, inputs, writes, requires, strain };
  if (exit.kind === 'throw') return { kind: 'return', result: { kind: 'promise', settled: 'rejected', value: { kind: 'unknown' } }, inputs, writes, requires, strain };
  return { kind: 'return', result: shape.kind === 'promise' ? shape : { kind: 'promise', settled: 'fulfilled', value: shape }, inputs, writes, requires, strain };
}

/** The fields of inputs that hold a resource, or an input, when the function is left. */
function writesOf(state: State, solution: Solution, ordinals: Map<string, number>): readonly (readonly [string, Shape])[] {
  return [...state.fields].flatMap(([path, value]): (readonly [string, Shape])[] => {
    if (!isInput(path)) return [];
    const shape = value.kind === 'resource' && isOwn(value.id) ? freshShape(state, value.id, solution, ordinals, true) : shapeOf(state, value, solution, ordinals, 1);
    if (shape.kind === 'fresh' || shape.kind === 'constant' || (shape.kind === 'input' && shape.path !== path)) return [[path, shape]];
    // That a field is no longer what it was matters to callers who tested it, and to those who would end it once more.
    return shape.kind === 'unknown' && (isOfParameter(path) || state.resources.get(path)?.status === 'released') ? [[path, shape]] : [];
  });
}

function shapeOf(state: State, value: Value, solution: Solution, ordinals: Map<string, number>, depth: number): Shape {
  switch (value.kind) {
    case 'constant':
      return { kind: 'constant', value: value.value };
    case 'resource':
      return isOwn(value.id) ? freshShape(state, value.id, solution, ordinals) : { kind: 'input', path: value.id };
    case 'releaser':
      if (isOwn(value.resource)) return { kind: 'releaser', ordinal: ordinalOf(value.resource, ordinals), guarded: value.guarded === true };
      return isOfParameter(value.resource) ? { kind: 'inputReleaser', path: value.resource, guarded: value.guarded === true } : { kind: 'unknown' };
    case 'promise':
      return { kind: 'promise', settled: value.settled, value: shapeOf(state, value.value, solution, ordinals, depth) };
    case 'symbol': {
      if (isInput(value.id)) return { kind: 'input', path: value.id };
      const holdsResource = state.resourcesIn(value).length > 0;
      if (depth >= MAX_SHAPE_DEPTH || !(holdsResource || isOwnObject(value.id))) return { kind: 'unknown' };
      const fields = [...state.fieldsOf(value.id)].map(([name, field]) => [name, shapeOf(state, field, solution, ordinals, depth + 1)] as const);
      return fields.some(([, field]) => (holdsResource ? field.kind !== 'unknown' : isOfCaller(field))) ? { kind: 'object', instance: isInstance(value.id), fields } : { kind: 'unknown' };
    }
    case 'closure':
      return releaserShape(state, value, ordinals);
    case 'settler':
      return { kind: 'unknown' };
  }
}

/** True for what a caller knows and gets back in an object: what it gave, what gives that back, or an object around that. */
function isOfCaller(field: Shape): boolean {
  return field.kind === 'input' || field.kind === 'inputReleaser' || field.kind === 'object' || (field.kind === 'promise' && isOfCaller(field.value));
}

/** `() => client.release()`, for a client that was acquired here, or that was given, gives it back when it is called. */
function releaserShape(state: State, closure: Closure, ordinals: Map<string, number>): Shape {
  const values = releasedBy(state, closure);
  const [resource, ...otherResources] = values.flatMap((value) => state.resourcesIn(value)).filter(isOwn);
  if (resource !== undefined) return otherResources.length === 0 ? { kind: 'releaser', ordinal: ordinalOf(resource, ordinals), guarded: true } : { kind: 'unknown' };
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
function inputsReleasedBy(state: State, value: Value, depth = 0): readonly string[] {
  switch (value.kind) {
    case 'closure':
      return releasedBy(state, value).flatMap(inputPath);
    case 'promise':
      return inputsReleasedBy(state, value.value, depth);
    case 'symbol':
      return depth > MAX_SHAPE_DEPTH ? [] : [...state.fieldsOf(value.id)].flatMap(([, field]) => inputsReleasedBy(state, field, depth + 1));
    case 'releaser':
      return isOfParameter(value.resource) ? [value.resource] : [];
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

/** @param inField the resource is looked at as the value of a field, which keeps it */
function freshShape(state: State, id: string, solution: Solution, ordinals: Map<string, number>, inField = false): Shape {
  const site = solution.sites.get(id);
  const { status, kept, lentBy, lender } = state.resources.get(id) ?? {};
  if (!site || (status !== 'held' && status !== 'stored' && status !== 'idle')) return { kind: 'unknown', truthy: true };
  // A channel ends with its connection, which is still open here: whoever gets that answers for both.
  if (site.resource === 'channel' && lender !== undefined && state.resources.get(lender)?.status === 'held') return { kind: 'unknown', truthy: true };
  // What is kept in a field as well stays its holder's: the caller borrows.
  if ((status === 'stored' || kept === true) && !inField) return { kind: 'unknown', truthy: true };
  const { library, resource, operation, promised, lazy, awaitsLent, shared, doubleRelease, releasedBy, lacks, releasedStates } = site;
  const description: ResourceDescription = { library, resource, operation, promised, lazy, awaitsLent, shared, doubleRelease, releasedBy, lacks, releasedStates };
  const transaction = openTransaction(state, id);
  const open = transaction === undefined ? undefined : freshShape(state, transaction, solution, ordinals);
  return { kind: 'fresh', ordinal: ordinalOf(id, ordinals), resource: description, idle: status === 'idle', pools: exportedPools(lentBy ?? []), transaction: open?.kind === 'fresh' ? open : undefined };
}

function releaseKind({ doubleRelease, library, endsLent }: ReleaseKind): ReleaseKind {
  return { doubleRelease, library, ...(endsLent && { endsLent }) };
}

function ordinalOf(id: string, ordinals: Map<string, number>): number {
  const known = ordinals.get(id);
  if (known !== undefined) return known;
  ordinals.set(id, ordinals.size);
  return ordinals.size - 1;
}

/** A text that is the same for outcomes that do the same, whatever they require. */
function keyOf({ kind, result, inputs, writes }: Outcome): string {
  return JSON.stringify([kind, result, inputs.map((effect) => ({ ...effect, strain: undefined })), writes]);
}

/**
 * Outcomes that do the same become one where nothing is lost. Where there are still too many, what they require is
 * dropped, that first which callers know least about.
 */
function mergeAlike(outcomes: readonly Outcome[]): readonly Outcome[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = keyOf(outcome);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(outcome);
  }
  let merged = [...groups.values()].map(absorb);
  for (const isKnown of [isOfParameterOrEquality, isParameterOrEquality, isParameterOrKind]) {
    if (merged.flat().length > MAX_OUTCOMES) merged = merged.map((group) => absorb(group.map((outcome) => ({ ...outcome, requires: outcome.requires.filter(([path]) => isKnown(path)) }))));
  }
  const few = merged.flat().length <= MAX_OUTCOMES ? merged.flat() : merged.flatMap(([first, ...rest]) => (first ? [rest.reduce(mergeTwo, first)] : []));
  return few.sort((a, b) => a.strain - b.strain);
}

/** True for a parameter and what is reached from it, and for what one of these is equal to. */
const isOfParameterOrEquality = (path: string): boolean => isOfParameter(path) || path.startsWith('e(p');
/** True for a parameter itself, what kind of resource it is, and what it is equal to. */
const isParameterOrEquality = (path: string): boolean => isParameterOrKind(path) || /^e\(p\d+\)/.test(path);

/** Merges outcomes that require the same, or differ about one input only, until no two do. */
function absorb(outcomes: readonly Outcome[]): readonly Outcome[] {
  const merged: Outcome[] = [];
  for (const outcome of outcomes) {
    let current = outcome;
    for (let at = merged.findIndex((known) => alike(known, current)); at >= 0; at = merged.findIndex((known) => alike(known, current))) {
      const [known] = merged.splice(at, 1);
      if (known) current = mergeTwo(known, current);
    }
    merged.push(current);
  }
  return merged;
}

/**
 * True if one outcome can stand for both: they require the same of all inputs but one, and are equally likely; or one
 * happens whenever the other does, and no less likely.
 */
function alike(one: Outcome, other: Outcome): boolean {
  const ordinary = isNoMoreStrained(one, other);
  const special = isNoMoreStrained(other, one);
  if (ordinary && special) return differences(one.requires, other.requires) <= 1;
  return (ordinary && requiresNoMore(one.requires, other.requires)) || (special && requiresNoMore(other.requires, one.requires));
}

function isNoMoreStrained(one: Outcome, other: Outcome): boolean {
  return one.strain <= other.strain && one.inputs.every(({ strain }, at) => strain <= (other.inputs[at]?.strain ?? strain));
}

function mergeTwo(one: Outcome, other: Outcome): Outcome {
  const inputs = one.inputs.map((effect, at) => ({ ...effect, strain: lesser(effect.strain, other.inputs[at]?.strain ?? effect.strain) }));
  return { ...one, inputs, requires: either(one.requires, other.requires), strain: lesser(one.strain, other.strain) };
}

function lesser(one: Strain, other: Strain): Strain {
  return one < other ? one : other;
}
