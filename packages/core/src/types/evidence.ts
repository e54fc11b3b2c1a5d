/**
 * Recognition by protocol: what a call does where its receiver has no type that a model knows. A pattern takes two
 * independent pieces of evidence, the call's own form and what is done with its result; see docs/limits.md.
 */
import type TS from 'typescript';
import type { TypeReference } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap } from './syntax.js';

/** A call that behaves like a library's. */
export interface Recognised {
  /** The type whose method it is taken for. */
  readonly owner: TypeReference;
  readonly method: string;
  /** What the call hands out, and where: names of the program that hold it. */
  readonly handle: TypeReference;
  readonly holders: readonly TS.Node[];
}

interface Pattern {
  readonly library: string;
  readonly recognise: (call: TS.CallExpression, receiver: TS.Expression, method: string) => Recognised | undefined;
}

const PG_POOL: TypeReference = { module: 'pg', name: 'Pool' };
const PG_CLIENT: TypeReference = { module: 'pg', name: 'PoolClient' };
const MYSQL_POOL: TypeReference = { module: 'mysql2', name: 'Pool' };
const MYSQL_CONNECTION: TypeReference = { module: 'mysql2', name: 'PoolConnection' };
const MYSQL_PROMISE_POOL: TypeReference = { module: 'mysql2/promise', name: 'Pool' };
const MYSQL_PROMISE_CONNECTION: TypeReference = { module: 'mysql2/promise', name: 'PoolConnection' };
const DATA_SOURCE: TypeReference = { module: 'typeorm', name: 'DataSource' };
const QUERY_RUNNER: TypeReference = { module: 'typeorm', name: 'QueryRunner' };
const SEQUELIZE: TypeReference = { module: 'sequelize', name: 'Sequelize' };
const SEQUELIZE_TRANSACTION: TypeReference = { module: 'sequelize', name: 'Transaction' };
const KNEX: TypeReference = { module: 'knex', name: 'Knex' };
const KNEX_TRANSACTION: TypeReference = { module: 'knex', name: 'Transaction' };
const MONGO_CLIENT: TypeReference = { module: 'mongodb', name: 'MongoClient' };
const MONGO_SESSION: TypeReference = { module: 'mongodb', name: 'ClientSession' };
const MONGOOSE_CONNECTION: TypeReference = { module: 'mongoose', name: 'Connection' };

/** `anything.connect((error, client, done) => …)` whose body queries the client or calls `done`. */
const connectWithDone: Pattern = {
  library: 'pg',
  recognise: (call, _receiver, method) => {
    const callback = lastFunction(call);
    const [, client, done] = callback?.parameters ?? [];
    if (method !== 'connect' || !callback?.body || !client || !done) return undefined;
    return usesMember(callback.body, client, ['query', 'release']) || calls(callback.body, done)
      ? { owner: PG_POOL, method, handle: PG_CLIENT, holders: [client] }
      : undefined;
  },
};

/** `pool.connect()`, `fastify.pg.connect()`, by the receiver's name, whose result is queried or released. */
const connectOfPool: Pattern = {
  library: 'pg',
  recognise: (call, receiver, method) => {
    if (method !== 'connect' || call.arguments.length > 0 || !/pool$|^(pg|postgres|postgresql)$/i.test(lastName(receiver))) return undefined;
    return heldResult(call, ['query', 'release'], PG_POOL, method, PG_CLIENT);
  },
};

/** `anything.connect()` whose result is both queried and released. */
const connectForClient: Pattern = {
  library: 'pg',
  recognise: (call, _receiver, method) => {
    if (method !== 'connect' || call.arguments.length > 0) return undefined;
    return heldResult(call, ['query'], PG_POOL, method, PG_CLIENT) && heldResult(call, ['release'], PG_POOL, method, PG_CLIENT);
  },
};

/** Of a library whose pools have `getConnection()`: what that hands out, and by which members it is known. */
interface GettingConnections {
  readonly library: string;
  readonly pool: TypeReference;
  readonly connection: TypeReference;
  readonly members: readonly string[];
}

