/** What each library's calls look like, and what is done with their results, where no type tells whose they are. */
import type TS from 'typescript';
import type { TypeReference } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { boundTo, calls, callsWith, lastFunction, lastName, sharing, usesMember } from './held-results.js';
import { unwrap } from './syntax.js';

/** A call that behaves like a library's. */
export interface Recognised {
  /** The type whose method it is taken for. */
  readonly owner: TypeReference;
  readonly method: string;
  /** What the call hands out, and where: names of the program that hold it. */
  readonly handle: TypeReference;
  readonly holders: readonly TS.Node[];
  /** Further mentions of the receiver, which take the connection back. */
  readonly lenders?: readonly TS.Expression[];
  /** Nothing but the library's own protocol looks like it: it counts also where another package made the receiver. */
  readonly unmistakable?: true;
}

/** What one protocol is known by: a pattern takes two independent pieces of evidence. */
export interface Pattern {
  readonly library: string;
  readonly recognise: (call: TS.CallExpression, receiver: TS.Expression, method: string) => Recognised | undefined;
}

/** What makes an instance of postgres.js, which is recognised by its tag. */
export const TAGGED_CLIENT = { library: 'postgres', module: 'postgres', function: 'default' } as const;

/** What makes a pool and hands it to a callback, as no other library does, and what people call that library. */
export const CALLED_BACK_POOL = { library: 'oracledb', module: 'oracledb', function: 'createPool', receiver: /oracle|driver/i } as const;

export const PG_POOL: TypeReference = { module: 'pg', name: 'Pool' };
export const PG_CLIENT: TypeReference = { module: 'pg', name: 'PoolClient' };
export const MYSQL_POOL: TypeReference = { module: 'mysql2', name: 'Pool' };
export const MYSQL_CONNECTION: TypeReference = { module: 'mysql2', name: 'PoolConnection' };
export const MYSQL_PROMISE_POOL: TypeReference = { module: 'mysql2/promise', name: 'Pool' };
export const MYSQL_PROMISE_CONNECTION: TypeReference = { module: 'mysql2/promise', name: 'PoolConnection' };
const DATA_SOURCE: TypeReference = { module: 'typeorm', name: 'DataSource' };
const QUERY_RUNNER: TypeReference = { module: 'typeorm', name: 'QueryRunner' };
const SEQUELIZE: TypeReference = { module: 'sequelize', name: 'Sequelize' };
const SEQUELIZE_TRANSACTION: TypeReference = { module: 'sequelize', name: 'Transaction' };
const KNEX: TypeReference = { module: 'knex', name: 'Knex' };
const KNEX_CLIENT: TypeReference = { module: 'knex', name: 'Client' };
const KNEX_CONNECTION: TypeReference = { module: 'knex', name: 'RawConnection' };
const KNEX_TRANSACTION: TypeReference = { module: 'knex', name: 'Transaction' };
const MONGO_CLIENT: TypeReference = { module: 'mongodb', name: 'MongoClient' };
const MONGO_SESSION: TypeReference = { module: 'mongodb', name: 'ClientSession' };
const MONGOOSE_CONNECTION: TypeReference = { module: 'mongoose', name: 'Connection' };

/** `pool.connect((error, client) => …)`, by the receiver's name, whose body queries the client and does not end it; unmistakable where it is called `pg`. */
const connectWithClient: Pattern = {
  library: 'pg',
  recognise: (call, receiver, method) => {
    const callback = lastFunction(call);
    const [, client, ...others] = callback?.parameters ?? [];
    if (method !== 'connect' || call.arguments.length !== 1 || !callback?.body || !client || others.length > 0 || !isNamedPool(receiver)) return undefined;
    if (!usesMember(callback.body, client, ['query']) || usesMember(callback.body, client, ['end'])) return undefined;
    const recognised: Recognised = { owner: PG_POOL, method, handle: PG_CLIENT, holders: [client] };
    return NAMED_LIBRARY.test(lastName(receiver)) ? { ...recognised, unmistakable: true } : recognised;
  },
};

/** `anything.connect((error, client, done) => …)` whose body queries the client or calls `done`; with both it is unmistakable. */
const connectWithDone: Pattern = {
  library: 'pg',
  recognise: (call, _receiver, method) => {
    const callback = lastFunction(call);
    const [, client, done] = callback?.parameters ?? [];
    if (method !== 'connect' || !callback?.body || !client || !done) return undefined;
    const recognised: Recognised = { owner: PG_POOL, method, handle: PG_CLIENT, holders: [client] };
    const isDone = calls(callback.body, done);
    if (isDone && usesMember(callback.body, client, ['query'])) return { ...recognised, unmistakable: true };
    return isDone || usesMember(callback.body, client, ['query', 'release']) ? recognised : undefined;
  },
};

