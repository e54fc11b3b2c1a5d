/** Calls: of release functions and settlers, of functions that are summarised, and of code nobody knows. */
import type { AcquireSite, BlockId, Failure, FunctionId, Terminator } from '../ir/index.js';
import { activate, activateContents, escapeValue } from './escape.js';
import type { HandedOut, Lending, Take } from './events.js';
import { exhaust } from './cursors.js';
import { inputFacts, isInput } from './inputs.js';
import { exportedPools, heldPools, importedPools, nestedAcquire, sameness } from './pools.js';
import { finishTransaction, openTransactionOn, TRANSACTION_FIELD } from './transactions.js';
import { assign, loadField, use, type Place } from './instructions.js';
import { releaseValue } from './release.js';
import type { State, Strain } from './state.js';
import type { FunctionSummary, InputStatus, Outcome, ReleaseKind, Shape } from './summary.js';
import { callResource, fieldSymbol, instanceSymbol, isOwn, isOwnObject, isWrapper, localSymbol, objectSymbol, parameterSymbol, RECEIVER_SYMBOL, TRUTHY, UNDEFINED, type ResourceId, type Value } from './values.js';

export type CallTerminator = Extract<Terminator, { op: 'call' }>;

export interface CallContext extends Place {
  readonly block: BlockId;
  readonly summaryOf: (id: FunctionId) => FunctionSummary | undefined;
  /** The site of a resource that a called function hands out, described on first sight. */
  readonly siteAt: (resource: ResourceId, describe: () => AcquireSite) => AcquireSite;
  readonly handOut: (handedOut: HandedOut) => void;
  readonly lend: (lending: Lending) => void;
  /** True for a field that no library declares: the program itself adds it to its objects. */
  readonly isForeign: (field: string) => boolean;
}

/** Where a path goes on behind a call. */
export type Continuation =
  | { readonly way: 'normal'; readonly state: State }
  /** `failed`: how likely the failure of the call is; absent where it was told before. */
  | { readonly way: 'exceptional'; readonly state: State; readonly failed: Failure['likelihood'] | undefined };

/** Follows a call. The given state is used up. */
export function followCall(state: State, call: CallTerminator, context: CallContext): Continuation[] {
  const callee = state.read(call.callee.value);
  if (call.callee.kind === 'function' && callee.kind !== 'releaser') {
    const summary = context.summaryOf(call.callee.id);
    return summary ? followSummary(state, call, summary, context) : followUnknown(state, call, context);
  }
  switch (callee.kind) {
    case 'releaser': {
      const [reason] = call.args;
      // done(error), release(true): pg closes what it gets back with a reason. A function that does more may end the transaction.
      const discarded = callee.guarded === true || (reason !== undefined && (state.maskOf(state.read(reason)) & TRUTHY) !== 0);
      releaseByCall(state, callee, call, { byFunction: true, discarded, guarded: callee.guarded === true }, context);
      state.variables.set(call.dest, UNDEFINED);
      return [{ way: 'normal', state }];
    }
    case 'settler':
      settlePromise(state, callee, call);
      return [{ way: 'normal', state }];
    case 'closure':
      escapeValue(state, callee, 'passed', () => true);
      return followUnknown(state, call, context);
    case 'symbol':
      noteHandOut(state, callee.id, call, context);
      noteLending(state, callee.id, call, context);
      // A release function that was passed in has run: its callers learn that it did.
      if (/^p\d+$/.test(callee.id)) state.resources.set(callee.id, { status: 'released' });
      return followUnknown(state, call, context);
    case 'constant':
    case 'resource':
    case 'promise':
      return followUnknown(state, call, context);
  }
}

/** The first call of `resolve` or `reject` decides. */
function settlePromise(state: State, settler: Extract<Value, { kind: 'settler' }>, call: CallTerminator): void {
  const first = call.args[0];
  const value = first === undefined ? UNDEFINED : state.read(first);
  const current = state.read(settler.promise);
  if (current.kind === 'constant') {
    assign(state, settler.promise, settler.as === 'fulfilled' && value.kind === 'promise' ? value : { kind: 'promise', settled: settler.as, value });
  } else {
    escapeValue(state, value, 'passed', () => true);
  }
  state.variables.set(call.dest, UNDEFINED);
}

