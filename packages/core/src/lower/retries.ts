/** Functions that try again by themselves: what an attempt has put into a field, or a variable of the module, the next one overwrites. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, fieldOfThis, isFunctionNode, referredName, unwrap, type FunctionNode } from '../types/index.js';
import { spanOf, type Lowering } from './context.js';
import { valueSymbol } from './value-symbol.js';
import { soundsLikeRelease } from './what-can-throw.js';

/** Notes that the function runs again, where it calls itself, or has a timer do so: `setTimeout(() => this.connect(), 5000)`. */
export function noteRetry(l: Lowering, node: TS.CallExpression): void {
  const { root } = l;
  if (ts.isSourceFile(root) || !root.body || !runsInPlace(node, root)) return;
  const retried = new Retried(root, l.program.classifier.checker);
  if (!retried.isBegunBy(node) || mayCleanUp(root)) return;
  l.graph.emit({ op: 'again', span: spanOf(l, node) });
}

/** True for what runs with the function itself, or as a handler of a promise that it makes; false for what an event or a timer begins. */
function runsInPlace(node: TS.Node, root: FunctionNode): boolean {
  for (let around = ts.findAncestor(node.parent, isFunctionNode); around !== root; around = ts.findAncestor(around.parent, isFunctionNode)) {
    if (!around || !isPromiseHandler(around)) return false;
  }
  return true;
}

function isPromiseHandler(node: FunctionNode): boolean {
  const { parent } = node;
  const callee = ts.isCallExpression(parent) && parent.expression !== node ? unwrap(parent.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && /^(then|catch)$/.test(callee.name.text);
}

/** The function being lowered, as it may be called again. */
class Retried {
  readonly #root: FunctionNode;
  readonly #checker: TS.TypeChecker;

  constructor(root: FunctionNode, checker: TS.TypeChecker) {
    this.#root = root;
    this.#checker = checker;
  }

  /** `this.connect()`, `setTimeout(() => this.connect(), 1000)`, or `this.retry()`, a function that does no more than that. */
  isBegunBy(call: TS.CallExpression): boolean {
    if (this.#isNamed(call.expression) || this.#isTimed(call)) return true;
    const scheduler = this.#functionNamed(call.expression);
    return scheduler?.body !== undefined && scheduler !== this.#root && !mayCleanUp(scheduler) && [...descendantsOf(scheduler.body)].some((node) => ts.isCallExpression(node) && this.#isTimed(node));
  }

  #isTimed(call: TS.CallExpression): boolean {
    const [first] = call.arguments;
    if (!first || !/^(?:setTimeout|setImmediate|process\.nextTick)$/.test(call.expression.getText())) return false;
    const task = unwrap(first);
    if (isFunctionNode(task)) return [...descendantsOf(task)].some((node) => ts.isCallExpression(node) && this.#isNamed(node.expression));
    const bound = ts.isCallExpression(task) ? unwrap(task.expression) : undefined;
    return this.#isNamed(bound && ts.isPropertyAccessExpression(bound) && bound.name.text === 'bind' ? bound.expression : task);
  }

  #isNamed(callee: TS.Expression): boolean {
    return this.#functionNamed(callee) === this.#root;
  }

  /** The function of the same class, or the same file, that a name stands for. */
  #functionNamed(callee: TS.Expression): FunctionNode | undefined {
    const name = unwrap(callee);
    const field = fieldOfThis(name);
    if (field !== undefined) {
      const owner = ts.findAncestor(name, ts.isClassLike);
      return owner?.members.find((member): member is TS.MethodDeclaration => ts.isMethodDeclaration(member) && member.name.getText() === field);
    }
    const declared = ts.isIdentifier(name) ? valueSymbol(name, this.#checker)?.valueDeclaration : undefined;
    if (!declared || declared.getSourceFile() !== this.#root.getSourceFile()) return undefined;
    const made = ts.isVariableDeclaration(declared) && declared.initializer ? unwrap(declared.initializer) : declared;
    return isFunctionNode(made) ? made : undefined;
  }
}

/** True if the function calls something by whose name it may end what an attempt has left. What it ends itself is followed. */
function mayCleanUp(node: FunctionNode): boolean {
  return [...descendantsOf(node)].some((inner) => {
    if (!ts.isCallExpression(inner) || ts.findAncestor(inner, isFunctionNode) !== node) return false;
    const name = referredName(inner.expression);
    return soundsLikeRelease(name) || /^_?(?:stop|quit|reset|kill|terminate|clean)/.test(name);
  });
}
