/** Calls: of release functions and settlers, of functions that are summarised, and of code nobody knows. */
import { activate, activateContents, escapeValue } from './escape.js';
import { exhaust } from './cursors.js';
import { inputFacts, isOfParameter, parameterOf } from './inputs.js';
import { exportedPools, heldPools } from './pools.js';
import { finishTransaction } from './transactions.js';
import { assign } from './instructions.js';
import { strainOfBoth, type State } from './state.js';
import { fieldSymbol, isOwn, isOwnObject, isWrapper, NULLISH, objectSymbol, parameterSymbol, RECEIVER_SYMBOL, TRUTHY, UNDEFINED, type SymbolId, type Value } from './values.js';
import { releaseByCall, setOpaque, type CallContext, type CallTerminator, type Continuation } from './call-context.js';
import { followSummary } from './callees.js';

/** How deep in what a callback is given its fields are told. */
const MAX_GIVEN_DEPTH = 3;

/** Follows a call. The given state is used up. */
export function followCall(state: State, call: CallTerminator, context: CallContext): Continuation[] {
  const given = [...call.args, ...(call.receiver === undefined ? [] : [call.receiver])].map((variable) => state.read(variable));
  const continuations = followCallee(state, call, context);
  for (const { state: after } of continuations) for (const value of given) after.forgetCompleteness(value);
  return continuations;
}

function followCallee(state: State, call: CallTerminator, context: CallContext): Continuation[] {
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
      releaseByCall(state, callee, call, { discarded, guarded: callee.guarded === true }, context);
      // `cursor.close(() => client.release())` of what no type tells: what is to follow the release, it calls.
      for (const argument of call.args) {
        const value = state.read(argument);
        if (value.kind === 'closure' || value.kind === 'releaser') escapeValue(state, value, 'released-later', () => true);
      }
      state.variables.set(call.dest, UNDEFINED);
      return [{ way: 'normal', state }];
    }
    case 'settler':
      settlePromise(state, callee, call);
      return [{ way: 'normal', state }];
    case 'closure':
      escapeValue(state, callee, 'passed', () => true);
      // A function that the path only has as a value may give back what it is called with: `const done = callback; done(null, client)`.
      for (const argument of call.args) escapeValue(state, state.read(argument), 'returned', () => true);
      return followUnknown(state, call, context);
    case 'symbol':
      if (tellsFailure(state, callee.id, call)) {
        // `done(error)` is what a release function is called with, too.
        if (call.args.length === 1) state.resources.set(callee.id, { status: 'released' });
        return followUnknown(state, { ...call, args: [] }, context);
      }
      noteHandOut(state, callee.id, call, context);
      noteLending(state, callee.id, call, context);
      // A release function that was passed in has run: its callers learn that it did.
      if (parameterOf(callee.id) !== undefined) state.resources.set(callee.id, { status: 'released' });
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

/**
 * True of `cb(error, client)` where there is an error: who is called back with one looks at nothing else. One that gets
 * a release function as well may call it in any case.
 */
function tellsFailure(state: State, callee: SymbolId, { tellsError, args }: CallTerminator): boolean {
  const [error, ...others] = args;
  if (!tellsError || error === undefined || parameterOf(callee) === undefined || (state.maskOf(state.read(error)) & ~TRUTHY) !== 0) return false;
  return !others.some((other) => state.read(other).kind === 'releaser');
}

/** `cb(null, client, done)` with a resource of our own: callers see it as an acquisition. */
function noteHandOut(state: State, callee: SymbolId, call: CallTerminator, context: CallContext): void {
  const callback = parameterOf(callee);
  if (callback === undefined) return;
  call.args.forEach((argument, parameter) => {
    const value = state.read(argument);
    if (value.kind !== 'resource' || !isOwn(value.id)) {
      if (parameter > 0 && state.maskOf(value) !== NULLISH) context.callBack({ callback, parameter });
      return;
    }
    if (state.resources.get(value.id)?.status !== 'held' || context.stillUsed(state, value.id)) return;
    const site = context.siteOf(value.id);
    const releaser = call.args.findIndex((other) => {
      const candidate = state.read(other);
      return candidate.kind === 'releaser' && candidate.resource === value.id;
    });
    if (site) context.handOut({ callback, parameter, releaser: releaser < 0 ? undefined : releaser, site, doubt: state.doubt, requires: inputFacts(state), lendsToo: false });
  });
}

