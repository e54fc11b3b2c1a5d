/** What a test asserts holds on every path behind it: that a function fails, that two connections are one. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type FunctionNode } from '../types/index.js';
import type { Lowering } from './context.js';

/** Assertions about a function by which it has to fail: `assert.rejects(fn)`, `t.throwsAsync(fn)`. */
const FAILURE_ASSERTIONS = /^(rejects|throws|throwsAsync)$/;
/** The same behind `expect(fn)`. */
const EXPECTED_FAILURES = /^(rejects|rejected|rejectedWith|throw|throws|toThrow|toThrowError)$/;
/** Assertions by which two values are one: `assert.strictEqual(a, b)`, and `expect(a).toBe(b)`. */
const IDENTITY_ASSERTIONS = /^(equal|strictEqual|equals|is)$/;
const EXPECTED_IDENTITIES = /^(toBe|be|equal|equals)$/;

/** True for a function that a test expects to throw or to reject: it does not come to its end. */
export function isExpectedToFail(node: FunctionNode): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== node) return false;
  const callee = unwrap(call.expression);
  if (ts.isPropertyAccessExpression(callee)) return FAILURE_ASSERTIONS.test(callee.name.text);
  const words = isExpect(call) ? wordsBehind(call) : [];
  return words.some((word) => EXPECTED_FAILURES.test(word)) && !words.includes('not');
}

function isExpect(call: TS.CallExpression): boolean {
  return ts.isIdentifier(call.expression) && call.expression.text === 'expect';
}

/** `rejects`, `toThrow` of `expect(fn).rejects.toThrow(…)` */
function wordsBehind(node: TS.Node): readonly string[] {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) return [];
  return [parent.name.text, ...wordsBehind(parent)];
}

/** Behind an assertion that two connections are one, the name of the older one stands for the newer one. */
export function lowerIdentityAssertion(l: Lowering, node: TS.CallExpression): void {
  const [one, other] = assertedAlike(node).map((expression) => connectionIn(l, expression));
  if (one === undefined || other === undefined) return;
  l.graph.emit({ op: 'assign', dest: Math.min(one, other), source: Math.max(one, other) });
}

function assertedAlike(node: TS.CallExpression): readonly TS.Expression[] {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return [];
  const [first, second] = node.arguments;
  const subject = expectedSubject(callee);
  if (subject) return first && EXPECTED_IDENTITIES.test(callee.name.text) ? [subject, first] : [];
  const asserts = ts.isIdentifier(callee.expression) && /^(assert|t)$/.test(callee.expression.text);
  return asserts && first && second && IDENTITY_ASSERTIONS.test(callee.name.text) ? [first, second] : [];
}

/** `a` in `expect(a).to.be`; undefined behind `not` */
function expectedSubject({ name, expression }: TS.PropertyAccessExpression): TS.Expression | undefined {
  if (name.text === 'not') return undefined;
  const inner = unwrap(expression);
  if (ts.isPropertyAccessExpression(inner)) return expectedSubject(inner);
  return ts.isCallExpression(inner) && isExpect(inner) ? inner.arguments[0] : undefined;
}

function connectionIn(l: Lowering, expression: TS.Expression): Variable | undefined {
  const node = unwrap(expression);
  if (!ts.isIdentifier(node) || l.program.classifier.kindOf(node) !== 'connection') return undefined;
  return l.scope.find(node.text)?.variable;
}
