/** Which proxy the connection behind a handle goes through. */
import type TS from 'typescript';
import type { TransactionPooler } from '../ir/index.js';
import type { Classifier } from '../types/index.js';
import { nestedIn } from './configurations.js';
import { isMadeBy } from './made-by.js';
import { poolerAmong } from './poolers.js';
import { settingsOf } from './settings.js';
import type { SourceText } from './source-text.js';

interface Surroundings {
  readonly classifier: Classifier;
  readonly source: SourceText;
}

/** The proxy of all the pools and clients that a handle may come of. */
export function poolerBehind(handle: TS.Expression, around: Surroundings): TransactionPooler | undefined {
  const found: TransactionPooler[] = [];
  const isBehind = isMadeBy(handle, around.classifier, (construction) => {
    const pooler = poolerOf(construction, around);
    if (pooler) found.push(pooler);
    return pooler !== undefined;
  });
  return isBehind ? found[0] : undefined;
}

function poolerOf(construction: TS.NewExpression | TS.CallExpression, { classifier, source }: Surroundings): TransactionPooler | undefined {
  const call = classifier.callWithOptions(construction);
  const options = call?.model.options;
  if (!call || !options) return undefined;
  const { checker } = classifier;
  const argument = construction.arguments?.[options.argument];
  const url = call.model.url === undefined ? undefined : construction.arguments?.[call.model.url];
  const settings = argument ? settingsOf(argument, { checker, source, nested: nestedIn(options.schema, classifier.index) }).settings : [];
  return poolerAmong(settings, [argument, url].filter((expression) => expression !== undefined), checker);
}
