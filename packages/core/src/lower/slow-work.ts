/** Work that takes its time and has nothing to do with a database. */
import type TS from 'typescript';
import type { SlowWork } from '../ir/index.js';
import { ts } from '../compiler.js';
import { calleeOf, isFunctionNode, referredName, unwrap, type FunctionNode } from '../types/index.js';
import { definitionOf } from './definitions.js';
import { moduleBehind } from './module-behind.js';

/** How deep into the program's own functions slow work is looked for. */
const MAX_DEPTH = 2;

/** What somebody who awaits the expression waits for; undefined where that is not known to be slow. */
export function slowWorkOf(awaited: TS.Expression, checker: TS.TypeChecker, depth = 0): SlowWork | undefined {
  const node = unwrap(awaited);
  if (ts.isNewExpression(node)) return isTimerPromise(node) ? 'timer' : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  return slowCall(node, checker) ?? slowCombination(node, checker, depth) ?? slowChain(node, checker, depth) ?? slowFunction(calleeOf(node, checker), checker, depth);
}

/** A call that the code of other packages answers. */
function slowCall(node: TS.CallExpression, checker: TS.TypeChecker): SlowWork | undefined {
  const callee = unwrap(node.expression);
  if (isFetch(callee, checker) || isMail(callee) || isCommand(node)) return 'network';
  if (isPromisifiedTimer(callee, checker)) return 'timer';
  const origin = moduleBehind(callee, checker);
  if (!origin) return undefined;
  if (NETWORK_MODULES.has(origin.module)) return 'network';
  if (TIMER_MODULES.has(origin.module)) return isAtOnce(node) ? undefined : 'timer';
  return FILE_MODULES.has(origin.module) || (origin.module === 'fs' && origin.members.includes('promises')) ? 'file' : undefined;
}

/** True for `setTimeout(1000)` of `timers/promises` and the like, which fails only where its signal aborts it. */
export function isTimer(node: TS.CallExpression, checker: TS.TypeChecker): boolean {
  return isSleep(node, checker) || (/timeout|delay|sleep|wait/i.test(referredName(node.expression)) && slowCall(node, checker) === 'timer');
}

/** `sleep(1000)` of code that is not at hand. */
function isSleep(node: TS.CallExpression, checker: TS.TypeChecker): boolean {
  return /^(?:sleep|delay)$/.test(referredName(node.expression)) && node.arguments.length === 1 && calleeOf(node, checker) === undefined;
}

/** Packages whose calls are answered by another machine. */
const NETWORK_MODULES: ReadonlySet<string> = new Set([
  'axios', 'got', 'ky', 'undici', 'node-fetch', 'cross-fetch', 'isomorphic-fetch', 'ofetch', 'superagent', 'needle', 'phin', 'wretch',
  'request-promise', 'request-promise-native', 'stripe', 'openai', '@anthropic-ai/sdk', 'twilio', 'resend', 'postmark',
  '@sendgrid/mail', '@sendgrid/client', 'mailgun.js', '@slack/web-api', '@octokit/rest', '@octokit/core', '@google-cloud/storage',
  '@google-cloud/pubsub', '@elastic/elasticsearch', '@azure/storage-blob', 'algoliasearch', 'googleapis',
]);

const TIMER_MODULES: ReadonlySet<string> = new Set(['timers/promises', 'delay']);

const FILE_MODULES: ReadonlySet<string> = new Set(['fs/promises', 'fs-extra']);

/** The global `fetch`. */
function isFetch(callee: TS.Expression, checker: TS.TypeChecker): boolean {
  if (!ts.isIdentifier(callee) || callee.text !== 'fetch') return false;
  const declaration = checker.getSymbolAtLocation(callee)?.valueDeclaration;
  return declaration === undefined || declaration.getSourceFile().isDeclarationFile;
}

/** `transporter.sendMail(…)` of nodemailer, whose transporter mostly comes from somewhere else. */
function isMail(callee: TS.Expression): boolean {
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'sendMail';
}

