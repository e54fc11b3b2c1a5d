/** Finds connections that are taken from a pool for one query, which the pool could run by itself. */
import type TS from 'typescript';
import type { SingleUse } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, unwrap, wrapped, type Classifier } from '../types/index.js';
import { functionName } from './naming.js';
import { withoutConnection, type HeldConnection } from './single-use-fix.js';
import type { SourceText } from './source-text.js';
import { statementsOf } from './sql-text.js';
import { valueSymbol } from './value-symbol.js';

interface Surroundings {
  readonly classifier: Classifier;
  readonly source: SourceText;
}

/** The connections of a file that are taken for one query only, in the order of the source. */
export function singleUsesOf(file: TS.SourceFile, { classifier, source }: Surroundings): readonly SingleUse[] {
  const found: SingleUse[] = [];
  const visit = (node: TS.Node): void => {
    const held = ts.isCallExpression(node) ? heldForOneQuery(node, classifier) : undefined;
    if (held) found.push(describe(held, classifier, source));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

function describe(held: HeldConnection, classifier: Classifier, source: SourceText): SingleUse {
  const { acquisition, pool, query } = held;
  return {
    library: classifier.call(acquisition)?.library.name ?? '',
    text: source.excerpt(acquisition),
    instead: `${source.excerpt(pool)}.${methodOf(query)}()`,
    name: held.holder.name.getText(),
    span: source.span(acquisition),
    query: source.span(query),
    within: functionName(ts.findAncestor(acquisition, isFunctionNode) ?? acquisition.getSourceFile()),
    fixes: withoutConnection(held, source),
  };
}

function heldForOneQuery(node: TS.CallExpression, classifier: Classifier): HeldConnection | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || !classifier.index.hasDuty(callee.name.text)) return undefined;
  const acquired = classifier.call(node)?.model.effects.find((effect) => effect.kind === 'acquire');
  if (acquired?.resource !== 'connection' || classifier.kindOf(callee.expression) !== 'pool') return undefined;
  const delivered = acquired.delivery.by === 'callback' ? parametersOf(node, acquired.delivery.parameter, acquired.delivery.releaser) : undefined;
  const holder = acquired.delivery.by === 'callback' ? delivered?.connection : variableOf(node);
  if (!holder || !ts.isIdentifier(holder.name)) return undefined;
  const uses = usesOf(holder, classifier);
  if (!uses) return undefined;
  const { queries, releases } = uses;
  const done = delivered?.releaser ? callsOf(delivered.releaser, classifier) : [];
  const [query] = queries;
  if (!query || queries.length > 1 || !done || releases.length + done.length === 0) return undefined;
  if (!isPlainQuery(query, holder, classifier) || !hasSameQuery(callee.expression, query, classifier)) return undefined;
  return { acquisition: node, pool: callee.expression, holder, query, releases };
}

/** `const client = await pool.connect()`. */
function variableOf(acquisition: TS.CallExpression): TS.VariableDeclaration | undefined {
  let value: TS.Expression = wrapped(acquisition);
  if (ts.isAwaitExpression(value.parent)) value = wrapped(value.parent);
  const { parent } = value;
  const isConstant = ts.isVariableDeclaration(parent) && (ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Const) !== 0;
  return isConstant ? parent : undefined;
}

/** The parameters of `pool.connect((error, client, done) => …)`. */
function parametersOf(acquisition: TS.CallExpression, connection: number, releaser: number | undefined): { readonly connection: TS.ParameterDeclaration | undefined; readonly releaser: TS.ParameterDeclaration | undefined } | undefined {
  const last = acquisition.arguments.at(-1);
  const callback = last && unwrap(last);
  if (!callback || !isFunctionNode(callback)) return undefined;
  return { connection: callback.parameters[connection], releaser: releaser === undefined ? undefined : callback.parameters[releaser] };
}

interface Uses {
  readonly queries: readonly TS.CallExpression[];
  readonly releases: readonly TS.CallExpression[];
}

