/** From a handle back to the constructions that it comes of: a pool, a view of one, a connection that it lent. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { classOfThis, fieldValues, unwrap, valuesGiven, type Classifier } from '../types/index.js';
import { definitionOf } from './definitions.js';

/** Longest way from a handle to what made it, such as `this.pool.promise()`; constants may refer to each other in a circle. */
const MAX_STEPS = 6;

/** True if all that makes a value, or what it comes from, are constructions that pass the test. */
export function isMadeBy(handle: TS.Expression, classifier: Classifier, test: (construction: TS.NewExpression | TS.CallExpression) => boolean, step = 0): boolean {
  const made = awaited(definitionOf(handle, classifier.checker).expression);
  const sources = sourcesOf(made, classifier);
  if (sources) return step < MAX_STEPS && sources.length > 0 && sources.every((source) => isMadeBy(source, classifier, test, step + 1));
  if ((ts.isNewExpression(made) || ts.isCallExpression(made)) && test(made)) return true;
  const origin = ts.isCallExpression(made) ? unwrap(made.expression) : made;
  return step < MAX_STEPS && ts.isPropertyAccessExpression(origin) && isMadeBy(origin.expression, classifier, test, step + 1);
}

function awaited(expression: TS.Expression): TS.Expression {
  return ts.isAwaitExpression(expression) ? unwrap(expression.expression) : expression;
}

/** All that a variable or a field of the class around it is given, nothing left out; undefined for anything else. */
function sourcesOf(node: TS.Expression, { checker }: Classifier): readonly TS.Expression[] | undefined {
  if (ts.isIdentifier(node)) return valuesGiven(node, checker).filter(isSomething);
  if (!ts.isPropertyAccessExpression(node) || node.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const self = classOfThis(node);
  return self && fieldValues(self, node.name.text, checker).filter(isSomething);
}

function isSomething(value: TS.Expression): boolean {
  return value.kind !== ts.SyntaxKind.NullKeyword && !(ts.isIdentifier(value) && value.text === 'undefined');
}
