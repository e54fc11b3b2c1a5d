/** Fields that a class empties when something has failed, although what they hold is still open. */
import type TS from 'typescript';
import type { EmptiedField } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, fieldOfThis, isFunctionNode, unwrap, type FunctionNode } from '../types/index.js';
import { isWithin } from './context.js';
import { listenerOf } from './events.js';
import type { SourceText } from './source-text.js';
import { soundsLikeRelease } from './what-can-throw.js';

const emptiedByClasses = new WeakMap<TS.ClassLikeDeclaration, readonly Emptying[]>();

/** One place that empties a field, and the code that runs it when something has failed. */
interface Emptying {
  readonly field: string;
  readonly place: TS.Node;
  /** What runs when something has failed: a `catch` clause, a function, a method. */
  readonly handler: TS.Node;
  readonly by: string | undefined;
  readonly depends: boolean;
}

/**
 * The fields of a method's object that other members of its class empty when something has failed: in a `catch`, or in a
 * method that nothing but a `catch` or an error listener calls. Whoever releases the field, or anything, there or in the
 * same method, knows what it does.
 */
export function emptiedFields(method: FunctionNode, source: SourceText): readonly EmptiedField[] {
  const owner = method.parent;
  if (!ts.isClassLike(owner)) return [];
  const known = emptiedByClasses.get(owner) ?? emptyingsIn(owner);
  emptiedByClasses.set(owner, known);
  return known.flatMap(({ field, place, handler, by, depends }) => (isWithin(handler, method) && !listensForErrors(handler) ? [] : [{ field, span: source.span(place), by, depends }]));
}

function emptyingsIn(owner: TS.ClassLikeDeclaration): readonly Emptying[] {
  return owner.members.flatMap((member) => {
    if (ts.isConstructorDeclaration(member)) return [];
    const places = [...descendantsOf(member)].flatMap((node) => {
      const field = emptiedField(node);
      return field === undefined ? [] : [{ field, place: node }];
    });
    return places.flatMap(({ field, place }) => {
      const handler = handlerAround(place, member) ?? (isFailureHandler(member, owner) ? member : undefined);
      if (handler === undefined || mentionsElse(handler, field, places.map((other) => other.place))) return [];
      const listens = listensForErrors(handler) || (handler === member && isListener(member, owner));
      if (releasesSomething(listens ? handler : member) || callsReleasing(listens ? handler : member, place, owner)) return [];
      const by = handler === member ? `${member.name?.getText() ?? ''}()` : undefined;
      return [{ field, place, handler, by, depends: listens || isConditional(place, handler) }];
    });
  });
}

/** `client` of `this.client = null` and `delete this.client`. */
function emptiedField(node: TS.Node): string | undefined {
  if (ts.isDeleteExpression(node)) return fieldOfThis(node.expression);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  return isNothing(unwrap(node.right)) ? fieldOfThis(node.left) : undefined;
}

function isNothing(node: TS.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || ts.isVoidExpression(node) || (ts.isIdentifier(node) && node.text === 'undefined');
}

/** The `catch` clause, the function given to `catch()`, or the listener of errors that a place stands in. */
function handlerAround(place: TS.Node, member: TS.ClassElement): TS.Node | undefined {
  return ts.findAncestor(place, (node) => {
    if (node === member) return 'quit';
    return ts.isCatchClause(node) || (isFunctionNode(node) && (isGivenToCatch(node) || listensForErrors(node)));
  });
}

function isGivenToCatch(node: TS.Node): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.arguments[0] === node && calledMember(parent) === 'catch';
}

function calledMember(call: TS.CallExpression): string | undefined {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

/** True for a method that is named only where something has failed: in a `catch`, given to `catch()`, or as a listener of errors. */
function isFailureHandler(member: TS.ClassElement, owner: TS.ClassLikeDeclaration): boolean {
  const uses = usesOf(member, owner);
  return uses.length > 0 && uses.every((use) => isGivenToCatch(use) || listensForErrors(use) || handlerAround(use, member) !== undefined);
}

/** True for a failure handler that learns of failures by listening: what failed may then be the connection itself. */
function isListener(member: TS.ClassElement, owner: TS.ClassLikeDeclaration): boolean {
  return usesOf(member, owner).some((use) => {
    const handler = handlerAround(use, member);
    return listensForErrors(use) || (handler !== undefined && listensForErrors(handler));
  });
}

/** Where a method is called or handed on as `this.method`. */
function usesOf(member: TS.ClassElement, owner: TS.ClassLikeDeclaration): readonly TS.PropertyAccessExpression[] {
  const name = ts.isMethodDeclaration(member) ? member.name.getText() : undefined;
  if (name === undefined) return [];
  return [...descendantsOf(owner)].filter((node): node is TS.PropertyAccessExpression => ts.isPropertyAccessExpression(node) && fieldOfThis(node) === name && !isBound(node));
}

/** `this.onError = this.onError.bind(this)`: either side. */
function isBound({ name, parent }: TS.PropertyAccessExpression): boolean {
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) return parent.right.getText().includes(`${name.text}.bind(`);
  return ts.isPropertyAccessExpression(parent) && parent.name.text === 'bind' && ts.isBinaryExpression(parent.parent.parent);
}

function listensForErrors(node: TS.Node): boolean {
  const listener = listenerOf(node.parent);
  return listener?.handler === node && listener.event === 'error';
}

/** True if the code does anything else with the field, or with what it is called: looks at its state, hands it on. */
function mentionsElse(handler: TS.Node, field: string, emptied: readonly TS.Node[]): boolean {
  return [...descendantsOf(handler)].some((node) =>
    ts.isPropertyAccessExpression(node) && node.name.text === field && !emptied.some((place) => isWithin(node, place)));
}

/** True if the code calls anything whose name speaks of a release. */
function releasesSomething(code: TS.Node): boolean {
  return [...descendantsOf(code)].some((node) => ts.isCallExpression(node) && soundsLikeRelease(calledMember(node) ?? node.expression.getText()));
}

/** True if the code, before it empties the field, calls another method of the object that calls anything so named. */
function callsReleasing(code: TS.Node, place: TS.Node, owner: TS.ClassLikeDeclaration): boolean {
  const called = new Set([...descendantsOf(code)].flatMap((node) => (ts.isCallExpression(node) && node.pos < place.pos ? fieldOfThis(node.expression) ?? [] : [])));
  return owner.members.some((other) => other !== code && other.name !== undefined && called.has(other.name.getText()) && releasesSomething(other));
}

function isConditional(place: TS.Node, handler: TS.Node): boolean {
  return ts.findAncestor(place, (node) => (node === handler ? 'quit' : ts.isIfStatement(node) || ts.isConditionalExpression(node) || ts.isSwitchStatement(node))) !== undefined;
}