/** What is done with a connection; undefined if anything but querying and giving back, such as handing it on. */
function usesOf(holder: TS.VariableDeclaration | TS.ParameterDeclaration, classifier: Classifier): Uses | undefined {
  const queries: TS.CallExpression[] = [];
  const releases: TS.CallExpression[] = [];
  for (const name of namesIn(holder, classifier)) {
    const member = name.parent;
    const call = member.parent;
    if (!ts.isPropertyAccessExpression(member) || member.expression !== name || !ts.isCallExpression(call) || call.expression !== member) return undefined;
    const model = classifier.call(call)?.model;
    if (model?.effects.some(({ kind }) => kind === 'release') && isPlainRelease(call)) releases.push(call);
    else if (model?.sql !== undefined && model.effects.every(({ kind }) => kind === 'use')) queries.push(call);
    else return undefined;
  }
  return { queries, releases };
}

/** `client.release()`, and `client.release(error)` after a failure; `release(true)` closes the connection on purpose. */
function isPlainRelease(call: TS.CallExpression): boolean {
  const [reason] = call.arguments;
  return methodOf(call) === 'release' && (reason === undefined || ts.isIdentifier(reason));
}

/** The calls of a function that gives back; undefined if it goes elsewhere. */
function callsOf(releaser: TS.ParameterDeclaration, classifier: Classifier): readonly TS.Node[] | undefined {
  const names = namesIn(releaser, classifier);
  return names.every((name) => ts.isCallExpression(name.parent) && name.parent.expression === name) ? names : undefined;
}

function namesIn(holder: TS.VariableDeclaration | TS.ParameterDeclaration, { checker }: Classifier): readonly TS.Identifier[] {
  const scope = ts.findAncestor(holder.parent, (node) => isFunctionNode(node) || ts.isSourceFile(node));
  const symbol = valueSymbol(holder.name, checker);
  const text = holder.name.getText();
  const names: TS.Identifier[] = [];
  const visit = (node: TS.Node): void => {
    if (ts.isIdentifier(node) && node !== holder.name && node.text === text && valueSymbol(node, checker) === symbol) names.push(node);
    ts.forEachChild(node, visit);
  };
  if (scope && symbol) visit(scope);
  return names;
}

/** One text that any connection may run, run once, whose result is waited for or handed to a callback. */
function isPlainQuery(query: TS.CallExpression, holder: TS.Node, classifier: Classifier): boolean {
  const model = classifier.call(query)?.model;
  const text = model?.sql === undefined ? undefined : query.arguments[model.sql];
  if (!model || !text || ts.isNewExpression(unwrap(text))) return false;
  if (statementsOf(text, classifier.checker).some((statements) => statements.length !== 1 || statements.some(({ kind }) => kind !== 'other'))) return false;
  const { parent } = wrapped(query);
  const isWaitedFor = ts.isAwaitExpression(parent) || ts.isReturnStatement(parent) || ts.isArrowFunction(parent) || (ts.isPropertyAccessExpression(parent) && parent.name.text === 'then');
  if (model.callback === undefined && !(model.promise && isWaitedFor)) return false;
  const home = ts.findAncestor(holder, (node) => isFunctionNode(node) || ts.isSourceFile(node));
  for (let node: TS.Node = query; node !== home && !ts.isSourceFile(node); node = node.parent) {
    if (isFunctionNode(node)) return false;
    if (ts.isIterationStatement(node, false) && ts.findAncestor(holder, (ancestor) => ancestor === node) === undefined) return false;
  }
  return true;
}

/** True if the pool has the same method, which takes a connection for it and gives it back. */
function hasSameQuery(pool: TS.Expression, query: TS.CallExpression, classifier: Classifier): boolean {
  const type = classifier.typeOf(pool);
  const members = type && classifier.index.membersOf(type, methodOf(query));
  return members?.overloads.some(({ effects, sql }) => sql !== undefined && effects.some((effect) => effect.kind === 'oneShot' && effect.work === 'query')) ?? false;
}

function methodOf(call: TS.CallExpression): string {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
}
