/** What each instruction does to a path. */
import { askedByPresence, askedByType, COMPUTED_FIELD, isPassingQuestion, isSpreadField, type Discarding, type Instruction } from '../ir/index.js';
import type { Span } from '../report/index.js';
import { activate, escapeValue, subscribe } from './escape.js';
import type { Take } from './events.js';
import { exhaust, openOnConnection, rememberBatch } from './cursors.js';
import { givenBackInputs, inputFacts, isFromOutside, isInput } from './inputs.js';
import { readFrom, reportOverlap, suspend } from './overlaps.js';
import { beginWork, returnWork } from './pending.js';
import type { Place } from './place.js';
import { isTaken, nestedAcquire, poolKeys } from './pools.js';
import { knownOfPromise } from './given-promises.js';
import { knownAnswer, questionField, questionOf } from './questions.js';
import { endByItself, finishWhatIsOpenOn, releaseValue } from './release.js';
import { noteKeeper, reportOverwritten } from './retries.js';
import { changeSession, inheritedBy, restoreSession } from './session-changes.js';
import { COMPLETE_FIELD, strainOfEither, type State } from './state.js';
import { beginTransaction, connectionOf, finishTransaction } from './transactions.js';
import { knownType } from './types.js';
import { ANYTHING, fieldSymbol, instanceSymbol, isOwn, isOwnObject, localSymbol, objectSymbol, outerSymbol, RECEIVER_SYMBOL, siteResource, TRUTHY, UNDEFINED, valueKey, wrapperSymbol, type PoolKey, type ResourceId, type SymbolId, type Value } from './values.js';

export function applyInstruction(state: State, instruction: Instruction, place: Place): void {
  switch (instruction.op) {
    case 'constant':
      state.variables.set(instruction.dest, { kind: 'constant', value: instruction.value });
      return;
    case 'opaque': {
      const id = localSymbol(instruction.dest);
      state.forget(id);
      if (instruction.truthy) state.facts.set(id, TRUTHY);
      state.variables.set(instruction.dest, { kind: 'symbol', id });
      return;
    }
    case 'outer':
      state.variables.set(instruction.dest, { kind: 'symbol', id: outerSymbol(instruction.key) });
      return;
    case 'assign':
      assign(state, instruction.dest, state.read(instruction.source));
      return;
    case 'object':
      makeObject(state, instruction);
      return;
    case 'load':
      state.variables.set(instruction.dest, loadField(state, state.read(instruction.object), instruction.field, localSymbol(instruction.dest), place, instruction.foreign));
      return;
    case 'alter':
      state.forgetCompleteness(state.read(instruction.object));
      return;
    case 'store':
      store(state, instruction, place);
      return;
    case 'acquire':
      acquire(state, instruction, place);
      return;
    case 'activate':
      begin(state, state.read(instruction.resource), place);
      if (instruction.on !== undefined) openOnConnection(state, state.read(instruction.resource), state.read(instruction.on));
      return;
    case 'subscribe':
      subscribe(state, state.read(instruction.resource));
      return;
    case 'use':
      use(state, state.read(instruction.resource), instruction, place);
      return;
    case 'pending':
      beginWork(state, instruction);
      return;
    case 'leave':
      returnWork(state, state.read(instruction.value), place.report);
      return;
    case 'release': {
      const { resource, span, how, discards } = instruction;
      const release = { span, how, discarded: isDiscarded(state, discards) };
      for (const inherited of inheritedBy(state, state.read(resource), release)) place.report(inherited);
      reportOverlap(state, state.read(resource), span, place);
      const event = releaseValue(state, state.read(resource), release, place.siteOf);
      if (event) place.report(event);
      return;
    }
    case 'ended':
      endByItself(state, state.read(instruction.resource));
      return;
    case 'ask':
      state.variables.set(instruction.dest, answer(state, instruction));
      return;
    case 'begin': {
      const before = state.resources.get(siteResource(instruction.site))?.status;
      const id = beginTransaction(state, state.read(instruction.connection), instruction.site, instruction.onlyHeld);
      const site = place.graph.sites[instruction.site];
      if (id === undefined || !site) return;
      // It was open on a connection of an earlier round.
      if (before === 'held') place.report({ kind: 'lost', resource: id, span: site.span, strain: state.eventStrain, trace: state.trace });
      state.note({ kind: 'acquired', site, resource: id });
      return;
    }
    case 'finish':
      finishTransaction(state, state.read(instruction.connection));
      return;
    case 'change':
      changeSession(state, state.read(instruction.connection), instruction);
      return;
    case 'restore':
      restoreSession(state, state.read(instruction.connection), instruction.change, instruction.words);
      return;
    case 'borrow':
      borrow(state, instruction, place);
      return;
    case 'batch':
      rememberBatch(state, state.read(instruction.rows), state.read(instruction.cursor));
      return;
    case 'exhausted':
      if (instruction.onlyCursor !== true || state.read(instruction.rowsOrCursor).kind === 'resource') exhaust(state, state.read(instruction.rowsOrCursor), place.siteOf);
      return;
    case 'releaser': {
      const value = state.read(instruction.resource);
      const resource = value.kind === 'resource' || value.kind === 'symbol' ? value.id : undefined;
      const again = value.kind === 'resource' && value.readAgain !== undefined ? { readAgain: value.readAgain } : {};
      state.variables.set(instruction.dest, resource === undefined ? { kind: 'symbol', id: localSymbol(instruction.dest) } : { kind: 'releaser', resource, ...again });
      return;
    }
    case 'settle':
      state.variables.set(instruction.dest, settle(state.read(instruction.source), instruction.as));
      return;
    case 'settler':
      state.variables.set(instruction.dest, { kind: 'settler', promise: instruction.promise, as: instruction.as });
      return;
    case 'closure':
      state.variables.set(instruction.dest, { kind: 'closure', captures: instruction.captures, function: instruction.function });
      return;
    case 'wait':
      wait(state, instruction, place);
      return;
    case 'suspend':
      suspend(state);
      return;
    case 'again':
      reportOverwritten(state, instruction.span, place);
      return;
    case 'escape':
      escapeValue(state, state.read(instruction.value), instruction.route, (resource) => place.stillUsed(state, resource));
      return;
  }
}

