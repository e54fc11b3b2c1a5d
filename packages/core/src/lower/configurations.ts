/** Finds the constructions that take an object with options. */
import type TS from 'typescript';
import type { CallEffect, OptionModel, TypeReference } from '@leakcheck/models';
import { possibleValues, type Configuration, type Setting } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, unwrap, type Classifier, type ModelIndex } from '../types/index.js';
import { settingsOfAddressFile } from './address-files.js';
import { givenByCallers } from './callers.js';
import { isForOneTask } from './endings.js';
import { errorListenerOf } from './error-listeners.js';
import { keeperOf } from './keepers.js';
import { lateOptionsOf } from './late-options.js';
import { resultName } from './naming.js';
import { insertionInto } from './option-insertion.js';
import { limitsQueries } from './query-limits.js';
import { poolerAmong } from './poolers.js';
import { placeOf } from './pools.js';
import { repetitionOf } from './repetition.js';
import { settingsOf, withWrites, type NestedOptions, type SettingList } from './settings.js';
import { isUnknownText, UNKNOWN_TEXT } from './sql-statements.js';
import { textsOf } from './sql-text.js';
import type { SourceText } from './source-text.js';
import type { MemberWrite } from './writes.js';

/** What a file is looked at with. */
interface Surroundings {
  readonly classifier: Classifier;
  readonly source: SourceText;
  /** The files of the project, where listeners and limits may stand. */
  readonly files: readonly TS.SourceFile[];
}

/**
 * The configurations in a file, in the order of the source: `new X(…)`, calls of a library's functions and of methods
 * that a model says configure something. Other methods, such as a query with options of its own, are left out. A
 * connection string in place of an object sets options whose names are not read: the configuration is then empty, and
 * complete only where the string is known and has no parameters.
 */
export function configurationsOf(file: TS.SourceFile, surroundings: Surroundings): readonly Configuration[] {
  const { classifier } = surroundings;
  const found: Configuration[] = [];
  for (const node of descendantsOf(file)) {
    if (ts.isNewExpression(node) || (ts.isCallExpression(node) && mayConfigure(node, classifier))) {
      const configuration = configurationAt(node, surroundings);
      if (configuration) found.push(configuration);
    }
  }
  return found;
}

/** The cheap question before any type is asked for. */
function mayConfigure(node: TS.CallExpression, classifier: Classifier): boolean {
  const callee = unwrap(node.expression);
  return mayCallFunction(node, classifier) || (ts.isPropertyAccessExpression(callee) && classifier.index.hasStatic(callee.name.text));
}

function mayCallFunction(node: TS.CallExpression, classifier: Classifier): boolean {
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
  if (ts.isCallExpression(node) && !call.model.configures && !mayCallFunction(node, classifier)) return undefined;
  const { argument: position, schema } = call.model.options;
  const acquired = call.model.effects.find((effect) => effect.kind === 'acquire');
  const args = node.arguments ?? [];
  const argument = args[position];
  const spread = args.slice(0, position + 1).some((other) => ts.isSpreadElement(other));
  const written = argument && !spread && ts.isCallExpression(node) && isBareAddress(argument, classifier.checker) ? { settings: [], complete: true } : argument && !spread
    ? settingsOf(argument, { checker: classifier.checker, source, nested: nestedIn(schema, classifier.index), files, callers: (parameter) => givenByCallers(parameter, files, classifier.checker) })
    : { settings: [], complete: !spread };
  const made = call.model.configures && madeByFactory(written, schema, classifier.index);
  const { settings: named, complete } = made ?? withWrites(written, acquired ? knownAmong(lateOptionsOf(node, files, classifier), schema, classifier.index) : [], { checker: classifier.checker, source });
  const given = canonical(named, made?.schema ?? schema, classifier.index);
  const settings = complete ? [...given, ...settingsOfAddressFile(node, made?.schema ?? schema, given, { checker: classifier.checker, source, index: classifier.index })] : given;
  const insertion = argument && !made ? insertionInto(argument, classifier.checker, source) : undefined;
  const url = call.model.url === undefined ? undefined : args[call.model.url];
  const pooler = poolerAmong(settings, [argument, url].filter((expression) => expression !== undefined), classifier.checker);
  const repetition = acquired && repetitionOf(node, { classifier, source, files });
  return {
    library: call.library.name,
    operation: call.operation,
    schema: made?.schema ?? schema,
    resource: acquired && lacksWhatItNeeds(acquired, settings, complete) ? undefined : acquired?.resource ?? call.model.configures,
    shared: acquired?.type !== undefined && isShared(acquired.type, classifier),
    name: resultName(node),
    keptAt: placeKeeping(node, classifier.checker),
    span: source.span(node),
    settings,
    completeBesideAddress: complete,
    complete: complete && !mayHoldOptions(url, classifier.checker) && !settings.some((setting) => isUrlWithOptions(setting, made?.schema ?? schema, classifier.index)),
    ...(insertion && { insertion }),
    errorListener: errorListenerOf(node, files, classifier),
    limitsQueriesElsewhere: limitsQueries(node, files, classifier.checker),
    forOneTask: isForOneTask(node),
    ...(pooler && { pooler }),
    orBy: classifier.otherCallsWithOptions(node).flatMap(({ library, operation, model }) => (model.options ? [{ library: library.name, operation, schema: model.options.schema }] : [])),
    ...(repetition && { repetition }),
  };
}

