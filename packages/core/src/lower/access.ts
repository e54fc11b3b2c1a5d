/** Reading values: properties, optional chains, awaited promises, names from outside. */
import type TS from 'typescript';
import { kindField, type Failure, type Variable } from '../ir/index.js';
import { keptAs, promisifiedName, type Classifier } from '../types/index.js';
import { failure, type Lowering } from './context.js';
import { isNothingTest } from './nothing.js';
import { outerScope } from './patterns.js';

/** At `?.`: goes on with the chain only if the value is there. */
export function lowerQuestion(l: Lowering, node: { readonly expression: TS.Expression; readonly questionDotToken?: TS.QuestionDotToken | undefined }, value: Variable): void {
  const exit = l.chainExit;
  if (!node.questionDotToken || exit === undefined) return;
  l.graph.split((next) => ({ op: 'branch', test: isNothingTest(l, node.expression, value), whenTrue: { to: exit }, whenFalse: { to: next } }));
}

/** Evaluates operands that do not belong to the optional chain around them. */
export function outsideChain<Result>(l: Lowering, evaluate: () => Result): Result {
  const exit = l.chainExit;
  l.chainExit = undefined;
  const result = evaluate();
  l.chainExit = exit;
  return result;
}

/** The variable of surrounding code with that name: reading it twice gives the same value. */
export function outerValue(l: Lowering, name: string): Variable {
  const dest = l.graph.variable();
  l.graph.emit({ op: 'load', dest, object: outerScope(l), field: name, foreign: false });
  return dest;
}

/** The value of `object.name`, where a view of a resource is the resource and its release method a release function. */
export function loadProperty(l: Lowering, node: TS.PropertyAccessExpression, object: Variable): Variable {
  const { classifier } = l.program;
  const name = node.name.text;
  if (classifier.index.isViewName(name)) {
    const type = classifier.typeOf(node.expression);
    if (type && classifier.index.isView(type, name)) return object;
  }
  if (classifier.isOtherMember(node)) return object;
  const state = stateOf(l, node, object);
  if (state !== undefined) return state;
  const dest = l.graph.variable();
  if (classifier.index.isReleaseName(name)) {
    const type = classifier.typeOf(node.expression);
    const resource = type && classifier.index.resourceOf(type);
    if (resource?.releasedBy.includes(name)) {
      l.graph.emit({ op: 'releaser', dest, resource: object });
      return dest;
    }
  }
  l.graph.emit({ op: 'load', dest, object, field: undeclaredTwin(classifier, node) ?? keptAs(node, classifier.checker, l.instanceOf), foreign: classifier.isForeignMember(node) });
  return dest;
}

/** `quit` of `client.quitAsync`, where no type says what that is. */
function undeclaredTwin({ index, checker }: Classifier, { name }: TS.PropertyAccessExpression): string | undefined {
  const original = index.isReleaseName(name.text) ? promisifiedName(name.text) : undefined;
  return original !== undefined && checker.getSymbolAtLocation(name) === undefined ? original : undefined;
}

/** What a member says of the state of its resource; undefined for any other member. */
export function stateOf(l: Lowering, node: TS.PropertyAccessExpression, resource: Variable): Variable | undefined {
  const { classifier } = l.program;
  const type = classifier.index.isStateName(node.name.text) ? classifier.typeOf(node.expression) : undefined;
  const question = type && classifier.index.stateOf(type, node.name.text);
  if (question === undefined || question === 'word' || question === 'lent') return undefined;
  const dest = l.graph.variable();
  if (question === 'transaction') l.graph.emit({ op: 'load', dest, object: resource, field: kindField(question), foreign: false });
  else l.graph.emit({ op: 'ask', dest, resource, question });
  return dest;
}

/** Waits for a promise that is at hand; a rejection goes to the handler. */
export function awaitValue(l: Lowering, source: Variable, node: TS.Node, likelihood?: Failure['likelihood']): Variable {
  const dest = l.graph.variable();
  l.graph.split((fulfilled) => ({ op: 'await', source, dest, fulfilled, rejected: { to: l.handler, failure: failure(l, node, 'rejects', likelihood) } }));
  return dest;
}
