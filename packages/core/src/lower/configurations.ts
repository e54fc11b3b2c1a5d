/** Finds the constructions and calls that take an object with options. */
import type TS from 'typescript';
import type { Configuration } from '../ir/index.js';
import { ts } from '../compiler.js';
import type { Classifier } from '../types/index.js';
import { resultName } from './naming.js';
import { settingsOf } from './settings.js';
import type { SourceText } from './source-text.js';

/**
 * The configurations in a file, in the order of the source. A connection string in place of an object sets options
 * whose names are not read: the configuration is then empty and not complete.
 */
export function configurationsOf(file: TS.SourceFile, classifier: Classifier, source: SourceText): readonly Configuration[] {
  const found: Configuration[] = [];
  const visit = (node: TS.Node): void => {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const configuration = configurationAt(node, classifier, source);
      if (configuration) found.push(configuration);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

function configurationAt(
  node: TS.NewExpression | TS.CallExpression,
  classifier: Classifier,
  source: SourceText,
): Configuration | undefined {
  const call = classifier.callWithOptions(node);
  if (!call?.model.options) return undefined;
  const { argument: position, schema } = call.model.options;
  const acquired = call.model.effects.find((effect) => effect.kind === 'acquire');
  const args = node.arguments ?? [];
  const argument = args[position];
  const spread = args.slice(0, position + 1).some((other) => ts.isSpreadElement(other));
  const { settings, complete } = argument && !spread
    ? settingsOf(argument, { checker: classifier.checker, source })
    : { settings: [], complete: !spread };
  return {
    library: call.library.name,
    operation: call.operation,
    schema,
    resource: acquired?.resource,
    name: resultName(node),
    span: source.span(node),
    settings,
    complete,
  };
}
