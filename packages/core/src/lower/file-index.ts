/** What one file offers to look at, by its syntax alone. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { childrenOf, functionRequired, hasDuty, isFunctionNode, referredName, type Classifier, type FunctionNode } from '../types/index.js';
import { transactionStep } from './transactions.js';

/** A function with a body, or the top-level code of a file. */
export type Body = FunctionNode | TS.SourceFile;
/** A file, for the folders that do not read syntax. */
export type SourceFile = TS.SourceFile;

export interface FileIndex {
  /** Functions of the file and its top-level code, outermost first. */
  readonly bodies: readonly Body[];
  /** Bodies that contain a call which begins or ends a duty. */
  readonly direct: ReadonlySet<Body>;
  /** Called name → the bodies that contain such a call. */
  readonly callers: ReadonlyMap<string, ReadonlySet<Body>>;
  /** Functions of other files, and the names that this one gives them: `{ lease: require('./lease-connection') }`. */
  readonly renamed: readonly (readonly [Body, name: string])[];
}

export function indexFile(file: TS.SourceFile, classifier: Classifier): FileIndex {
  const bodies: Body[] = [file];
  const direct = new Set<Body>();
  const callers = new Map<string, Set<Body>>();
  const renamed: (readonly [Body, string])[] = [];
  const mayBegin = BEGINS.test(file.text);
  const pending: { readonly node: TS.Node; readonly enclosing: readonly Body[] }[] = [{ node: file, enclosing: [file] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, enclosing } = next;
    const isBody = isFunctionNode(node) && node.body !== undefined;
    const here = isBody ? [...enclosing, node] : enclosing;
    if (isBody) bodies.push(node);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      if (callsDuty(node, classifier) || (mayBegin && beginsByText(node, classifier))) here.forEach((body) => direct.add(body));
      const name = referredName(node.expression);
      if (name !== '') addAll(callers, name, here);
    }
    if ((ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && ts.isIdentifier(node.name)) {
      const required = node.initializer && functionRequired(node.initializer, classifier.checker);
      if (required && calledName(required) !== node.name.text) renamed.push([required, node.name.text]);
    }
    // The last in is the first out, and bodies stand in the order of the source.
    for (const child of childrenOf(node).reverse()) pending.push({ node: child, enclosing: here });
  }
  return { bodies, direct, callers, renamed };
}

function addAll(callers: Map<string, Set<Body>>, name: string, bodies: readonly Body[]): void {
  const known = callers.get(name);
  if (known) for (const body of bodies) known.add(body);
  else callers.set(name, new Set(bodies));
}

/** True if a model says that the call begins or ends a duty. */
function callsDuty(node: TS.CallExpression | TS.NewExpression, classifier: Classifier): boolean {
  const name = referredName(node.expression);
  if (name === '' || !(ts.isNewExpression(node) || classifier.index.hasDuty(name) || classifier.isAlias(node) || classifier.mayBePromisified(node))) return false;
  try {
    const call = classifier.call(node);
    return call !== undefined && hasDuty(call.model);
  } catch {
    // TypeScript fails on this call. It will again when its function is looked at, which costs that function only.
    return true;
  }
}

/** What a file says somewhere if one of its queries begins a transaction, by itself or by the name of a constant. */
const BEGINS = /begin|start_?\s*transaction/i;

/** True for `client.query('BEGIN')`. */
function beginsByText(node: TS.CallExpression | TS.NewExpression, classifier: Classifier): boolean {
  const name = referredName(node.expression);
  if (!ts.isCallExpression(node) || node.arguments.length === 0 || name === '' || !classifier.index.hasMember(name)) return false;
  const call = classifier.call(node);
  return call !== undefined && transactionStep(node, call, classifier.checker) === 'begin';
}

/** The name by which other code calls a function. */
export function calledName(body: Body): string | undefined {
  if (ts.isSourceFile(body)) return undefined;
  if (ts.isConstructorDeclaration(body)) return body.parent.name?.text;
  if (body.name) return ts.isIdentifier(body.name) || ts.isPrivateIdentifier(body.name) ? body.name.text : undefined;
  const { parent } = body;
  if ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) && ts.isIdentifier(parent.name)) return parent.name.text;
  return ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left) ? parent.left.name.text : undefined;
}