/** `pool.connect()`, `fastify.pg.connect()`, by the receiver's name, whose result is queried or released. */
const connectOfPool: Pattern = {
  library: 'pg',
  recognise: (call, receiver, method) => {
    if (method !== 'connect' || call.arguments.length > 0 || !isNamedPool(receiver)) return undefined;
    return heldResult(call, ['query', 'release'], PG_POOL, method, PG_CLIENT);
  },
};

/** `pool.connect()`, by the receiver's name, in an `acquire()` beside a `release(connection)` that releases what it is given. */
const connectInLender: Pattern = {
  library: 'pg',
  recognise: (call, receiver, method) => {
    const holder = boundTo(call);
    if (method !== 'connect' || call.arguments.length > 0 || !isNamedPool(receiver) || !holder || ts.isPropertyAccessExpression(holder)) return undefined;
    const lender = ts.findAncestor(call, ts.isMethodDeclaration);
    if (!lender || !/^(?:acquire|get|obtain)/.test(lender.name.getText())) return undefined;
    const siblings: readonly TS.Node[] = ts.isObjectLiteralExpression(lender.parent) ? lender.parent.properties : ts.isClassLike(lender.parent) ? lender.parent.members : [];
    return siblings.some(givesBackItsArgument) ? { owner: PG_POOL, method, handle: PG_CLIENT, holders: [holder] } : undefined;
  },
};

/** `release(connection) { connection.release(); }` */
function givesBackItsArgument(node: TS.Node): boolean {
  if (!ts.isMethodDeclaration(node) || !node.body || !/^release/.test(node.name.getText())) return false;
  const [given] = node.parameters;
  return given !== undefined && usesMember(node.body, given, ['release']);
}

/** True for the names that people give a pool of pg. */
function isNamedPool(receiver: TS.Expression): boolean {
  return NAMED_POOL.test(lastName(receiver)) || NAMED_LIBRARY.test(lastName(receiver));
}

const NAMED_POOL = /pool$/i;
const NAMED_LIBRARY = /^(pg|postgres|postgresql)$/i;

const NAMED_REQUEST = /^req(?:uest)?$/;
const RELEASING = ['release', 'destroy'];

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

/**
 * `anything.getConnection((error, connection) => …)` whose body queries or releases the connection, or which a pool is asked
 * by its name. What a request is asked for, a middleware lends, and may take back when the request is answered, as
 * express-myconnection does: there, only a body that releases the connection itself owes that.
 */
function getConnectionWithCallback({ library, pool, connection, members }: GettingConnections): Pattern {
  return {
    library,
    recognise: (call, receiver, method) => {
      const callback = lastFunction(call);
      const [, given] = callback?.parameters ?? [];
      if (method !== 'getConnection' || !callback?.body || !given) return undefined;
      const telling = NAMED_REQUEST.test(lastName(receiver)) ? RELEASING : members;
      const fits = usesMember(callback.body, given, telling) || NAMED_POOL.test(lastName(receiver));
      return fits ? { owner: pool, method, handle: connection, holders: [given] } : undefined;
    },
  };
}

