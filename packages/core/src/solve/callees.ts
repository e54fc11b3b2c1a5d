/** Calls of functions that are summarised: each way through the callee is a way on for the caller. */
import { activate, escapeValue } from './escape.js';
import { importedPools } from './pools.js';
import { noteKeeper, reportOverwritten } from './retries.js';
import { finishTransaction, openTransactionOn, TRANSACTION_FIELD } from './transactions.js';
import { assign, use } from './instructions.js';
import { finishWhatIsOpenOn } from './release.js';
import { COMPLETE_FIELD, strainOfBoth, type State } from './state.js';
import type { FreshShape, FunctionSummary, InputEffect, InputStatus, Outcome, Shape } from './summary.js';
import { callResource, fieldSymbol, instanceSymbol, isOwnObject, localSymbol, objectSymbol, RECEIVER_SYMBOL, TRUTHY, type ResourceId, type Value } from './values.js';
import { releaseByCall, type CallContext, type CallTerminator, type Continuation } from './call-context.js';
import { assumeRequired, inputValue, isFeasible } from './callee-inputs.js';
import { noteTakes, noteBorrowedCallbacks } from './callee-takes.js';

/** What a callee may do with an input as the last thing. */
const ENDINGS: ReadonlySet<InputStatus> = new Set<InputStatus>(['released', 'discarded']);

/** One way through a callee. */
interface WayContext extends CallContext {
  /** The resources that it has handed out so far: one may stand at several places of what it returns. */
  readonly handedOut: Set<ResourceId>;
}

/** Follows a call through the summary of the function it reaches. */
export function followSummary(state: State, call: CallTerminator, summary: FunctionSummary, context: CallContext): Continuation[] {
  noteTakes(state, call, summary, context);
  noteBorrowedCallbacks(state, call, summary, context);
  handOverFunctions(state, call, summary);
  const feasible = summary.outcomes.filter((outcome) => isFeasible(state, call, outcome.requires, context));
  return feasible.flatMap((outcome, at): Continuation[] => {
    const next = at === feasible.length - 1 ? state : state.copy();
    return [followOutcome(next, call, outcome, at, context)];
  });
}

/** Functions that the callee never calls itself are passed on by it: to a timer, an emitter, another package. */
function handOverFunctions(state: State, call: CallTerminator, summary: FunctionSummary): void {
  call.args.forEach((argument, at) => {
    const value = state.read(argument);
    if (value.kind !== 'closure' && value.kind !== 'releaser') return;
    const isCalled = summary.outcomes.some(({ inputs }) => inputs.some(({ path }) => path === `p${String(at)}`));
    if (!isCalled) escapeValue(state, value, 'passed', () => true);
  });
}

function followOutcome(before: State, call: CallTerminator, outcome: Outcome, ordinal: number, around: CallContext): Continuation {
  const context: WayContext = { ...around, handedOut: new Set() };
  const state = assumeRequired(before, call, outcome.requires, context);
  // What the inputs were before the callee wrote to them.
  const inputs = outcome.inputs.map((effect) => ({ effect, value: inputValue(state, call, effect.path, context) }));
  const made = call.constructs ? makeInstance(state, call) : undefined;
  const writes = writesOf(state, call, outcome, made, context);
  // What the callee did to a transaction it did before it gave the connection back.
  for (const { owner, field, shape } of writes) if (field === TRANSACTION_FIELD) settleTransaction(state, call, owner, shape, ordinal, context);
  const kept = new Set(writes.flatMap(({ owner, shape }) => (shape.kind === 'input' && owner.kind === 'symbol' && isOwnObject(owner.id) ? [shape.path] : [])));
  const { strain } = state;
  // Two inputs may be one and the same for the caller: an object, and what works through it. Then its release came last.
  const ended = inputs.filter(({ effect }) => ENDINGS.has(effect.status));
  for (const { effect, value } of [...inputs.filter((input) => !ended.includes(input)), ...ended]) {
    if (kept.has(effect.path)) continue;
    state.strain = strainOfBoth(strain, effect.strain);
    applyInput(state, call, value, effect, context);
  }
  state.strain = strain;
  // In a loop, what a field held is called like what it holds from here on, and had to end before that begins.
  for (const write of writes) if (write.field !== TRANSACTION_FIELD) writeField(state, call, write, ordinal, context);
  state.strain = strainOfBoth(strain, outcome.strain);
  if (outcome.kind === 'throw') return { way: 'exceptional', state, failed: outcome.strain === 0 ? undefined : outcome.strain === 1 ? 'expected' : 'unlikely' };
  const result = made ?? instantiate(state, call, outcome.result, ordinal, context);
  assign(state, call.dest, result);
  if (outcome.strain > 0 && result.kind === 'promise' && result.settled === 'rejected' && call.exceptional?.failure) {
    state.note({ kind: 'failure', failure: { ...call.exceptional.failure, how: 'rejects', ...(outcome.lending && { lending: true }) } });
  }
  return { way: 'normal', state };
}