/** `cb(null, client, done)` with a resource of our own: callers see it as an acquisition. */
function noteHandOut(state: State, callee: string, call: CallTerminator, context: CallContext): void {
  const callback = /^p(\d+)$/.exec(callee)?.[1];
  if (callback === undefined) return;
  call.args.forEach((argument, parameter) => {
    const value = state.read(argument);
    if (value.kind !== 'resource' || !isOwn(value.id) || state.resources.get(value.id)?.status !== 'held' || context.stillUsed(state, value.id)) return;
    const site = context.siteOf(value.id);
    const releaser = call.args.findIndex((other) => {
      const candidate = state.read(other);
      return candidate.kind === 'releaser' && candidate.resource === value.id;
    });
    if (site) context.handOut({ callback: Number(callback), parameter, releaser: releaser < 0 ? undefined : releaser, site });
  });
}

/** `await work(client)` with a connection held: what the callback takes meanwhile, it takes beside it. */
function noteLending(state: State, callee: string, call: CallTerminator, context: CallContext): void {
  const callback = /^p(\d+)$/.exec(callee)?.[1];
  const pools = callback === undefined ? [] : exportedPools(heldPools(state, context.siteOf));
  const given = call.args.flatMap((argument, at) => (state.maskOf(state.read(argument)) === TRUTHY ? [at] : []));
  if (pools.length > 0) context.lend({ callback: Number(callback), pools, given });
}

function releaseByCall(state: State, value: Value, call: CallTerminator, { byFunction, discarded, guarded = false, kind }: { readonly byFunction: boolean; readonly discarded: boolean; readonly guarded?: boolean; readonly kind?: ReleaseKind | undefined }, context: CallContext): void {
  const resource = value.kind === 'resource' ? value.id : value.kind === 'releaser' ? value.resource : undefined;
  const { doubleRelease = 'ignored', library = '' } = (resource === undefined ? undefined : context.siteOf(resource)) ?? kind ?? {};
  const how = { text: call.text, doubleRelease: guarded ? 'ignored' : doubleRelease, library, byFunction, deferred: call.deferred, implicit: false } as const;
  const event = releaseValue(state, value, { span: call.span, how, discarded }, context.siteOf);
  if (event) context.report(event);
}

function followUnknown(state: State, call: CallTerminator, context: CallContext): Continuation[] {
  const route = call.ends ? 'released-later' : call.collects ? 'stored' : 'passed';
  if (call.finishes) for (const variable of [...call.args, ...(call.receiver === undefined ? [] : [call.receiver])]) finishTransaction(state, state.read(variable));
  const refused = call.promise && isIdle(state, call) ? state.copy() : undefined;
  if (call.receiver !== undefined) {
    const receiver = state.read(call.receiver);
    if (receiver.kind === 'symbol' && isWrapper(receiver.id)) {
      if (call.ends) releaseContents(state, call, receiver, context);
      else activateContents(state, receiver);
    }
    // `lease.commit()` of an object made here or by a helper may give back what it holds as well.
    const ends = call.ends || (call.finishes && receiver.kind === 'symbol' && isOwnObject(receiver.id));
    if (ends && receiver.kind === 'symbol') escapeValue(state, receiver, 'released-later', () => true);
    // Most methods of an object's fields are none of a lazy resource's.
    if (receiver.kind !== 'symbol' || !receiver.id.startsWith(RECEIVER_SYMBOL)) activate(state, receiver);
    // What is done with a stream by its own methods reads it, pipes it or ends it.
    if (receiver.kind === 'resource') exhaust(state, receiver, context.siteOf);
  }
  for (const argument of call.args) escapeValue(state, state.read(argument), route, (resource) => context.stillUsed(state, resource));
  const failing = call.exceptional && state.copy();
  const failed = call.exceptional?.failure?.likelihood;
  setOpaque(state, call.dest);
  const normal: Continuation = { way: 'normal', state };
  if (refused) {
    const yielded = state.read(call.dest);
    assign(state, call.dest, { kind: 'promise', settled: 'fulfilled', value: yielded });
    return [normal, { way: 'normal', state: refuse(refused, call) }];
  }
  return failing ? [normal, { way: 'exceptional', state: failing, failed }] : [normal];
}

/** True if the call is the first of a lazy resource, which owes nothing yet: most likely it connects. */
function isIdle(state: State, call: CallTerminator): boolean {
  const receiver = call.receiver === undefined ? UNDEFINED : state.read(call.receiver);
  return receiver.kind === 'resource' && state.resources.get(receiver.id)?.status === 'idle';
}

/** The promised work fails: what could not connect owes nothing. */
function refuse(state: State, call: CallTerminator): State {
  setOpaque(state, call.dest);
  assign(state, call.dest, { kind: 'promise', settled: 'rejected', value: state.read(call.dest) });
  state.strain = Math.max(state.strain, 1) as Strain;
  state.note({ kind: 'failure', failure: { likelihood: 'expected', how: 'rejects', span: call.span, subject: call.text } });
  return state;
}