/** `anything.getConnection((error, connection) => …)` whose body queries or releases the connection. */
function getConnectionWithCallback({ library, pool, connection, members }: GettingConnections): Pattern {
  return {
    library,
    recognise: (call, _receiver, method) => {
      const callback = lastFunction(call);
      const [, given] = callback?.parameters ?? [];
      if (method !== 'getConnection' || !callback?.body || !given) return undefined;
      return usesMember(callback.body, given, members) ? { owner: pool, method, handle: connection, holders: [given] } : undefined;
    },
  };
}

/** `anything.getConnection()` whose result is released or put in a transaction. */
function getConnectionAsPromise({ library, pool, connection, members }: GettingConnections): Pattern {
  return {
    library,
    recognise: (call, _receiver, method) =>
      method === 'getConnection' && call.arguments.length === 0 ? heldResult(call, members, pool, method, connection) : undefined,
  };
}

/** `anything.createQueryRunner()` whose result is connected, queried, put in a transaction or released. */
const createQueryRunner: Pattern = {
  library: 'typeorm',
  recognise: (call, _receiver, method) => {
    if (method !== 'createQueryRunner') return undefined;
    const members = ['connect', 'query', 'startTransaction', 'release', 'manager'];
    const { parent } = call;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === call && members.includes(parent.name.text)) {
      return { owner: DATA_SOURCE, method, handle: QUERY_RUNNER, holders: [call] };
    }
    return heldResult(call, members, DATA_SOURCE, method, QUERY_RUNNER);
  },
};

/** `anything.sequelize.transaction()`, by the receiver's name, whose result is committed or rolled back. */
const unmanagedTransaction: Pattern = {
  library: 'sequelize',
  recognise: (call, receiver, method) => {
    if (method !== 'transaction' || !isWithoutWork(call) || !/sequelize$/i.test(lastName(receiver))) return undefined;
    return heldResult(call, ['commit', 'rollback'], SEQUELIZE, method, SEQUELIZE_TRANSACTION);
  },
};

/** `anything.knex.transaction()`, by the receiver's name, whose result is committed or rolled back. */
const transactionOfKnex: Pattern = {
  library: 'knex',
  recognise: (call, receiver, method) => {
    if (method !== 'transaction' || !isWithoutWork(call) || !/knex$/i.test(lastName(receiver))) return undefined;
    return heldResult(call, ['commit', 'rollback'], KNEX, method, KNEX_TRANSACTION);
  },
};

/** `anything.startSession()` whose result is ended or put in a transaction: mongoose promises it, the driver has it at once. */
function startSession(library: string, owner: TypeReference, promised: boolean): Pattern {
  return {
    library,
    recognise: (call, _receiver, method) => {
      if (method !== 'startSession' || !isWithoutWork(call) || isAwaited(call) !== promised) return undefined;
      return heldResult(call, ['endSession', 'startTransaction', 'withTransaction', 'commitTransaction', 'abortTransaction'], owner, method, MONGO_SESSION);
    },
  };
}

/** `await x.f()`, `x.f().then(…)`. */
function isAwaited({ parent }: TS.CallExpression): boolean {
  return ts.isAwaitExpression(parent) || (ts.isPropertyAccessExpression(parent) && parent.name.text === 'then');
}

/** True for a call with nothing but options: no function that the library could call. */
function isWithoutWork({ arguments: args }: TS.CallExpression): boolean {
  const [first] = args;
  return args.length < 2 && (!first || ts.isObjectLiteralExpression(unwrap(first)));
}

const CALLBACK_MEMBERS: readonly string[] = ['query', 'execute', 'release', 'beginTransaction'];
const PROMISE_MEMBERS: readonly string[] = ['release', 'beginTransaction'];
const ORACLE_MEMBERS: readonly string[] = ['execute', 'executeMany', 'close', 'release'];

