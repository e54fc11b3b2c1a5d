/**
 * What lends in untyped code, known by a pair of names on one object: `x.acquireConnection()` beside
 * `x.releaseConnection(connection)`, `pool.acquire()` beside `pool.release(connection)`. A pool of the make of tarn is
 * known by `pool.acquire().promise`, also where the program declares what it needs of one.
 */
import type TS from 'typescript';
import type { CallEffect, CallModel, LibraryModel, ResourceModel, TypeReference } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { OWN_CODE } from '../report/index.js';
import { boundTo, lastFunction, lastName, sharing, usesMember, usesName, type Holder } from './held-results.js';
import { MOST_ARGUMENTS } from './overloads.js';
import { descendantsOf, unwrap } from './syntax.js';

const MODULE = '(paired lenders)';
export const PAIRED_LENDER: TypeReference = { module: MODULE, name: 'Lender' };
export const PENDING_LENDER: TypeReference = { module: MODULE, name: 'PendingLender' };
export const PAIRED_LOAN: TypeReference = { module: MODULE, name: 'Loan' };

/** What is handed out to be given back; `get` may as well hand out what stays. */
const TAKES = ['acquire', 'checkout', 'checkOut', 'borrow', 'lease', 'obtain', 'reserve'];
const GETS = ['get'];
const RETURNS = ['release', 'return', 'giveBack', 'checkin', 'checkIn', 'free'];
const DESTROYS = ['destroy', 'dispose'];
/** The longest first: each is also the end of another one. */
const THINGS = ['Connection', 'Client', 'Session'].flatMap((thing) => [`Pooled${thing}`, `Raw${thing}`, thing]);
/** `pool.acquire()` says by its receiver what it lends. */
const NOTHING = '';
/** What says that a pool lends connections, and not browsers. */
const CONNECTION = /conn|client|session|db|database|sql|postgres|pg|redis|mongo|ora/i;

const ACQUIRES: ReadonlySet<string> = new Set([...named(TAKES, [...THINGS, NOTHING]), ...named(GETS, THINGS)]);
const GIVES_BACK: ReadonlySet<string> = new Set(named([...RETURNS, ...DESTROYS], [...THINGS, NOTHING]));

/** The textual test for calls that one of the pairs begins with. */
export const MENTIONS_PAIR = new RegExp(String.raw`\.(?:(?:${TAKES.join('|')})(?:${THINGS.join('|')})|get(?:${THINGS.join('|')}))\s*\(|[pP]ool\b\S{0,4}\.acquire\s*\(`);

function named(verbs: readonly string[], things: readonly string[]): readonly string[] {
  return verbs.flatMap((verb) => things.map((thing) => `${verb}${thing}`));
}

/** What a call that lends is bound to; undefined where nothing says that it lends. */
export function pairedLoan(call: TS.CallExpression, receiver: TS.Expression, method: string): { readonly holders: readonly TS.Node[] } | undefined {
  if (!ACQUIRES.has(method)) return undefined;
  const callback = lastFunction(call);
  const holder = callback ? callback.parameters[1] : boundTo(call);
  if (!holder) return undefined;
  const thing = thingOf(method);
  const scope = callback ?? sharing(call, holder);
  const isLender = (node: TS.CallExpression, names: readonly string[]): boolean => isCallOn(node, receiver, names);
  const holders = ts.isPropertyAccessExpression(holder) ? [] : [holder];
  if (thing === NOTHING && !(/pool$/i.test(lastName(receiver)) && (CONNECTION.test(lastName(receiver)) || CONNECTION.test(heldAs(holder))))) return undefined;
  const back = [...RETURNS, ...(method.startsWith('get') ? [] : DESTROYS)].map((verb) => `${verb}${thing}`);
  if (callsIn(scope).some((node) => isLender(node, back) && givesBack(node, holder))) return { holders };
  // The other half of the pair may stand where the connection arrives under another name.
  if (thing === NOTHING) return undefined;
  return callsIn(call.getSourceFile()).some((node) => isLender(node, back) && node.arguments.length > 0) ? { holders } : undefined;
}

/** True for `pool.acquire().promise`, also where `promise` is asked for later. */
export function isPendingLoan(call: TS.CallExpression, receiver: TS.Expression, method: string): boolean {
  if (method !== 'acquire' || !/pool$/i.test(lastName(receiver))) return false;
  const { parent } = call;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'promise';
  const holder = boundTo(call);
  return holder !== undefined && usesMember(sharing(call, holder), holder, ['promise']);
}