/** `await work(client)` with a connection held: what the callback takes meanwhile, it takes beside it. */
function noteLending(state: State, callee: SymbolId, call: CallTerminator, context: CallContext): void {
  const callback = parameterOf(callee);
  if (callback === undefined) return;
  const pools = exportedPools(heldPools(state, context.siteOf));
  const given = call.args.flatMap((argument, at) => presentIn(state, state.read(argument), parameterSymbol(at)));
  if (pools.length > 0) context.lend({ callback, pools, given });
}

/** The paths at which something is sure to be: a value's own, and those of the fields that are written in it. */
function presentIn(state: State, value: Value, path: SymbolId): readonly SymbolId[] {
  if (state.maskOf(value) !== TRUTHY) return [];
  if (value.kind !== 'symbol' || !isOwnObject(value.id) || path.split('.').length > MAX_GIVEN_DEPTH) return [path];
  return [path, ...[...state.fieldsOf(value.id)].flatMap(([field, member]) => presentIn(state, member, fieldSymbol(path, field)))];
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
  if (!call.constructs || !makeAround(state, call)) setOpaque(state, call.dest);
  const normal: Continuation = { way: 'normal', state };
  if (refused) {
    const yielded = state.read(call.dest);
    assign(state, call.dest, { kind: 'promise', settled: 'fulfilled', value: yielded });
    return [normal, { way: 'normal', state: refuse(refused, call) }];
  }
  return failing ? [normal, { way: 'exceptional', state: failing, failed }] : [normal];
}

/** `new Lock([client])` of code that is not at hand: what it was given goes with the object. False if nothing of that matters. */
function makeAround(state: State, { dest, args }: CallTerminator): boolean {
  const given = args.map((argument) => state.read(argument));
  if (!given.some((value) => isWorthKeeping(state, value))) return false;
  const id = objectSymbol(dest);
  state.forget(id);
  state.facts.set(id, TRUTHY);
  given.forEach((value, at) => state.fields.set(fieldSymbol(id, String(at)), value));
  state.variables.set(dest, { kind: 'symbol', id });
  return true;
}

/** True for a resource or something that was given, and for an object around such. */
function isWorthKeeping(state: State, value: Value): boolean {
  if (value.kind !== 'symbol') return value.kind === 'resource';
  return isOfParameter(value.id) || (isOwnObject(value.id) && [...state.fieldsOf(value.id)].some(([, field]) => isWorthKeeping(state, field)));
}

/** True if the call is the first that a lazy resource has to do with, which owes nothing yet: most likely it connects. */
function isIdle(state: State, { receiver, args }: CallTerminator): boolean {
  return [...args, ...(receiver === undefined ? [] : [receiver])].some((variable) => {
    const value = state.read(variable);
    return value.kind === 'resource' && state.resources.get(value.id)?.status === 'idle';
  });
}

/** The promised work fails: what could not connect owes nothing. */
function refuse(state: State, call: CallTerminator): State {
  setOpaque(state, call.dest);
  assign(state, call.dest, { kind: 'promise', settled: 'rejected', value: state.read(call.dest) });
  state.strain = strainOfBoth(state.strain, 1);
  state.note({ kind: 'failure', failure: { likelihood: 'expected', how: 'rejects', span: call.span, subject: call.text } });
  return state;
}

/** Releases all that an object was made around. */
function releaseContents(state: State, call: CallTerminator, value: Value, context: CallContext): void {
  for (const id of state.resourcesIn(value)) releaseByCall(state, { kind: 'resource', id }, call, { discarded: false }, context);
}