function placeKeeping(node: TS.NewExpression | TS.CallExpression, checker: TS.TypeChecker): string | undefined {
  const keeper = keeperOf(node, checker);
  return keeper && placeOf(keeper.declaration);
}

/** Writes to options that the library has: other members of the object are its own affair. */
function knownAmong(writes: readonly MemberWrite[], schema: TypeReference, index: ModelIndex): readonly MemberWrite[] {
  return writes.filter(({ name }) => name !== undefined && optionNamed(schema, name.text, index) !== undefined);
}

/** The settings under the library's own names, where it takes those in any mixture of capitals. */
function canonical(settings: readonly Setting[], schema: TypeReference, index: ModelIndex): readonly Setting[] {
  const names = namesInAnyCase(schema, index);
  return names.size === 0 ? settings : settings.map((setting) => ({ ...setting, name: names.get(setting.name.toLowerCase()) ?? setting.name }));
}

/** Names in small letters → as the library writes them; of the interface and those it extends. */
function namesInAnyCase(schema: TypeReference, index: ModelIndex): ReadonlyMap<string, string> {
  const model = index.optionsOf(schema);
  const own = model?.anyCase === true ? Object.keys(model.options) : [];
  const inherited = (model?.extends ?? []).flatMap((parent) => [...namesInAnyCase(parent, index)]);
  return new Map([...inherited, ...own.map((name) => [name.toLowerCase(), name] as const)]);
}

/** True where nothing is acquired for want of an option: knex without a connection only writes SQL. */
function lacksWhatItNeeds({ needs }: CallEffect & { readonly kind: 'acquire' }, settings: readonly Setting[], complete: boolean): boolean {
  return needs !== undefined && complete && !settings.some(({ name }) => name === needs);
}

/** The options that `forRootAsync({ useFactory: () => options })` hands on: the others say how the factory is called. */
function madeByFactory({ settings, complete }: SettingList, schema: TypeReference, index: ModelIndex): (SettingList & { readonly schema: TypeReference }) | undefined {
  const factory = settings.find(({ name }) => optionNamed(schema, name, index)?.type === 'function');
  if (!factory?.nested) return undefined;
  const prefix = `${factory.name}.`;
  const returned = settings.flatMap((setting) => (setting.name.startsWith(prefix) ? [{ ...setting, name: setting.name.slice(prefix.length) }] : []));
  return { settings: returned, complete, schema: factory.nested.schema };
}

/** The options of an interface whose values are options of another. */
export function nestedIn(schema: TypeReference, index: ModelIndex): NestedOptions {
  return (name, beside) => {
    const option = optionNamed(schema, name, index);
    const held = option?.nested ?? option?.cases?.find(({ option: deciding, values }) => values.some((value) => value === beside(deciding)))?.nested;
    const library = held && index.libraryOfModule(held.module)?.name;
    if (!held || library === undefined) return undefined;
    return { schema: held, library, nested: nestedIn(held, index), ...(option?.method !== undefined && { method: option.method }), ...(option?.parameters === true && { parameters: true as const }) };
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

/** True for a connection string in the place of options, written out and without parameters: it sets none. Functions take one, classes do not. */
function isBareAddress(argument: TS.Expression, checker: TS.TypeChecker): boolean {
  return textsOf(argument, checker).every((text) => /^\w+:\/\//.test(text) && !text.includes('?') && !text.includes(UNKNOWN_TEXT));
}

/** True if a connection string has parameters, or may have some: it is known only when it is written out. */
function mayHoldOptions(url: TS.Expression | undefined, checker: TS.TypeChecker): boolean {
  return url !== undefined && textsOf(url, checker).some((text) => text.includes('?') || isUnknownText(text));
}

/** True of an option that is a connection string which has parameters, or may have some. */
function isUrlWithOptions({ name, value }: Setting, schema: TypeReference, index: ModelIndex): boolean {
  if (optionNamed(schema, name, index)?.url !== true) return false;
  const { values, all } = possibleValues(value);
  return !all || values.some((text) => typeof text === 'string' && text.includes('?'));
}

function isShared(reference: TypeReference, { index }: Classifier): boolean {
  const type = index.typeOf(reference);
  return type !== undefined && index.resourceOf(type)?.shared === true;
}
