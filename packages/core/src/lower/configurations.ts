/** Finds the constructions that take an object with options. */
import type TS from 'typescript';
import type { OptionModel, TypeReference } from '@leakcheck/models';
import type { Configuration } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, unwrap, type Classifier, type ModelIndex } from '../types/index.js';
import { errorListenerOf } from './error-listeners.js';
import { resultName } from './naming.js';
import { insertionInto } from './option-insertion.js';
import { limitsQueries } from './query-limits.js';
import { repetitionOf } from './repetition.js';
import { settingsOf, type NestedOptions } from './settings.js';
import { isUnknownText } from './sql-statements.js';
import { textsOf } from './sql-text.js';
import type { SourceText } from './source-text.js';

/** What a file is looked at with. */
interface Surroundings {
  readonly classifier: Classifier;
  readonly source: SourceText;
  /** The files of the project, where listeners and limits may stand. */
  readonly files: readonly TS.SourceFile[];
}

/**
 * The configurations in a file, in the order of the source: `new X(…)` and calls of a library's functions. Methods,
 * such as a query with options of its own, are left out. A connection string in place of an object sets options
 * whose names are not read: the configuration is then empty and not complete.
 */
export function configurationsOf(file: TS.SourceFile, surroundings: Surroundings): readonly Configuration[] {
  const { classifier } = surroundings;
  const found: Configuration[] = [];
  for (const node of descendantsOf(file)) {
    if (ts.isNewExpression(node) || (ts.isCallExpression(node) && mayCallLibrary(node, classifier))) {
      const configuration = configurationAt(node, surroundings);
      if (configuration) found.push(configuration);
    }
  }
  return found;
}

/** The cheap question before any type is asked for. */
function mayCallLibrary(node: TS.CallExpression, classifier: Classifier): boolean {
  const callee = unwrap(node.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return (ts.isIdentifier(name) && classifier.index.hasFunction(name.text)) || classifier.isAlias(node);
}

function configurationAt(
  node: TS.NewExpression | TS.CallExpression,
  { classifier, source, files }: Surroundings,
): Configuration | undefined {
  const call = classifier.callWithOptions(node);
  if (!call?.model.options) return undefined;
  const { argument: position, schema } = call.model.options;
  const acquired = call.model.effects.find((effect) => effect.kind === 'acquire');
  const args = node.arguments ?? [];
  const argument = args[position];
  const spread = args.slice(0, position + 1).some((other) => ts.isSpreadElement(other));
  const { settings, complete } = argument && !spread
    ? settingsOf(argument, { checker: classifier.checker, source, nested: nestedIn(schema, classifier.index) })
    : { settings: [], complete: !spread };
  const insertion = argument && insertionInto(argument, classifier.checker, source);
  const repetition = acquired && repetitionOf(node, { classifier, source, files });
  return {
    library: call.library.name,
    operation: call.operation,
    schema,
    resource: acquired?.resource,
    shared: acquired?.type !== undefined && isShared(acquired.type, classifier),
    name: resultName(node),
    span: source.span(node),
    settings,
    complete: complete && !mayHoldOptions(call.model.url === undefined ? undefined : args[call.model.url], classifier.checker),
    ...(insertion && { insertion }),
    errorListener: errorListenerOf(node, files, classifier),
    limitsQueriesElsewhere: limitsQueries(node, files, classifier.checker),
    ...(repetition && { repetition }),
  };
}

/** The options of an interface whose values are options of another. */
export function nestedIn(schema: TypeReference, index: ModelIndex): NestedOptions {
  return (name) => {
    const nested = optionNamed(schema, name, index)?.nested;
    return nested && nestedIn(nested, index);
  };
}

/** The option of that name, also an inherited one. */
export function optionNamed(schema: TypeReference, name: string, index: ModelIndex): OptionModel | undefined {
  const model = index.optionsOf(schema);
  if (!model) return undefined;
  if (Object.hasOwn(model.options, name)) return model.options[name];
  for (const parent of model.extends) {
    const inherited = optionNamed(parent, name, index);
    if (inherited) return inherited;
  }
  return undefined;
}

/** True if a connection string has parameters, or may have some: it is known only when it is written out. */
function mayHoldOptions(url: TS.Expression | undefined, checker: TS.TypeChecker): boolean {
  return url !== undefined && textsOf(url, checker).some((text) => text.includes('?') || isUnknownText(text));
}

function isShared(reference: TypeReference, { index }: Classifier): boolean {
  const type = index.typeOf(reference);
  return type !== undefined && index.resourceOf(type)?.shared === true;
}
