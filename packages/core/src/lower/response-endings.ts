/** Functions that take the place of a response's `end()`: they run once it is answered, and never if it breaks off before. */
import type TS from 'typescript';
import type { EndedWithResponse } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, wrapped, type FunctionNode } from '../types/index.js';
import { capturesOf } from './closures.js';
import { failure, isWithin, type Lowering, type ProgramKnowledge } from './context.js';
import { isResponse, runListener } from './events.js';
import { valueSymbol } from './value-symbol.js';
import { soundsLikeRelease } from './what-can-throw.js';

/**
 * Lowers `response.end = function () { client.release(); … }`: the function runs, or the response breaks off. False where
 * it gives nothing back, and where something listens for the end as well.
 */
export function lowerEndReplacement(l: Lowering, node: TS.BinaryExpression): boolean {
  const response = responseEnded(node);
  if (!response || !isResponse(l, response)) return false;
  const local = l.localFunction(node.right);
  if (!local || listensForClose(node) || !capturesOf(l, local.node, local.scope).some(({ releases }) => releases)) return false;
  const outer = l.listening;
  l.listening = true;
  l.graph.alternatives([{ run: () => runListener(l, node.right) }, { failure: failure(l, response, 'breaks-off'), run: () => undefined }]);
  l.listening = outer;
  return true;
}

/** `response` of `response.end = …`. */
function responseEnded({ left, operatorToken }: TS.BinaryExpression): TS.Expression | undefined {
  const target = unwrap(left);
  return operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(target) && target.name.text === 'end' ? unwrap(target.expression) : undefined;
}

/** True if the function around hears of the end in another way. */
function listensForClose(node: TS.Node): boolean {
  return /['"`]close['"`]|on-?finished/i.test((ts.findAncestor(node, isFunctionNode) ?? node.getSourceFile()).getText());
}

/**
 * The variables of the functions around one that it fills, and that nothing but a replacement of `end()` gives back: a
 * middleware that lends a connection by `request.getConnection(callback)`.
 */
export function endedWithResponse(node: FunctionNode, { classifier, source }: ProgramKnowledge): readonly EndedWithResponse[] {
  const middleware = ts.findAncestor(node.parent, isFunctionNode);
  if (!middleware || listensForClose(middleware)) return [];
  const filled = new Map<string, TS.Identifier>();
  for (const inner of descendantsOf(node)) {
    if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(inner.left)) filled.set(inner.left.text, inner.left);
  }
  return [...filled.values()].flatMap((name) => {
    const place = onlyEnding(name, middleware, node, classifier);
    return place ? [{ name: name.text, text: source.excerpt(place.left), span: source.span(place) }] : [];
  });
}

/** The replacement of `end()` in which all that gives the variable back stands. */
function onlyEnding(name: TS.Identifier, middleware: FunctionNode, filler: FunctionNode, { checker, index }: ProgramKnowledge['classifier']): TS.BinaryExpression | undefined {
  const symbol = valueSymbol(name, checker);
  if (!symbol?.valueDeclaration || !isWithin(symbol.valueDeclaration, middleware) || isWithin(symbol.valueDeclaration, filler)) return undefined;
  const endings = new Set<TS.BinaryExpression | undefined>();
  for (const node of descendantsOf(middleware)) {
    if (!ts.isIdentifier(node) || node.text !== name.text || isWithin(node, filler) || valueSymbol(node, checker) !== symbol) continue;
    const { parent } = wrapped(node);
    const isGiven = ts.isCallExpression(parent) || ts.isReturnStatement(parent) || ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent);
    const ends = ts.isPropertyAccessExpression(parent) && (index.isReleaseName(parent.name.text) || soundsLikeRelease(parent.name.text));
    if (isGiven) return undefined;
    if (ends) endings.add(replacementAround(node, middleware));
  }
  const [only, ...others] = endings;
  return others.length === 0 ? only : undefined;
}

function replacementAround(node: TS.Node, middleware: FunctionNode): TS.BinaryExpression | undefined {
  const assignment = ts.findAncestor(node, (ancestor) => {
    if (ancestor === middleware) return 'quit';
    return ts.isBinaryExpression(ancestor) && isFunctionNode(unwrap(ancestor.right)) && isWithin(node, ancestor.right);
  });
  if (!assignment || !ts.isBinaryExpression(assignment)) return undefined;
  const response = responseEnded(assignment);
  return response && /^(?:res|resp|response)$/.test(response.getText()) ? assignment : undefined;
}