/** `s3.send(new PutObjectCommand(…))` of the AWS SDK, and `s3.putObject(…).promise()` of the older one. */
function isCommand(node: TS.CallExpression): boolean {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const [command] = node.arguments;
  if (callee.name.text === 'send' && command && ts.isNewExpression(command)) return /Command$/.test(command.expression.getText());
  const called = unwrap(callee.expression);
  if (callee.name.text !== 'promise' || node.arguments.length > 0 || !ts.isCallExpression(called)) return false;
  return /^(?:s3|sqs|sns|ses|lambda|dynamo\w*|kms|ssm|secretsManager)\./i.test(called.expression.getText().replace(/^this\./, ''));
}

/** `const sleep = promisify(setTimeout)`. */
function isPromisifiedTimer(callee: TS.Expression, checker: TS.TypeChecker): boolean {
  const made = definitionOf(callee, checker).expression;
  return ts.isCallExpression(made) && /(?:^|\.)promisify$/.test(made.expression.getText()) && made.arguments[0]?.getText() === 'setTimeout';
}

/** `setTimeout(0)`: the next turn of the event loop. */
function isAtOnce(node: TS.CallExpression): boolean {
  const [duration] = node.arguments;
  return duration === undefined || (ts.isNumericLiteral(duration) && Number(duration.text) === 0);
}

/** `new Promise((resolve) => setTimeout(resolve, 1000))`. */
function isTimerPromise(node: TS.NewExpression): boolean {
  const [executor] = node.arguments ?? [];
  if (node.expression.getText() !== 'Promise' || !executor || !isFunction(executor)) return false;
  const resolve = executor.parameters[0]?.name.getText();
  const { body } = executor;
  const only = ts.isBlock(body) ? (body.statements.length === 1 ? body.statements[0] : undefined) : body;
  const call = only && ts.isExpressionStatement(only) ? only.expression : only;
  if (!call || !ts.isCallExpression(call) || !/(?:^|\.)setTimeout$/.test(call.expression.getText())) return false;
  const [callback, duration] = call.arguments;
  if (!callback || resolve === undefined || !duration || (ts.isNumericLiteral(duration) && Number(duration.text) === 0)) return false;
  return callback.getText() === resolve || (isFunction(callback) && callback.body.getText().includes(`${resolve}(`));
}

function isFunction(node: TS.Expression): node is TS.ArrowFunction | TS.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** `Promise.all` waits for the slowest; `Promise.race` for the fastest, so that a timer in it is a limit and not a wait. */
function slowCombination(node: TS.CallExpression, checker: TS.TypeChecker, depth: number): SlowWork | undefined {
  const name = /^Promise\.(all|allSettled|race|any)$/.exec(node.expression.getText())?.[1];
  const [list] = node.arguments;
  if (name === undefined || !list) return undefined;
  const works = elementsOf(list).map((element) => slowWorkOf(element, checker, depth));
  const slow = works.filter((work) => work !== undefined);
  return name === 'all' || name === 'allSettled' || slow.length === works.length ? slow[0] : undefined;
}

/** The elements of a list, or what `items.map((item) => …)` makes of each. */
function elementsOf(list: TS.Expression): readonly TS.Expression[] {
  const node = unwrap(list);
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== 'map') return [];
  const [callback] = node.arguments;
  return callback && ts.isArrowFunction(callback) && !ts.isBlock(callback.body) ? [callback.body] : [];
}

/** `fetch(url).then((response) => response.json())`. */
function slowChain(node: TS.CallExpression, checker: TS.TypeChecker, depth: number): SlowWork | undefined {
  const callee = unwrap(node.expression);
  const isChained = ts.isPropertyAccessExpression(callee) && /^(then|catch|finally|json|text|buffer|blob)$/.test(callee.name.text);
  return isChained ? slowWorkOf(callee.expression, checker, depth) : undefined;
}

/** A function of the program that waits for slow work, or returns its promise. */
function slowFunction(node: FunctionNode | undefined, checker: TS.TypeChecker, depth: number): SlowWork | undefined {
  if (!node?.body || depth >= MAX_DEPTH) return undefined;
  if (!ts.isBlock(node.body)) return slowWorkOf(node.body, checker, depth + 1);
  const visit = (inner: TS.Node): SlowWork | undefined => {
    if (isFunctionNode(inner)) return undefined;
    const awaited = ts.isAwaitExpression(inner) || ts.isReturnStatement(inner) ? inner.expression : undefined;
    return (awaited && slowWorkOf(awaited, checker, depth + 1)) ?? ts.forEachChild(inner, visit);
  };
  return visit(node.body);
}