/** A field; the release method of a resource is known by the resource itself, even where its static type is not. */
export function loadField(state: State, value: Value, field: string, fallback: SymbolId, place: Place, foreign = false): Value {
  const question = questionOf(field);
  const answered = question && knownAnswer(state, value, question);
  if (answered) return answered;
  const settled = knownOfPromise(value, field);
  if (settled) return settled;
  const type = askedByType(field);
  const typed = type === undefined ? undefined : knownType(state, value, type);
  if (typed !== undefined) return { kind: 'constant', value: typed };
  const asked = askedByPresence(field);
  const present = asked === undefined ? undefined : state.isPresent(value, asked, fallback);
  if (present !== undefined) return { kind: 'constant', value: present };
  if (isPassingQuestion(field)) {
    state.forget(fallback);
    return { kind: 'symbol', id: fallback };
  }
  const site = value.kind === 'resource' ? place.siteOf(value.id) : undefined;
  if (value.kind === 'resource' && site?.releasedBy.includes(field)) return { kind: 'releaser', resource: value.id, ...(value.readAgain !== undefined && { readAgain: value.readAgain }) };
  const status = value.kind === 'resource' && site?.releasedStates.includes(field) ? state.resources.get(value.id)?.status : undefined;
  if (status !== undefined) return { kind: 'constant', value: status === 'released' };
  // What the program itself adds to a connection is not there before it is written.
  const absent = foreign || site?.lacks.includes(field) === true;
  if (absent && value.kind === 'resource' && isOwn(value.id) && !state.fields.has(fieldSymbol(value.id, field))) return UNDEFINED;
  return readFrom(state, value, field, state.load(value, field, fallback));
}

/** A promise of a promise is the inner one; rejection wraps nothing. */
export function settle(value: Value, as: 'fulfilled' | 'rejected'): Value {
  return value.kind === 'promise' && as === 'fulfilled' ? value : { kind: 'promise', settled: as, value };
}

export function assign(state: State, dest: number, value: Value): void {
  state.variables.set(dest, value);
  if (state.handedOver.has(dest)) escapeValue(state, value, 'released-later', () => true);
}