/** `await anything.getConnection()` whose result is released or put in a transaction; of what is called a pool, also one that is used. An ORM's driver has its connection at once. */
function getConnectionAsPromise({ library, pool, connection, members, work }: GettingConnections & { readonly work: readonly string[] }): Pattern {
  return {
    library,
    recognise: (call, receiver, method) => {
      if (method !== 'getConnection' || call.arguments.length > 0 || !isAwaited(call)) return undefined;
      return heldResult(call, NAMED_POOL.test(lastName(receiver)) ? [...members, ...work] : members, pool, method, connection);
    },
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

/** `x.client.acquireConnection()` whose result `x.client.releaseConnection(connection)` takes back in the same function. */
const connectionOfClient: Pattern = {
  library: 'knex',
  recognise: (call, receiver, method) => {
    if (method !== 'acquireConnection' || call.arguments.length > 0) return undefined;
    const holder = boundTo(call);
    const takers = holder ? callsWith(sharing(call, holder), holder, 'releaseConnection') : [];
    const lenders = takers.flatMap(({ expression }) => (ts.isPropertyAccessExpression(expression) ? [expression.expression] : [])).filter((lender) => lender.getText() === receiver.getText());
    return holder && lenders.length > 0 ? { owner: KNEX_CLIENT, method, handle: KNEX_CONNECTION, holders: ts.isPropertyAccessExpression(holder) ? [] : [holder], lenders } : undefined;
  },
};

/** `anything.startSession()` whose result is ended or put in a transaction: mongoose promises it, the driver has it at once. */
function startSession(library: string, owner: TypeReference, promised: boolean): Pattern {
  return {
    library,
    recognise: (call, _receiver, method) => {
      if (method !== 'startSession' || call.arguments.length > 1 || lastFunction(call) || isAwaited(call) !== promised) return undefined;
      return heldResult(call, ['endSession', 'startTransaction', 'withTransaction', 'commitTransaction', 'abortTransaction'], owner, method, MONGO_SESSION);
    },
  };
}

/** `await x.f()`, `x.f().then(…)`. */
export function isAwaited({ parent }: TS.Node): boolean {
  return ts.isAwaitExpression(parent) || (ts.isPropertyAccessExpression(parent) && parent.name.text === 'then');
}

/** True for a call with nothing but options: no function that the library could call. */
function isWithoutWork({ arguments: args }: TS.CallExpression): boolean {
  const [first] = args;
  return args.length < 2 && (!first || ts.isObjectLiteralExpression(unwrap(first)));
}

const CALLBACK_MEMBERS: readonly string[] = ['query', 'execute', 'release', 'beginTransaction'];
const PROMISE_MEMBERS: readonly string[] = ['release', 'beginTransaction'];
const WORK: readonly string[] = ['query', 'execute'];
const ORACLE_MEMBERS: readonly string[] = ['execute', 'executeMany', 'close', 'release'];

/** All protocols; of those that fit, the first counts. */
export const PATTERNS: readonly Pattern[] = [
  connectWithDone,
  connectWithClient,
  connectOfPool,
  connectForClient,
  connectInLender,
  getConnectionWithCallback({ library: 'mysql2', pool: MYSQL_POOL, connection: MYSQL_CONNECTION, members: CALLBACK_MEMBERS }),
  getConnectionAsPromise({ library: 'mysql2', pool: MYSQL_PROMISE_POOL, connection: MYSQL_PROMISE_CONNECTION, members: PROMISE_MEMBERS, work: WORK }),
  getConnectionWithCallback({ library: 'mysql', ...pooled('mysql'), members: CALLBACK_MEMBERS }),
  getConnectionWithCallback({ library: 'mariadb', ...pooled('mariadb/callback'), members: CALLBACK_MEMBERS }),
  getConnectionAsPromise({ library: 'mariadb', ...pooled('mariadb'), members: PROMISE_MEMBERS, work: WORK }),
  getConnectionWithCallback({ library: 'oracledb', pool: { module: 'oracledb', name: 'Pool' }, connection: { module: 'oracledb', name: 'Connection' }, members: ORACLE_MEMBERS }),
  getConnectionAsPromise({ library: 'oracledb', pool: { module: 'oracledb', name: 'Pool' }, connection: { module: 'oracledb', name: 'Connection' }, members: ['execute', 'close'], work: [] }),
  createQueryRunner,
  unmanagedTransaction,
  transactionOfKnex,
  connectionOfClient,
  startSession('mongodb', MONGO_CLIENT, false),
  startSession('mongoose', MONGOOSE_CONNECTION, true),
  startSession('mongodb', MONGO_CLIENT, true),
];

/** The pool of a module and its connections, which most modules call the same. */
function pooled(module: string): Pick<GettingConnections, 'pool' | 'connection'> {
  return { pool: { module, name: 'Pool' }, connection: { module, name: 'PoolConnection' } };
}

/** The call, if the name or field its awaited result is bound to is used by one of the members in the code that shares it. */
function heldResult(call: TS.CallExpression, members: readonly string[], owner: TypeReference, method: string, handle: TypeReference): Recognised | undefined {
  const holder = boundTo(call);
  if (!holder || !usesMember(sharing(call, holder), holder, members)) return undefined;
  // What a field holds is followed by the field itself.
  return { owner, method, handle, holders: ts.isPropertyAccessExpression(holder) ? [] : [holder] };
}