const PATTERNS: readonly Pattern[] = [
  connectWithDone,
  connectOfPool,
  connectForClient,
  getConnectionWithCallback({ library: 'mysql2', pool: MYSQL_POOL, connection: MYSQL_CONNECTION, members: CALLBACK_MEMBERS }),
  getConnectionAsPromise({ library: 'mysql2', pool: MYSQL_PROMISE_POOL, connection: MYSQL_PROMISE_CONNECTION, members: PROMISE_MEMBERS }),
  getConnectionWithCallback({ library: 'mysql', ...pooled('mysql'), members: CALLBACK_MEMBERS }),
  getConnectionWithCallback({ library: 'mariadb', ...pooled('mariadb/callback'), members: CALLBACK_MEMBERS }),
  getConnectionAsPromise({ library: 'mariadb', ...pooled('mariadb'), members: PROMISE_MEMBERS }),
  getConnectionWithCallback({ library: 'oracledb', pool: { module: 'oracledb', name: 'Pool' }, connection: { module: 'oracledb', name: 'Connection' }, members: ORACLE_MEMBERS }),
  getConnectionAsPromise({ library: 'oracledb', pool: { module: 'oracledb', name: 'Pool' }, connection: { module: 'oracledb', name: 'Connection' }, members: ['execute', 'close'] }),
  createQueryRunner,
  unmanagedTransaction,
  transactionOfKnex,
  startSession('mongodb', MONGO_CLIENT, false),
  startSession('mongoose', MONGOOSE_CONNECTION, true),
  startSession('mongodb', MONGO_CLIENT, true),
];

/** The pool of a module and its connections, which most modules call the same. */
function pooled(module: string): Pick<GettingConnections, 'pool' | 'connection'> {
  return { pool: { module, name: 'Pool' }, connection: { module, name: 'PoolConnection' } };
}

/** The methods that some pattern looks at: the cheap question before anything is walked. */
const METHODS = new Set(['connect', 'getConnection', 'createQueryRunner', 'transaction', 'startSession']);

/** Text that could hold one of the patterns: the question asked of a file before it is parsed. */
const MENTION = /(?:sequelize|knex)\.transaction\s*\(|\.(?:getConnection|createQueryRunner|startSession)\s*\(|(?:[pP]ool|\b[pP]g|[pP]ostgres(?:ql)?)\b\S{0,4}\.connect\s*\(|\.connect\s*\([^;{]{0,60}\b\w+\s*,\s*\w+\s*,\s*\w+\s*\)/;
const CONNECT = /\.connect\s*\(\s*\)/;
const RELEASE = /\.release\b/;

/** True if some call in the text could be recognised by protocol. */
export function mentionsProtocol(text: string): boolean {
  return MENTION.test(text) || (RELEASE.test(text) && CONNECT.test(text));
}

/** What a call is taken for; undefined where the evidence does not suffice or the program has nothing to do with the library. */
export function recogniseByProtocol(call: TS.CallExpression, libraries: ReadonlySet<string>): Recognised | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !METHODS.has(callee.name.text)) return undefined;
  for (const { library, recognise } of PATTERNS) {
    const found = libraries.has(library) ? recognise(call, callee.expression, callee.name.text) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The libraries whose pools run a query by a method of that name. */
const QUERY_METHODS: ReadonlyMap<string, readonly string[]> = new Map([['query', ['pg', 'mysql2', 'mysql', 'mariadb']], ['execute', ['mysql2', 'mariadb']]]);

/**
 * The library whose pool an untyped receiver is taken for by its name and the method's: one piece of evidence, to which
 * whoever asks must add another.
 */
export function libraryOfNamedPool(call: TS.CallExpression, libraries: ReadonlySet<string>): string | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !/pool$/i.test(lastName(callee.expression))) return undefined;
  return QUERY_METHODS.get(callee.name.text)?.find((library) => libraries.has(library));
}

/** True if the surrounding code calls one of the members on what holds the call's awaited result. */
export function isResultUsedBy(call: TS.CallExpression, members: readonly string[]): boolean {
  const holder = boundTo(call);
  return holder !== undefined && usesMember(sharing(call, holder), holder, members);
}

/** `pool.connect()`, `x.getConnection()`: the library's calls whose result behaves like a pooled connection's if it can be queried and released. */
export function pooledConnection(call: TS.CallExpression, libraries: ReadonlySet<string>): Recognised | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || call.arguments.length > 0) return undefined;
  const holder = boundTo(call);
  const holders = holder && !ts.isPropertyAccessExpression(holder) ? [holder] : [];
  const method = callee.name.text;
  if (method === 'connect' && libraries.has('pg') && /pool$/i.test(lastName(callee.expression))) return { owner: PG_POOL, method, handle: PG_CLIENT, holders };
  if (method === 'getConnection' && libraries.has('mysql2')) return { owner: MYSQL_PROMISE_POOL, method, handle: MYSQL_PROMISE_CONNECTION, holders };
  return undefined;
}