/** Works with a resource; one that has been released is somebody else's by now. */
export function use(state: State, value: Value, { span, text }: { readonly span: Span; readonly text: string }, place: Place): void {
  const resource = value.kind === 'resource' ? state.resources.get(value.id) : undefined;
  if (value.kind === 'resource' && resource?.status === 'released' && resource.released && !resource.released.how.deferred && !resource.released.how.inLastRound) {
    place.report({ kind: 'used-after-release', resource: value.id, span, text, pending: false, released: resource.released.span, strain: state.eventStrain, trace: state.trace });
  }
  // What can be worked with is an object.
  if (value.kind === 'symbol' && (state.maskOf(value) & TRUTHY) !== 0) state.assumeObject(value.id);
  begin(state, value, place);
  const given = value.kind === 'symbol' ? state.resources.get(value.id) : undefined;
  if (value.kind === 'symbol' && given?.status === 'held') state.resources.set(value.id, { ...given, worked: strainOfEither(given.worked ?? state.strain, state.strain) });
}

/** A lazy connection is taken from its pool when it is first used. */
function begin(state: State, value: Value, place: Place): void {
  const id = value.kind === 'resource' && state.resources.get(value.id)?.status === 'idle' ? value.id : undefined;
  activate(state, value);
  const resource = id === undefined ? undefined : state.resources.get(id);
  const site = id === undefined ? undefined : place.siteOf(id);
  if (id !== undefined && site && resource?.lentBy) take(state, resource.lentBy, { library: site.library, ...site.taken }, place, id);
}

/** Notes that a connection is taken; one of the same pool should not be held by now. */
function take(state: State, pools: readonly PoolKey[], { library, span, text }: { readonly library: string; readonly span: Span; readonly text: string }, place: Place, taken?: ResourceId): void {
  if (pools.length === 0) return;
  const what: Take = { pools, library, span, text, origin: { span, text }, doubt: state.doubt, requires: inputFacts(state), givenBack: givenBackInputs(state) };
  place.take(what);
  const event = nestedAcquire(state, what, place.siteOf, taken);
  if (event) place.report(event);
}

/** On another handle of a held connection it is work on that one. */
function borrow(state: State, instruction: Extract<Instruction, { op: 'borrow' }>, place: Place): void {
  const value = state.read(instruction.pool);
  if (value.kind === 'resource' && state.resources.get(value.id)?.pool !== true) return;
  // What this path itself has put into a field is not what somebody gave to the object.
  const assumed = instruction.identity !== undefined && instruction.identity.doubt > 0;
  const stated = assumed && value.kind === 'symbol' && !isInput(value.id) ? undefined : instruction.identity;
  const { byDefault } = instruction;
  const identity = byDefault && valueKey(state.read(byDefault.value)) === valueKey(value) ? byDefault.identity : stated;
  take(state, poolKeys(value, identity), instruction, place);
}

/** Each connection of a pool that is held meanwhile is missing there. */
function wait(state: State, { work, span, text }: Extract<Instruction, { op: 'wait' }>, place: Place): void {
  for (const [id, { status, lentBy, lender }] of state.resources) {
    const isLent = lentBy !== undefined || lender !== undefined;
    if (status === 'held' && isLent && isOwn(id) && isTaken(place.siteOf(id))) {
      place.report({ kind: 'slow-work', resource: id, work, span, text, strain: state.eventStrain, trace: state.trace });
    }
  }
}

/** True if what is released may be closed instead of lent again. */
function isDiscarded(state: State, discards: Discarding): boolean {
  if (discards === 'always' || discards === 'never') return discards === 'always';
  return (state.maskOf(state.read(discards)) & TRUTHY) !== 0;
}

/** What a resource says of itself, where that is known; else a symbol that is the same at each reading. */
function answer(state: State, { resource, dest, question }: Extract<Instruction, { op: 'ask' }>): Value {
  const value = state.read(resource);
  return knownAnswer(state, value, question) ?? state.load(value, questionField(question), localSymbol(dest));
}

function makeObject(state: State, instruction: Extract<Instruction, { op: 'object' }>): void {
  const id = (instruction.wraps === true ? wrapperSymbol : instruction.instance ? instanceSymbol : objectSymbol)(instruction.dest);
  const values = instruction.fields.flatMap(([name, variable]) => spread(state, name, state.read(variable)));
  const complete = instruction.complete === true && instruction.fields.every(([name, variable]) => !isSpreadField(name) || state.isComplete(state.read(variable)));
  state.forget(id);
  state.facts.set(id, TRUTHY);
  for (const [name, value] of values) state.fields.set(fieldSymbol(id, name), value);
  if (complete) state.fields.set(fieldSymbol(id, COMPLETE_FIELD), { kind: 'constant', value: true });
  state.variables.set(instruction.dest, { kind: 'symbol', id });
}

