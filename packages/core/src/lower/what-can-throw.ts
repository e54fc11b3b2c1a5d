/** What a call that no model knows may do: see docs/what-can-throw.md. Each accepted name has its reason. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { unwrap, type ModelIndex } from '../types/index.js';

/** Built-in objects whose methods do not throw for the arguments people give them. */
const QUIET_OBJECTS = new Set(['console', 'Math', 'Date', 'Number', 'String', 'Boolean', 'Array', 'Object', 'Symbol', 'performance', 'process', 'Reflect', 'log', 'logger', 'debug']);

/** Built-in functions of the same kind. */
const QUIET_FUNCTIONS = new Set([
  'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'queueMicrotask',
  'String', 'Number', 'Boolean', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'Symbol', 'Error', 'Date', 'Array', 'debug', 'log', 'require', 'promisify',
]);

/** Methods of loggers, which a program writes so that they do not fail. */
const LOGGING_METHODS = new Set(['info', 'warn', 'error', 'debug', 'log', 'trace', 'verbose', 'fatal']);

/** Methods of strings, arrays, maps, sets, dates, loggers and event emitters, whatever the receiver's type. */
const QUIET_METHODS = new Set([
  ...LOGGING_METHODS,
  'toString', 'toISOString', 'getTime', 'toFixed', 'toLowerCase', 'toUpperCase', 'trim', 'trimStart', 'trimEnd', 'split', 'replace', 'replaceAll',
  'slice', 'substring', 'substr', 'padStart', 'padEnd', 'startsWith', 'endsWith', 'includes', 'indexOf', 'lastIndexOf', 'charAt', 'concat',
  'push', 'pop', 'shift', 'unshift', 'splice', 'join', 'reverse', 'keys', 'values', 'entries', 'has', 'get', 'set', 'add', 'delete', 'at', 'flat', 'fill',
  'map', 'filter', 'forEach', 'some', 'every', 'find', 'findIndex', 'reduce', 'flatMap', 'sort', 'match', 'test',
  'on', 'once', 'off', 'emit', 'addListener', 'removeListener', 'removeAllListeners', 'unref', 'ref', 'setMaxListeners',
  'bind', 'promisify', 'getTimezoneOffset', 'hasOwnProperty',
]);

/** Methods that keep what they are given. */
const COLLECTING_METHODS = new Set(['push', 'unshift', 'add', 'set', 'enqueue', 'append']);

/** True if the call may be taken not to throw. */
export function isQuiet(node: TS.CallExpression): boolean {
  return isQuietFunction(node.expression);
}

/** True for `logger.warn(…)`, and for whatever a logger does. */
export function isLogging(node: TS.CallExpression): boolean {
  const callee = unwrap(node.expression);
  if (ts.isIdentifier(callee)) return QUIET_FUNCTIONS.has(callee.text);
  return ts.isPropertyAccessExpression(callee) && (LOGGING_METHODS.has(callee.name.text) || endsInLogger(unwrap(callee.expression)));
}

/** True if calls of the function may be taken not to throw: `console.error`. */
export function isQuietFunction(expression: TS.Expression): boolean {
  const callee = unwrap(expression);
  if (ts.isIdentifier(callee)) return QUIET_FUNCTIONS.has(callee.text);
  if (!ts.isPropertyAccessExpression(callee)) return callee.kind === ts.SyntaxKind.SuperKeyword;
  const root = unwrap(callee.expression);
  return QUIET_METHODS.has(callee.name.text) || (ts.isIdentifier(root) && QUIET_OBJECTS.has(root.text)) || endsInLogger(root);
}

/** `this.logger`, `ctx.log`. */
function endsInLogger(node: TS.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && /^(log|logger|console)$/i.test(node.name.text);
}

/** True for `list.push(x)` and the like: the receiver keeps the argument. */
export function collects(node: TS.CallExpression): boolean {
  const callee = unwrap(node.expression);
  return ts.isPropertyAccessExpression(callee) && COLLECTING_METHODS.has(callee.name.text);
}

/** True for the names people give to code that ends what it receives: `releaseClient`, `closeQuietly`, `cleanup`. */
export function soundsLikeRelease(name: string): boolean {
  return /^_?(release|close|dispose|destroy|end|free|cleanup|cleanUp|giveBack|putBack|giveUp|teardown|tearDown|shutdown|disconnect|discard|finish|finalize|safe(Release|Close|End)|return(Connection|Client))/.test(name);
}

/** True for the names people give to code that commits or rolls back: `commit`, `rollbackQuietly`, `endTransaction`. */
export function soundsLikeFinish(name: string): boolean {
  return /commit|roll_?back|abort|(end|finish|close|complete|settle)(Transaction|Tx|Trx)/i.test(name);
}

/** True for the names people give to the methods by which an object is put to work: `connect`, `_open`, `initialise`. */
export function soundsLikeOpening(name: string): boolean {
  return /^#?_?(?:connect|open|init|start|acquire|login|set_?up)/i.test(name);
}

/** True for a member by which programs tell what there is to end: `'commit' in x`, `typeof x.release === 'function'`, `'getConnection' in x`. */
export function tellsWhatToEnd(member: string, index: ModelIndex): boolean {
  return index.hasDuty(member) || index.isReleaseName(member) || soundsLikeRelease(member) || soundsLikeFinish(member);
}

/** True for `process.exit()` and `process.abort()`. */
export function endsProcess(node: TS.CallExpression): boolean {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  return ts.isIdentifier(callee.expression) && callee.expression.text === 'process' && /^(exit|abort|reallyExit)$/.test(callee.name.text);
}
