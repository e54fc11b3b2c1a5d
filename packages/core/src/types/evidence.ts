/**
 * Recognition by protocol: what a call does where its receiver has no type that a model knows. A pattern takes two
 * independent pieces of evidence, the call's own form and what is done with its result; see docs/limits.md.
 */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { firstOf } from './first-of.js';
import { boundTo, lastFunction, lastName, sharing, some, usesMember } from './held-results.js';
import { MYSQL_CONNECTION, MYSQL_POOL, MYSQL_PROMISE_CONNECTION, MYSQL_PROMISE_POOL, PATTERNS, PG_CLIENT, PG_POOL, TAGGED_CLIENT, type Recognised } from './protocols.js';
import { MENTIONS_PAIR } from './paired-lenders.js';
import { unwrap } from './syntax.js';

/** The methods that some pattern looks at: the cheap question before anything is walked. */
const METHODS = new Set(['connect', 'getConnection', 'createQueryRunner', 'transaction', 'startSession', 'acquireConnection']);

/** Text that could hold one of the patterns: the question asked of a file before it is parsed. */
const MENTION = /(?:sequelize|knex)\.transaction\s*\(|\.(?:getConnection|createQueryRunner|startSession|acquireConnection)\s*\(|(?:[pP]ool|\b[pP]g|[pP]ostgres(?:ql)?)\b\S{0,4}\.connect\s*\(|\.connect\s*\([^;{]{0,60}\b\w+\s*,\s*\w+\s*,\s*\w+\s*\)/;
const CONNECT = /\.connect\s*\(\s*\)/;
const RELEASE = /\.release\b/;

/** True if some call in the text could be recognised by protocol. */
export function mentionsProtocol(text: string): boolean {
  return MENTION.test(text) || MENTIONS_PAIR.test(text) || (RELEASE.test(text) && CONNECT.test(text)) || mentionsTaggedClient(text);
}

/**
 * What a call is taken for; undefined where the evidence does not suffice or the program has nothing to do with the library.
 *
 * @param isForeign true if another package made the receiver: then only a protocol counts that no other library has
 */
export function recogniseByProtocol(call: TS.CallExpression, libraries: ReadonlySet<string>, isForeign: (receiver: TS.Expression) => boolean): Recognised | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !METHODS.has(callee.name.text)) return undefined;
  const { expression: receiver, name } = callee;
  const fitting = PATTERNS.filter(({ library }) => libraries.has(library));
  return firstOf(fitting, ({ recognise }) => {
    const found = recognise(call, receiver, name.text);
    return found && (found.unmistakable ?? !isForeign(receiver)) && !found.holders.some((holder) => isOfAnotherPool(call, holder)) ? found : undefined;
  });
}

/** What pools of another make have their connections do, and no connection of these libraries has. */
const MEMBERS_OF_OTHERS = ['dispose', 'recycle'];

/** True if the surrounding code asks such a thing of the result. */
function isOfAnotherPool(call: TS.CallExpression, holder: TS.Node): boolean {
  return usesMember(ts.findAncestor(call, ts.isFunctionLike) ?? call.getSourceFile(), holder, MEMBERS_OF_OTHERS);
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
export function pooledConnection(call: TS.CallExpression, libraries: ReadonlySet<string>, isForeign: (receiver: TS.Expression) => boolean): Recognised | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || isForeign(callee.expression)) return undefined;
  const method = callee.name.text;
  const given = connectionParameter(call);
  if (given) return method === 'getConnection' && libraries.has('mysql2') ? { owner: MYSQL_POOL, method, handle: MYSQL_CONNECTION, holders: [given] } : undefined;
  if (call.arguments.length > 0) return undefined;
  const holder = boundTo(call);
  const holders = holder && !ts.isPropertyAccessExpression(holder) ? [holder] : [];
  if (method === 'connect' && libraries.has('pg') && /pool$/i.test(lastName(callee.expression))) return { owner: PG_POOL, method, handle: PG_CLIENT, holders };
  if (method === 'getConnection' && libraries.has('mysql2')) return { owner: MYSQL_PROMISE_POOL, method, handle: MYSQL_PROMISE_CONNECTION, holders };
  return undefined;
}

/** The second parameter of the function that is a call's only argument: `(error, connection) => …`. */
export function connectionParameter(call: TS.CallExpression): TS.ParameterDeclaration | undefined {
  return call.arguments.length === 1 ? lastFunction(call)?.parameters[1] : undefined;
}

/** Text in which some name is ended, and is the tag of a template or lends a reserved connection: what {@link isTaggedClient} asks of a file. */
function mentionsTaggedClient(text: string): boolean {
  return [...text.matchAll(ENDED)].some(([, name = '']) => text.includes(`${name}\``) || text.includes(`${name}.reserve(`));
}

const ENDED = /\b(\w+)\.end\s*\(/g;

/**
 * True for ``const sql = await connect(); await sql`SELECT 1`; await sql.end();``: what some function yields is, in the
 * same function, the tag of a template, or lends a reserved connection, and is ended, as only an instance of postgres.js is.
 */
export function isTaggedClient(call: TS.CallExpression, libraries: ReadonlySet<string>): boolean {
  if (!libraries.has(TAGGED_CLIENT.library)) return false;
  const holder = boundTo(call);
  if (!holder || !ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return false;
  const scope = sharing(call, holder);
  const name = holder.name.text;
  const isTag = (node: TS.Node): boolean => ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text === name;
  return usesMember(scope, holder, ['end']) && (usesMember(scope, holder, ['reserve']) || some(scope, isTag));
}