/** True for `pool.release(connection)`, and `client.releaseConnection(connection)`, where the file has `pool.acquire().promise`, or `client.pool.acquire().promise`. */
export function isPendingReturn(call: TS.CallExpression, receiver: TS.Expression, method: string): boolean {
  if (!GIVES_BACK.has(method) || call.arguments.length === 0) return false;
  return callsIn(call.getSourceFile()).some((node) => {
    const callee = unwrap(node.expression);
    if (!ts.isPropertyAccessExpression(callee) || !isPendingLoan(node, callee.expression, callee.name.text)) return false;
    const pool = unwrap(callee.expression);
    const owner = thingOf(method) === NOTHING ? pool : ts.isPropertyAccessExpression(pool) ? pool.expression : undefined;
    return owner?.getText() === receiver.getText();
  });
}

/** True for `x.releaseConnection(connection)` where the file has `x.acquireConnection()`. */
export function isPairedReturn(call: TS.CallExpression, receiver: TS.Expression, method: string): boolean {
  if (!GIVES_BACK.has(method) || call.arguments.length === 0) return false;
  const thing = thingOf(method);
  if (thing === NOTHING && !/pool$/i.test(lastName(receiver))) return false;
  const acquires = [...TAKES, ...(thing === NOTHING ? [] : GETS)].map((verb) => `${verb}${thing}`);
  return callsIn(call.getSourceFile()).some((node) => isCallOn(node, receiver, acquires) && node !== call);
}

/** `RawConnection` of `acquireRawConnection`. */
function thingOf(method: string): string {
  return THINGS.find((thing) => method.endsWith(thing)) ?? NOTHING;
}

/** `connection` of `this.connection`, and of a parameter or variable of that name. */
function heldAs(holder: Holder): string {
  return ts.isIdentifier(holder) || ts.isPropertyAccessExpression(holder) ? lastName(holder) : holder.name.getText();
}

function isCallOn(node: TS.CallExpression, receiver: TS.Expression, names: readonly string[]): boolean {
  const callee = unwrap(node.expression);
  return ts.isPropertyAccessExpression(callee) && names.includes(callee.name.text) && callee.expression.getText() === receiver.getText();
}

function givesBack(node: TS.CallExpression, holder: Holder): boolean {
  const [first] = node.arguments;
  return first !== undefined && usesName(first, holder);
}

/** The calls of a file or a function; each is walked once. */
const CALLS = new WeakMap<TS.Node, readonly TS.CallExpression[]>();

function callsIn(scope: TS.Node): readonly TS.CallExpression[] {
  const known = CALLS.get(scope);
  if (known) return known;
  const found = [...descendantsOf(scope)].filter(ts.isCallExpression);
  CALLS.set(scope, found);
  return found;
}

const LOAN: ResourceModel = { kind: 'connection', lazy: false, doubleRelease: 'ignored', disposer: 'none', releasedBy: [] };

function acquisition(delivery: Extract<CallEffect, { kind: 'acquire' }>['delivery']): CallEffect {
  return { kind: 'acquire', resource: 'connection', delivery, type: PAIRED_LOAN };
}

const LENDS: readonly CallModel[] = [
  { arity: [0, MOST_ARGUMENTS], promise: true, effects: [acquisition({ by: 'result' })] },
  { arity: [1, 1], callback: 0, promise: false, effects: [acquisition({ by: 'callback', callback: 0, parameter: 1 })] },
  { arity: [2, 2], callback: 1, promise: false, effects: [acquisition({ by: 'callback', callback: 1, parameter: 1 })] },
];
const RETURN: readonly CallModel[] = [{ arity: [1, MOST_ARGUMENTS], promise: true, effects: [{ kind: 'release', target: 0 }] }];

/** The model of what is known by its names alone. */
export const PAIRED_LENDERS: LibraryModel = {
  name: OWN_CODE,
  verified: 'source',
  packages: {},
  modules: {
    [MODULE]: {
      types: {
        [PAIRED_LENDER.name]: {
          kind: 'interface',
          extends: [],
          construct: [],
          members: Object.fromEntries([...[...ACQUIRES].map((name) => [name, LENDS] as const), ...[...GIVES_BACK].map((name) => [name, RETURN] as const)]),
          views: [],
        },
        [PENDING_LENDER.name]: {
          kind: 'interface',
          extends: [],
          construct: [],
          members: Object.fromEntries([['acquire', [{ arity: [0, MOST_ARGUMENTS], promise: false, effects: [acquisition({ by: 'result', property: 'promise' })] }]] as const, ...[...GIVES_BACK].map((name) => [name, RETURN] as const)]),
          views: [],
        },
        [PAIRED_LOAN.name]: { kind: 'interface', extends: [], resource: LOAN, construct: [], members: {}, views: [] },
      },
      functions: {},
      options: {},
    },
  },
  declarations: '',
};
