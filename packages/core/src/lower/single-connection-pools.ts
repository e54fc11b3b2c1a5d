/** Pools that have one connection only: whatever is sent through one meets what was sent before. */
import type TS from 'typescript';
import type { TypeReference } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { classOfThis, fieldValues, unwrap, valuesGiven, type Classifier, type ModelIndex } from '../types/index.js';
import { nestedIn, optionNamed } from './configurations.js';
import { definitionOf } from './definitions.js';
import { settingsOf } from './settings.js';
import type { SourceText } from './source-text.js';

interface Surroundings {
  readonly classifier: Classifier;
  readonly source: SourceText;
}

/** Longest way from a pool to what queries through it, such as `this.pool.promise()`; constants may refer to each other in a circle. */
const MAX_STEPS = 6;

/** True if a value is, in all that makes it, a pool whose options say that it has one connection at most, or comes from such a pool. */
export function hasOneConnection(pool: TS.Expression, around: Surroundings, step = 0): boolean {
  const made = definitionOf(pool, around.classifier.checker).expression;
  const sources = sourcesOf(made, around.classifier);
  if (sources) return step < MAX_STEPS && sources.length > 0 && sources.every((source) => hasOneConnection(source, around, step + 1));
  if ((ts.isNewExpression(made) || ts.isCallExpression(made)) && isLimitedToOne(made, around)) return true;
  const origin = ts.isCallExpression(made) ? unwrap(made.expression) : made;
  return step < MAX_STEPS && ts.isPropertyAccessExpression(origin) && hasOneConnection(origin.expression, around, step + 1);
}

/** All that a variable or a field of the class around it is given; undefined for anything else. */
function sourcesOf(node: TS.Expression, { checker }: Classifier): readonly TS.Expression[] | undefined {
  if (ts.isIdentifier(node)) return valuesGiven(node, checker);
  if (!ts.isPropertyAccessExpression(node) || node.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const self = classOfThis(node);
  return self && fieldValues(self, node.name.text, checker);
}

function isLimitedToOne(construction: TS.NewExpression | TS.CallExpression, { classifier, source }: Surroundings): boolean {
  const options = classifier.callWithOptions(construction)?.model.options;
  const argument = options && construction.arguments?.[options.argument];
  if (!argument) return false;
  const { schema } = options;
  const { settings } = settingsOf(argument, { checker: classifier.checker, source, nested: nestedIn(schema, classifier.index) });
  return settings.some(({ name, always, value }) =>
    always && value.kind === 'constant' && Number(value.value) === 1 && isPoolMax(schema, name.split('.'), classifier.index));
}

/** True of `max`, and of `pool.max` where the options nest. */
function isPoolMax(schema: TypeReference, [name = '', ...inner]: readonly string[], index: ModelIndex): boolean {
  const option = optionNamed(schema, name, index);
  if (inner.length === 0) return option?.role === 'poolMax';
  return option?.nested !== undefined && isPoolMax(option.nested, inner, index);
}