type Callback = TS.FunctionExpression | TS.ArrowFunction;

function lastFunction(call: TS.CallExpression): Callback | undefined {
  const last = call.arguments.at(-1);
  const node = last && unwrap(last);
  return node && (ts.isFunctionExpression(node) || ts.isArrowFunction(node)) ? node : undefined;
}

/** The last name of `a.b.pool`, `this.#pool`, `getPool()`. */
function lastName(expression: TS.Expression): string {
  const node = unwrap(expression);
  if (ts.isCallExpression(node)) return lastName(node.expression);
  return ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : '';
}

/** The call, if the name or field its awaited result is bound to is used by one of the members in the code that shares it. */
function heldResult(call: TS.CallExpression, members: readonly string[], owner: TypeReference, method: string, handle: TypeReference): Recognised | undefined {
  const holder = boundTo(call);
  if (!holder || !usesMember(sharing(call, holder), holder, members)) return undefined;
  // What a field holds is followed by the field itself.
  return { owner, method, handle, holders: ts.isPropertyAccessExpression(holder) ? [] : [holder] };
}

type Holder = TS.VariableDeclaration | TS.ParameterDeclaration | TS.Identifier | TS.PropertyAccessExpression;

/** The code that may speak of a holder: the class of a field of `this`, else the surrounding function. */
function sharing(call: TS.CallExpression, holder: Holder): TS.Node {
  const isOwnField = ts.isPropertyAccessExpression(holder) && holder.expression.kind === ts.SyntaxKind.ThisKeyword;
  return (isOwnField ? ts.findAncestor(call, ts.isClassLike) : undefined) ?? ts.findAncestor(call, isFunctionNode) ?? call.getSourceFile();
}

/** The variable, handler parameter or field that receives what a call yields. */
function boundTo(call: TS.CallExpression): Holder | undefined {
  const { parent } = call;
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'then' && ts.isCallExpression(parent.parent)) {
    const handler = parent.parent.arguments[0];
    const node = handler && unwrap(handler);
    return node && isFunctionNode(node) ? node.parameters[0] : undefined;
  }
  let node: TS.Node = call;
  while (ts.isAwaitExpression(node.parent) || ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || isFallback(node.parent, node)) node = node.parent;
  if (ts.isVariableDeclaration(node.parent)) return node.parent;
  if (!ts.isBinaryExpression(node.parent) || !assigns(node.parent.operatorToken.kind)) return undefined;
  const { left } = node.parent;
  return ts.isIdentifier(left) || ts.isPropertyAccessExpression(left) ? left : undefined;
}

/** `=`, and `||=` and `??=`, which keep what is there. */
function assigns(operator: TS.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.EqualsToken || operator === ts.SyntaxKind.BarBarEqualsToken || operator === ts.SyntaxKind.QuestionQuestionEqualsToken;
}

/** `given ?? (await pool.connect())`, `tx ? tx : await pool.connect()`. */
function isFallback(parent: TS.Node, node: TS.Node): boolean {
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  return ts.isBinaryExpression(parent) && parent.right === node && (parent.operatorToken.kind === ts.SyntaxKind.BarBarToken || parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken);
}

/** How the program writes a holder; undefined for a pattern. */
function nameOf(holder: TS.Node): string | undefined {
  if (ts.isIdentifier(holder) || ts.isPropertyAccessExpression(holder)) return holder.getText();
  return (ts.isParameter(holder) || ts.isVariableDeclaration(holder)) && ts.isIdentifier(holder.name) ? holder.name.text : undefined;
}

function usesMember(scope: TS.Node, holder: TS.Node, members: readonly string[]): boolean {
  const name = nameOf(holder);
  return name !== undefined && some(scope, (node) =>
    ts.isPropertyAccessExpression(node) && members.includes(node.name.text) && nameOf(unwrap(node.expression)) === name);
}

function calls(scope: TS.Node, holder: TS.Node): boolean {
  const name = nameOf(holder);
  return name !== undefined && some(scope, (node) => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name);
}

function some(scope: TS.Node, test: (node: TS.Node) => boolean): boolean {
  const visit = (node: TS.Node): boolean => test(node) || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(scope);
}