/** What `{ ...object }` puts into the new object: all that is known of one that the function made, else the object as a whole. */
function spread(state: State, name: string, value: Value): readonly (readonly [string, Value])[] {
  return isSpreadField(name) && value.kind === 'symbol' && isOwnObject(value.id) ? [...state.fieldsOf(value.id)] : [[name, value]];
}

function store(state: State, instruction: Extract<Instruction, { op: 'store' }>, place: Place): void {
  const object = state.read(instruction.object);
  const value = state.read(instruction.source);
  const base = object.kind === 'symbol' || object.kind === 'resource' ? object.id : undefined;
  // What is known of the symbol of the field stays true: it stands for what the field held before.
  if (base !== undefined) state.fields.set(fieldSymbol(base, instruction.field), value);
  if (instruction.field === COMPUTED_FIELD) state.forgetCompleteness(object);
  // An object that the function made itself is no holder until it escapes, nor is the resource its own.
  const kept = value.kind === 'releaser' ? value.resource : value.kind === 'resource' ? value.id : undefined;
  if (base === undefined || !((isOwnObject(base) && !isHeldOutside(state, base)) || base === kept)) escapeValue(state, value, 'stored', (resource) => place.stillUsed(state, resource));
  if (base !== undefined) noteKeeper(state, base, instruction.field, value);
  const resource = value.kind === 'resource' ? state.resources.get(value.id) : undefined;
  if (base !== RECEIVER_SYMBOL || value.kind !== 'resource' || !resource) return;
  // A method that first looks whether the field is filled will find there what it keeps now, and so will the one that closes
  // it; but who calls `connect()` and learns that it failed has no reason to disconnect.
  const before = state.facts.get(fieldSymbol(base, instruction.field)) ?? ANYTHING;
  if ((before & TRUTHY) !== 0 || place.graph.opens) state.resources.set(value.id, { ...resource, inReceiver: true });
}

/** True for an object that a field of something from outside holds: `req.pg = {}`. */
function isHeldOutside(state: State, object: SymbolId): boolean {
  const seen = new Set<SymbolId>();
  const holds = (value: Value): boolean => {
    if (value.kind !== 'symbol' || seen.has(value.id)) return false;
    seen.add(value.id);
    return value.id === object || [...state.fieldsOf(value.id)].some(([, field]) => holds(field));
  };
  return [...state.fields].some(([field, value]) => isFromOutside(field) && holds(value));
}

function acquire(state: State, instruction: Extract<Instruction, { op: 'acquire' }>, place: Place): void {
  const site = place.graph.sites[instruction.site];
  const id = siteResource(instruction.site);
  if (!site) return;
  reportOverwritten(state, site.span, place, id);
  if (state.resources.get(id)?.status === 'held') {
    place.report({ kind: 'lost', resource: id, span: site.span, strain: state.eventStrain, trace: state.trace });
    // What is open on it is lost with it, and told with it.
    finishWhatIsOpenOn(state, id);
  }
  state.forget(id);
  state.note({ kind: 'acquired', site, resource: id });
  const lender = instruction.lender === undefined ? undefined : state.read(instruction.lender);
  const pools = poolKeys(lender, site.pool);
  const openOn = lender && (site.resource === 'cursor' || site.resource === 'statement') ? connectionOf(lender) : undefined;
  state.resources.set(id, {
    status: site.lazy ? 'idle' : 'held',
    ...(openOn !== undefined && { openOn }),
    ...(openOn === undefined && lender?.kind === 'resource' && { lender: lender.id }),
    ...(pools.length > 0 && { lentBy: pools }),
    ...((site.resource === 'pool' || site.shared) && { pool: true }),
  });
  state.setKind(id, site.resource);
  state.variables.set(instruction.dest, { kind: 'resource', id });
  if (!site.lazy && instruction.waits && isTaken(site)) take(state, pools, { library: site.library, ...site.taken }, place, id);
}
