/** Clients that the surrounding function has made and this one connects and ends: `async () => { await client.connect(); …; await client.end(); }`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, type ClassifiedCall, type FunctionNode } from '../types/index.js';
import { isWithin, type Lowering } from './context.js';
import { describeResource, siteOf, yieldedType, type AcquireEffect } from './resources.js';
import { valueSymbol } from './value-symbol.js';

/** Takes over the duty of such clients: they owe nothing before they are connected, and nobody else ends them. */
export function takeOverOuterClients(l: Lowering, node: FunctionNode): void {
  const seen = new Set<TS.Symbol>();
  for (const name of outerNamesEndedIn(l, node)) {
    const symbol = valueSymbol(name, l.program.classifier.checker);
    if (!symbol || seen.has(symbol)) continue;
    seen.add(symbol);
    const made = clientMadeAs(l, symbol, node);
    if (made && isConnectedIn(l, node, symbol) && isEndedOnlyIn(l, node, symbol, made.around)) declareClient(l, name.text, made);
  }
}

interface MadeClient {
  readonly construction: TS.NewExpression | TS.CallExpression;
  readonly call: ClassifiedCall;
  readonly effect: AcquireEffect;
  /** The function that makes it. */
  readonly around: FunctionNode;
}

function declareClient(l: Lowering, name: string, { construction, call, effect }: MadeClient): void {
  const description = describeResource(l, call, effect, yieldedType(l, construction));
  if (!description.lazy || description.resource !== 'connection') return;
  const site = l.graph.site((id) => ({ ...siteOf(l, construction, id, name), ...description }));
  l.graph.emit({ op: 'acquire', dest: l.scope.declare(name, l.graph.variable()).variable, site, lender: undefined, waits: true });
}

/** The names of other functions that a statement of this one ends in any case: `await client.end();`. */
function* outerNamesEndedIn(l: Lowering, { body }: FunctionNode): Generator<TS.Identifier> {
  if (!body || !ts.isBlock(body)) return;
  const pending: TS.Statement[] = [...body.statements];
  for (let statement = pending.pop(); statement; statement = pending.pop()) {
    if (ts.isTryStatement(statement)) pending.push(...statement.tryBlock.statements, ...(statement.finallyBlock?.statements ?? []));
    const ended = ts.isExpressionStatement(statement) ? endedBy(l, statement.expression) : undefined;
    if (ended) yield ended;
  }
}

/** `client` of `await client.end()`. */
function endedBy(l: Lowering, expression: TS.Expression): TS.Identifier | undefined {
  const node = unwrap(expression);
  if (ts.isAwaitExpression(node)) return endedBy(l, node.expression);
  const callee = ts.isCallExpression(node) ? unwrap(node.expression) : undefined;
  if (!callee || !ts.isPropertyAccessExpression(callee) || !l.program.classifier.index.isReleaseName(callee.name.text)) return undefined;
  return ts.isIdentifier(callee.expression) ? callee.expression : undefined;
}

/** What a constant of a function around this one was made by, if it is a library's. */
function clientMadeAs(l: Lowering, symbol: TS.Symbol, node: FunctionNode): MadeClient | undefined {
  const declared = symbol.valueDeclaration;
  if (!declared || !ts.isVariableDeclaration(declared) || !declared.initializer || !(ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const)) return undefined;
  const around = ts.findAncestor(declared, isFunctionNode);
  const construction = unwrap(declared.initializer);
  if (!around || around === node || !isWithin(node, around) || isWithin(declared, node)) return undefined;
  if (!ts.isNewExpression(construction) && !ts.isCallExpression(construction)) return undefined;
  const call = l.program.classifier.call(construction);
  const effect = call?.model.effects.find((candidate) => candidate.kind === 'acquire');
  return call && effect ? { construction, call, effect, around } : undefined;
}

function isConnectedIn(l: Lowering, node: FunctionNode, symbol: TS.Symbol): boolean {
  return mentionsIn(l, node, symbol).some(({ parent }) => {
    const call = ts.isPropertyAccessExpression(parent) ? parent.parent : undefined;
    return call !== undefined && ts.isCallExpression(call) && call.expression === parent && l.program.classifier.call(call)?.model.effects.some((effect) => effect.kind === 'connect' && effect.target === 'receiver') === true;
  });
}

function isEndedOnlyIn(l: Lowering, node: FunctionNode, symbol: TS.Symbol, around: FunctionNode): boolean {
  const { index } = l.program.classifier;
  return mentionsIn(l, around, symbol).every((mention) => isWithin(mention, node) || !ts.isPropertyAccessExpression(mention.parent) || !index.isReleaseName(mention.parent.name.text));
}

function mentionsIn(l: Lowering, scope: TS.Node, symbol: TS.Symbol): readonly TS.Identifier[] {
  return [...descendantsOf(scope)].filter((node): node is TS.Identifier =>
    ts.isIdentifier(node) && node.text === symbol.name && valueSymbol(node, l.program.classifier.checker) === symbol);
}