/** The object that a construction makes; until it escapes, what it holds is the function's to release. */
function makeInstance(state: State, call: CallTerminator): Value {
  const id = instanceSymbol(call.dest);
  state.forget(id);
  state.facts.set(id, TRUTHY);
  return { kind: 'symbol', id };
}

/** A field that the callee wrote, of something that the caller knows. */
interface FieldWrite {
  readonly owner: Extract<Value, { kind: 'symbol' | 'resource' }>;
  readonly field: string;
  readonly shape: Shape;
}

function writesOf(state: State, call: CallTerminator, outcome: Outcome, made: Value | undefined, context: WayContext): readonly FieldWrite[] {
  return outcome.writes.flatMap(([path, shape]) => {
    const dot = path.lastIndexOf('.');
    const ownerPath = path.slice(0, dot);
    const owner = made && ownerPath === 'this' ? made : inputValue(state, call, ownerPath, context);
    return owner.kind === 'symbol' || owner.kind === 'resource' ? [{ owner, field: path.slice(dot + 1), shape }] : [];
  });
}

/** Writes a field. A resource kept in an object of the caller's own is the caller's to release; in any other it is that object's. */
function writeField(state: State, call: CallTerminator, { owner, field, shape }: FieldWrite, ordinal: number, context: WayContext): void {
  const target = fieldSymbol(owner.id, field);
  if (shape.kind === 'constant') {
    state.fields.set(target, shape);
  } else if (shape.kind === 'unknown') {
    const id = `${localSymbol(call.dest)}_${field}`;
    state.forget(id);
    state.fields.set(target, { kind: 'symbol', id });
  } else if (owner.kind === 'symbol') {
    const own = isOwnObject(owner.id);
    const value = instantiate(state, call, shape, ordinal, context, own ? call.text : undefined, originOf(owner, shape, call));
    state.fields.set(target, value);
    if (own) return;
    escapeValue(state, value, 'stored', () => true);
    noteKeeper(state, owner.id, field, value);
  }
}

/** What a method puts into a field of its own object is acquired there, for the other methods of the same file. */
function originOf({ id }: FieldWrite['owner'], shape: Shape, { span }: CallTerminator): FreshShape['origin'] {
  return id === RECEIVER_SYMBOL && shape.kind === 'fresh' && shape.origin?.span.file === span.file ? shape.origin : undefined;
}

/** The callee ended the transaction of a connection, or began one and leaves it to the caller. */
function settleTransaction(state: State, call: CallTerminator, owner: FieldWrite['owner'], shape: Shape, ordinal: number, context: WayContext): void {
  if (shape.kind !== 'fresh') {
    finishTransaction(state, owner);
    return;
  }
  const value = instantiate(state, call, shape, ordinal, context);
  if (value.kind === 'resource') openTransactionOn(state, owner.id, value.id);
}