/** Releases all that an object was made around. */
function releaseContents(state: State, call: CallTerminator, value: Value, context: CallContext): void {
  for (const id of state.resourcesIn(value)) releaseByCall(state, { kind: 'resource', id }, call, { byFunction: false, discarded: false }, context);
}

function setOpaque(state: State, dest: number): void {
  const id = localSymbol(dest);
  state.forget(id);
  assign(state, dest, { kind: 'symbol', id });
}

function followSummary(state: State, call: CallTerminator, summary: FunctionSummary, context: CallContext): Continuation[] {
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
    const isCalled = summary.outcomes.some(({ inputs }) => inputs.some(([path]) => path === `p${String(at)}`));
    if (!isCalled) escapeValue(state, value, 'passed', () => true);
  });
}

/** The connections that the callee takes, and from which pools as this path knows them. */
function noteTakes(state: State, call: CallTerminator, { takes }: FunctionSummary, context: CallContext): void {
  for (const { pools: theirs, library, requires } of takes) {
    if (!isFeasible(state, call, requires, context)) continue;
    const pools = importedPools(theirs, (path) => inputValue(state, call, path, context));
    if (pools.length === 0) continue;
    const taken: Take = { pools, library, span: call.span, text: call.text, requires: [...inputFacts(state), ...requiredInputs(state, call, requires, context)] };
    context.take(taken);
    const event = nestedAcquire(state, taken, context.siteOf);
    if (event) context.report(event);
  }
}

/** What a callee requires of the function's own inputs. */
function requiredInputs(state: State, call: CallTerminator, requires: Outcome['requires'], context: CallContext): Outcome['requires'] {
  return requires.flatMap(([path, mask]): [string, number][] => {
    const value = inputValue(state, call, path, context);
    return value.kind === 'symbol' && isInput(value.id) ? [[value.id, mask]] : [];
  });
}

/** The callee holds a connection while it calls a function given here: what that function takes, it takes beside it. */
function noteBorrowedCallbacks(state: State, call: CallTerminator, { lends }: FunctionSummary, context: CallContext): void {
  for (const { callback, pools, given } of lends) {
    const argument = call.args[callback];
    const value = argument === undefined ? undefined : state.read(argument);
    const summary = value?.kind === 'closure' ? context.summaryOf(value.function) : undefined;
    const held = importedPools(pools, (path) => inputValue(state, call, path, context));
    for (const take of summary?.takes ?? []) {
      // What the callback knows by its own inputs means something else here.
      const doubt = sameness(take.pools.filter((key) => !isInput(key)), held);
      if (doubt === undefined) continue;
      if (take.requires.some(([path, mask]) => (mask & TRUTHY) === 0 && given.some((at) => path === parameterSymbol(at)))) continue;
      const { library, span, text } = take;
      context.report({ kind: 'nested-acquire', library, span, text, held: call.span, byCallee: true, strain: Math.max(state.strain, doubt) as Strain, trace: state.trace });
    }
  }
}

function isFeasible(state: State, call: CallTerminator, requires: Outcome['requires'], context: CallContext): boolean {
  return requires.every(([path, mask]) => (state.maskOf(inputValue(state, call, path, context)) & mask) !== 0);
}

