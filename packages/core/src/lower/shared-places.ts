/** Variables of a module, and fields of an object of which there is one, that a function uses like variables of its own while other calls of it run. */
import type TS from 'typescript';
import type { SharedPlace } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, fieldOfThis, isFunctionNode, unwrap, type FunctionNode } from '../types/index.js';
import type { ProgramKnowledge } from './context.js';
import { referencesTo } from './references.js';
import { valueSymbol } from './value-symbol.js';
import { soundsLikeRelease } from './what-can-throw.js';

/** What people call things that let one call after the other in. */
const ONE_AT_A_TIME = /mutex|lock|semaphore|exclusive|serial|queue|limit|once/i;

/** The shared places that a function, which runs for requests, fills and empties again. */
export function sharedPlaces(node: FunctionNode, program: ProgramKnowledge): readonly SharedPlace[] {
  const filled = filledAndReleased(node, program);
  if (filled.length === 0 || !program.servesRequests(node)) return [];
  return filled.filter(({ of }) => of === 'module' || program.isOnlyOne(node.parent));
}

function filledAndReleased(node: FunctionNode, { classifier }: ProgramKnowledge): readonly SharedPlace[] {
  const places = new Map<string, SharedPlace>();
  const released = new Set<string>();
  for (const inner of descendantsOf(node)) {
    if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const place = placeOf(inner.left, classifier.checker);
      if (place) places.set(unwrap(inner.left).getText(), place);
    }
    if (!ts.isCallExpression(inner)) continue;
    const callee = unwrap(inner.expression);
    if (mentionsOneAtATime(callee)) return [];
    if (ts.isPropertyAccessExpression(callee) && (classifier.index.isReleaseName(callee.name.text) || soundsLikeRelease(callee.name.text))) released.add(unwrap(callee.expression).getText());
    released.add(callee.getText());
  }
  return [...places].flatMap(([text, place]) => (released.has(text) ? [place] : []));
}

function placeOf(target: TS.Expression, checker: TS.TypeChecker): SharedPlace | undefined {
  const field = fieldOfThis(target);
  if (field !== undefined) return { of: 'object', name: field };
  const name = unwrap(target);
  return ts.isIdentifier(name) && isOfModule(name, checker) ? { of: 'module', name: name.text } : undefined;
}

function isOfModule(name: TS.Identifier, checker: TS.TypeChecker): boolean {
  const declaration = valueSymbol(name, checker)?.valueDeclaration;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && ts.isVariableStatement(declaration.parent.parent) && ts.isSourceFile(declaration.parent.parent.parent);
}

/** `this.mutex.acquire()`, `queue.add(…)`. */
function mentionsOneAtATime(callee: TS.Expression): boolean {
  for (let part = callee; ; ) {
    if (ts.isIdentifier(part)) return ONE_AT_A_TIME.test(part.text);
    if (ts.isCallExpression(part)) part = unwrap(part.expression);
    else if (!ts.isPropertyAccessExpression(part)) return false;
    else if (ONE_AT_A_TIME.test(part.name.text)) return true;
    else part = unwrap(part.expression);
  }
}

/**
 * True for a class of whose instances the program has one, which all requests share: a provider of NestJS, or one that is
 * constructed where a module is loaded, and nowhere else.
 */
export function isOnlyOne(owner: TS.Node, files: readonly TS.SourceFile[], checker: TS.TypeChecker): boolean {
  if (!ts.isClassLike(owner)) return false;
  const references = referencesTo(owner, files, checker);
  const constructed = references.flatMap((reference) => (reference.kind === 'call' ? [reference.call] : []));
  if (constructed.length > 0) return constructed.every((call) => ts.findAncestor(call, isFunctionNode) === undefined);
  return (ts.canHaveDecorators(owner) ? (ts.getDecorators(owner) ?? []) : []).some(({ expression }) => {
    const text = expression.getText();
    return /^(?:Injectable|Controller|Resolver|WebSocketGateway|Service)\b/.test(text) && !/\b(?:REQUEST|TRANSIENT|transient|request)\b/.test(text);
  });
}