function applyInput(state: State, call: CallTerminator, value: Value, { status, released }: InputEffect, context: CallContext): void {
  if (status === 'used') {
    activate(state, value);
    return;
  }
  if (status === 'worked') {
    use(state, value, call, context);
    return;
  }
  if (value.kind === 'closure' && status === 'released') {
    // It was called: what it gives back it has given back, as far as can be seen from here.
    escapeValue(state, value, 'passed', () => true);
    return;
  }
  if (status !== 'released' && status !== 'discarded') {
    escapeValue(state, value, status === 'stored' ? 'stored' : 'released-later', (resource) => context.stillUsed(state, resource));
    return;
  }
  releaseByCall(state, value, call, { discarded: status === 'discarded', kind: released }, context);
}

/**
 * Turns a result as seen from outside into a value of this path.
 * @param holder what keeps a fresh resource for the function, where that is another object
 * @param origin where it is acquired, if not by this call
 */
function instantiate(state: State, call: CallTerminator, shape: Shape, outcome: number, context: WayContext, holder?: string, origin?: FreshShape['origin']): Value {
  switch (shape.kind) {
    case 'unknown': {
      const id = localSymbol(call.dest);
      state.forget(id);
      if (shape.truthy) state.assumeObject(id);
      return { kind: 'symbol', id };
    }
    case 'constant':
      return { kind: 'constant', value: shape.value };
    case 'input':
      return inputValue(state, call, shape.path, context);
    case 'fresh': {
      const id = callResource(context.block, outcome * 10 + shape.ordinal);
      if (context.handedOut.has(id)) return { kind: 'resource', id };
      context.handedOut.add(id);
      const place = origin ?? { span: call.span, text: call.text, name: call.resultName };
      const site = context.siteAt(id, () => ({ ...shape.resource, ...place, id: -1, repairs: [], holder, pool: undefined, taken: { span: call.span, text: call.text }, managed: false, openedFor: undefined, topLevel: call.topLevel }));
      reportOverwritten(state, site.span, context, id);
      if (state.resources.get(id)?.status === 'held') {
        context.report({ kind: 'lost', resource: id, span: site.span, strain: state.eventStrain, trace: state.trace });
        finishWhatIsOpenOn(state, id);
      }
      state.forget(id);
      state.note({ kind: 'acquired', site, resource: id });
      const pools = importedPools(shape.pools, (path) => inputValue(state, call, path, context));
      state.resources.set(id, { status: shape.idle ? 'idle' : 'held', ...(pools.length > 0 && { lentBy: pools }), ...(shape.resource.resource === 'pool' && { pool: true }) });
      state.setKind(id, shape.resource.resource);
      const transaction = shape.transaction && instantiate(state, call, shape.transaction, outcome, context);
      if (transaction?.kind === 'resource') openTransactionOn(state, id, transaction.id);
      return { kind: 'resource', id };
    }
    case 'releaser':
      return { kind: 'releaser', resource: callResource(context.block, outcome * 10 + shape.ordinal), guarded: shape.guarded };
    case 'inputReleaser': {
      const value = inputValue(state, call, shape.path, context);
      if (value.kind === 'resource') return { kind: 'releaser', resource: value.id, guarded: shape.guarded };
      escapeValue(state, value, 'released-later', () => true);
      return instantiate(state, call, { kind: 'unknown' }, outcome, context);
    }
    case 'promise':
      return { kind: 'promise', settled: shape.settled, value: instantiate(state, call, shape.value, outcome, context, holder) };
    case 'object': {
      const id = shape.instance ? instanceSymbol(call.dest) : objectSymbol(call.dest);
      const fields = shape.fields.map(([name, field]) => [name, instantiate(state, call, field, outcome, context, holder ?? (shape.instance ? call.text : undefined))] as const);
      state.forget(id);
      state.facts.set(id, TRUTHY);
      for (const [name, value] of fields) state.fields.set(fieldSymbol(id, name), value);
      if (shape.complete) state.fields.set(fieldSymbol(id, COMPLETE_FIELD), { kind: 'constant', value: true });
      return { kind: 'symbol', id };
    }
  }
}