function followOutcome(state: State, call: CallTerminator, outcome: Outcome, ordinal: number, context: CallContext): Continuation {
  for (const [path, mask] of outcome.requires) {
    const value = inputValue(state, call, path, context);
    if (value.kind === 'symbol') state.facts.set(value.id, state.maskOf(value) & mask);
  }
  // What the inputs were before the callee wrote to them.
  const inputs = outcome.inputs.map(([path, status, released]) => ({ path, status, released, value: inputValue(state, call, path, context) }));
  const made = call.constructs ? makeInstance(state, call) : undefined;
  const kept = keepInFields(state, call, outcome, ordinal, made, context);
  for (const { path, status, released, value } of inputs) if (!kept.has(path)) applyInput(state, call, value, status, released, context);
  state.strain = Math.max(state.strain, outcome.strain) as Strain;
  if (outcome.kind === 'throw') return { way: 'exceptional', state, failed: outcome.strain === 0 ? undefined : outcome.strain === 1 ? 'expected' : 'unlikely' };
  const result = made ?? instantiate(state, call, outcome.result, ordinal, context);
  assign(state, call.dest, result);
  if (outcome.strain > 0 && result.kind === 'promise' && result.settled === 'rejected' && call.exceptional?.failure) {
    state.note({ kind: 'failure', failure: { ...call.exceptional.failure, how: 'rejects' } });
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

/**
 * Writes the fields that the callee wrote. A resource kept in an object of the caller's own is the caller's to release;
 * in any other object it is that object's.
 * @returns the inputs that such an object keeps, for which the caller stays answerable
 */
function keepInFields(state: State, call: CallTerminator, outcome: Outcome, ordinal: number, made: Value | undefined, context: CallContext): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const [path, shape] of outcome.writes) {
    const dot = path.lastIndexOf('.');
    const field = path.slice(dot + 1);
    const ownerPath = path.slice(0, dot);
    const owner = made && ownerPath === 'this' ? made : inputValue(state, call, ownerPath, context);
    if (owner.kind !== 'symbol' && owner.kind !== 'resource') continue;
    if (field === TRANSACTION_FIELD) {
      settleTransaction(state, call, owner, shape, ordinal, context);
      continue;
    }
    if (shape.kind === 'constant' || shape.kind === 'unknown') {
      const written: Value = shape.kind === 'constant' ? shape : { kind: 'symbol', id: `${localSymbol(call.dest)}_${field}` };
      if (written.kind === 'symbol') state.forget(written.id);
      state.fields.set(fieldSymbol(owner.id, field), written);
      continue;
    }
    if (owner.kind === 'resource') continue;
    const own = isOwnObject(owner.id);
    const value = instantiate(state, call, shape, ordinal, context, own ? call.text : undefined);
    state.fields.set(fieldSymbol(owner.id, field), value);
    if (!own) escapeValue(state, value, 'stored', () => true);
    else if (shape.kind === 'input') kept.add(shape.path);
  }
  return kept;
}

/** The callee ended the transaction of a connection, or began one and leaves it to the caller. */
function settleTransaction(state: State, call: CallTerminator, owner: Extract<Value, { kind: 'symbol' | 'resource' }>, shape: Shape, ordinal: number, context: CallContext): void {
  if (shape.kind !== 'fresh') {
    finishTransaction(state, owner);
    return;
  }
  const value = instantiate(state, call, shape, ordinal, context);
  if (value.kind === 'resource') openTransactionOn(state, owner.id, value.id);
}

/** The caller's value at a path such as `p0.client` or `this.pool`. */
function inputValue(state: State, call: CallTerminator, path: string, context: CallContext): Value {
  const [root = '', ...fields] = path.split('.');
  const variable = root === 'this' ? call.receiver : call.args[Number(root.slice(1))];
  let value = variable === undefined ? UNDEFINED : state.read(variable);
  for (const field of fields) value = isUnwritten(state, value, field, context) ? UNDEFINED : loadField(state, value, field, localSymbol(call.dest), context);
  return value;
}

/** What the program itself adds to a connection is not there before it is written. */
function isUnwritten(state: State, value: Value, field: string, context: CallContext): boolean {
  return value.kind === 'resource' && isOwn(value.id) && context.isForeign(field) && !state.fields.has(fieldSymbol(value.id, field));
}

function applyInput(state: State, call: CallTerminator, value: Value, status: InputStatus, released: ReleaseKind | undefined, context: CallContext): void {
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
  releaseByCall(state, value, call, { byFunction: false, discarded: status === 'discarded', kind: released }, context);
}

/**
 * Turns a result as seen from outside into a value of this path.
 * @param holder what keeps a fresh resource for the function, where that is another object
 */
function instantiate(state: State, call: CallTerminator, shape: Shape, outcome: number, context: CallContext, holder?: string): Value {
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
      const site = context.siteAt(id, () => ({ ...shape.resource, id: -1, span: call.span, text: call.text, name: call.resultName, repairs: [], holder, pool: undefined, taken: { span: call.span, text: call.text }, managed: false, topLevel: false }));
      if (state.resources.get(id)?.status === 'held') context.report({ kind: 'lost', resource: id, span: site.span, strain: state.strain, trace: state.trace });
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
    case 'promise':
      return { kind: 'promise', settled: shape.settled, value: instantiate(state, call, shape.value, outcome, context, holder) };
    case 'object': {
      const id = shape.instance ? instanceSymbol(call.dest) : objectSymbol(call.dest);
      const fields = shape.fields.map(([name, field]) => [name, instantiate(state, call, field, outcome, context, holder ?? (shape.instance ? call.text : undefined))] as const);
      state.forget(id);
      state.facts.set(id, TRUTHY);
      for (const [name, value] of fields) state.fields.set(fieldSymbol(id, name), value);
      return { kind: 'symbol', id };
    }
  }
}
