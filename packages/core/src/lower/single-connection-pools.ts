/** Pools that have one connection only: whatever is sent through one meets what was sent before. */
import type TS from 'typescript';
import type { TypeReference } from '@leakcheck/models';
import type { Classifier, ModelIndex } from '../types/index.js';
import { nestedIn, optionNamed } from './configurations.js';
import { isMadeBy } from './made-by.js';
import { settingsOf } from './settings.js';
import type { SourceText } from './source-text.js';

interface Surroundings {
  readonly classifier: Classifier;
  readonly source: SourceText;
}

/** True if a value is, in all that makes it, a pool whose options say that it has one connection at most, or comes from such a pool. */
export function hasOneConnection(pool: TS.Expression, around: Surroundings): boolean {
  return isMadeBy(pool, around.classifier, (construction) => isLimitedToOne(construction, around));
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
