/** Functions that ask what a value is: `_.has(options, 'connection')`, `_.isUndefined(meta)`, `Object.hasOwn(row, 'id')`. */
import type TS from 'typescript';
import { passingPresenceField, presenceField, typeField, type AskedType, type BlockId, type Test } from '../ir/index.js';
import { ts } from '../compiler.js';
import { referredName, unwrap } from '../types/index.js';
import type { Lowering } from './context.js';
import { moduleBehind } from './module-behind.js';
import { isNothingTest } from './nothing.js';
import { tellsWhatToEnd } from './what-can-throw.js';

/** Packages with functions of these names. */
const MODULES = /^(?:@sailshq\/)?(?:lodash|underscore)(?:-es|\.\w+|\/\w+)?$/;

type Question = { readonly kind: 'nothing' } | { readonly kind: 'presence' } | { readonly kind: 'type'; readonly type: AskedType };

const QUESTIONS: ReadonlyMap<string, Question> = new Map<string, Question>([
  ['has', { kind: 'presence' }],
  ['isUndefined', { kind: 'nothing' }],
  ['isNull', { kind: 'nothing' }],
  ['isNil', { kind: 'nothing' }],
  ['isObject', { kind: 'type', type: 'object' }],
  ['isPlainObject', { kind: 'type', type: 'plain object' }],
  ['isString', { kind: 'type', type: 'string' }],
  ['isBoolean', { kind: 'type', type: 'boolean' }],
  ['isNumber', { kind: 'type', type: 'number' }],
]);

/** The value about which the call of such a function asks; undefined for any other expression. */
export function subjectOfPredicate(l: Lowering, node: TS.Expression): TS.Expression | undefined {
  return ts.isCallExpression(node) ? questionOf(l, node)?.about : undefined;
}

/**
 * What the call of such a function asks; undefined for any other call.
 *
 * @param whenFalse where what is nothing goes, which has no fields and is no object
 */
export function predicateTest(l: Lowering, node: TS.Expression, whenFalse: BlockId): Test | undefined {
  const question = ts.isCallExpression(node) ? questionOf(l, node) : undefined;
  if (!question) return undefined;
  const { asked, about } = question;
  const object = l.expression(about);
  if (asked.kind === 'nothing') return isNothingTest(l, about, object);
  if (asked.kind === 'presence' && SPEAKS_OF_CONNECTIONS.test(asked.name)) {
    l.graph.split((there) => ({ op: 'branch', test: { kind: 'truthy', value: object }, whenTrue: { to: there }, whenFalse: { to: whenFalse } }));
  }
  const value = l.graph.variable();
  l.graph.emit({ op: 'load', dest: value, object, field: asked.kind === 'type' ? typeField(asked.type) : fieldOf(l, asked.name), foreign: false });
  return { kind: 'truthy', value };
}

/** Names of what a caller may hand in: whether it did decides who gives it back. */
const SPEAKS_OF_CONNECTIONS = /conn|client|session|transaction|trx|lease|pool|database|^db$|^tx$/i;

/** Only where the caller may have handed in a connection does it matter later what the answer was. */
function fieldOf(l: Lowering, name: string): string {
  const field = fieldAskedFor(l, name);
  return field === presenceField(name) && !SPEAKS_OF_CONNECTIONS.test(name) ? passingPresenceField(name) : field;
}

/** `'release' in x` asks what `x.release` asks; of any other name it asks whether the field is there. */
export function fieldAskedFor(l: Lowering, name: string): string {
  return tellsWhatToEnd(name, l.program.classifier.index) ? name : presenceField(name);
}

interface Asked {
  readonly asked: Exclude<Question, { kind: 'presence' }> | { readonly kind: 'presence'; readonly name: string };
  readonly about: TS.Expression;
}

function questionOf(l: Lowering, node: TS.CallExpression): Asked | undefined {
  const [first, second] = node.arguments;
  const own = ownPropertyOf(node);
  if (own) return own;
  const question = QUESTIONS.get(referredName(node.expression));
  if (!question || !first || !isOfModule(l, node)) return undefined;
  if (question.kind !== 'presence') return node.arguments.length === 1 ? { asked: question, about: first } : undefined;
  return presence(first, second);
}

/** `Object.hasOwn(x, 'name')`, `x.hasOwnProperty('name')`. */
function ownPropertyOf(node: TS.CallExpression): Asked | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const [first, second] = node.arguments;
  if (callee.name.text === 'hasOwnProperty') return presence(callee.expression, first);
  const isOfObject = callee.name.text === 'hasOwn' && ts.isIdentifier(callee.expression) && callee.expression.text === 'Object';
  return isOfObject && first ? presence(first, second) : undefined;
}

function presence(about: TS.Expression, name: TS.Expression | undefined): Asked | undefined {
  const written = name && unwrap(name);
  return written && ts.isStringLiteralLike(written) && !/[.[]/.test(written.text) ? { asked: { kind: 'presence', name: written.text }, about } : undefined;
}

/** `_` stands for such a module also where no file says so. */
function isOfModule(l: Lowering, node: TS.CallExpression): boolean {
  const callee = unwrap(node.expression);
  if (ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) && callee.expression.text === '_') return true;
  return MODULES.test(moduleBehind(callee, l.program.classifier.checker)?.module ?? '');
}
