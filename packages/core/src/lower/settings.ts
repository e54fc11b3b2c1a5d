/** Resolves an options object to the options it sets. */
import type TS from 'typescript';
import type { TypeReference } from '@leakcheck/models';
import type { Constant, Setting, SettingValue } from '../ir/index.js';
import { ts } from '../compiler.js';
import { calleeOf, classOfThis, fieldOfThis, fieldValues, functionBehind, isFunctionNode, returnedBy, unwrap, type FunctionNode } from '../types/index.js';
import { registeredBehind } from './config-namespaces.js';
import { constantOf } from './constants.js';
import { argumentsOfObjectMethod, definitionOf } from './definitions.js';
import { slipIn } from './slips.js';
import type { SourceText } from './source-text.js';
import { parametersOf } from './url-parameters.js';
import { nameReadBy } from './value-names.js';
import { parameterNamed, valueSymbol } from './value-symbol.js';
import type { MemberWrite } from './writes.js';

/** The options an object sets; `complete` is false if it may set others, whose names cannot be known. */
export interface SettingList {
  readonly settings: readonly Setting[];
  readonly complete: boolean;
}

/** What resolving needs besides the expression. */
interface Surroundings {
  readonly checker: TS.TypeChecker;
  readonly source: SourceText;
  /** Which options hold options themselves: those are found under dotted names, `pool.max`. */
  readonly nested?: NestedOptions;
  /** What the parameters of functions that are followed are given. */
  readonly given?: GivenParameters;
  /** What a parameter of a function is given that is not followed into, but stood in. */
  readonly callers?: (parameter: TS.ParameterDeclaration) => GivenByCallers;
  /** The program's own files, where options may be registered under a name. */
  readonly files?: readonly TS.SourceFile[];
  /** The values of the options of the object at hand that decide what others hold. */
  readonly beside: (option: string) => Constant | undefined;
}

/** Parameters → the arguments that they stand for. */
type GivenParameters = ReadonlyMap<TS.ParameterDeclaration, TS.Expression | undefined>;

/** The arguments that calls of a function give for one of its parameters; `complete` is false where there may be other calls. */
export interface GivenByCallers {
  readonly values: readonly TS.Expression[];
  readonly complete: boolean;
}

/**
 * What an option's value holds, if that is options again.
 *
 * @param beside the value of another option of the same object, if that is known
 */
export type NestedOptions = (name: string, beside: (option: string) => Constant | undefined) => NestedInterface | undefined;

export interface NestedInterface {
  readonly schema: TypeReference;
  /** Whose interface it is. */
  readonly library: string;
  readonly nested: NestedOptions;
  /** The method that returns them, if the value is a class. */
  readonly method?: string;
  /** True if they are the parameters of a connection string. */
  readonly parameters?: true;
}

const NOTHING: SettingList = { settings: [], complete: true };
const ANYTHING: SettingList = { settings: [], complete: false };
const UNKNOWN: SettingValue = { kind: 'unknown' };

/** Deepest nesting of spreads, branches and merges that is followed; constants may refer to each other in a circle. */
const MAX_DEPTH = 8;

/** The options that an expression's value sets, followed through constants, spreads, branches and `Object.assign`. */
export function settingsOf(expression: TS.Expression, { nested, ...around }: Omit<Surroundings, 'beside'>, depth = 0): SettingList {
  let plain: SettingList | undefined;
  const beside = (option: string): Constant | undefined => {
    plain ??= partOf(expression, { ...around, beside: () => undefined }, depth);
    const [setting, ...others] = plain.settings.filter(({ name }) => name === option);
    return setting?.always && others.length === 0 && setting.value.kind === 'constant' ? setting.value.value : undefined;
  };
  return partOf(expression, { ...around, beside, ...(nested && { nested }) }, depth);
}

/** The options of an object, and what is written to its members later. */
export function withWrites(list: SettingList, writes: readonly MemberWrite[], { checker, source }: Omit<Surroundings, 'beside'>): SettingList {
  return writes.map((write) => settingWritten(write, { checker, source, beside: () => undefined })).reduce(merge, list);
}

/** What an expression adds to the options of the object that it is spread into, or is itself. */
function partOf(expression: TS.Expression, around: Surroundings, depth: number): SettingList {
  if (depth > MAX_DEPTH) return ANYTHING;
  const { expression: node, writes } = definitionOf(expression, around.checker);
  return writes.map((write) => settingWritten(write, around)).reduce(merge, madeBy(node, around, depth + 1));
}

function madeBy(node: TS.Expression, around: Surroundings, depth: number): SettingList {
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.map((property) => propertySettings(property, around, depth)).reduce(merge, NOTHING);
  }
  if (ts.isConditionalExpression(node)) {
    return either(partOf(node.whenTrue, around, depth), partOf(node.whenFalse, around, depth));
  }
  if (ts.isBinaryExpression(node)) {
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return perhaps(partOf(node.right, around, depth));
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return either(partOf(node.left, around, depth), partOf(node.right, around, depth));
      default:
        return ANYTHING;
    }
  }
  const merged = argumentsOfObjectMethod(node, 'assign');
  if (merged) {
    return merged
      .map((part) => (ts.isSpreadElement(part) ? ANYTHING : partOf(part, around, depth)))
      .reduce(merge, NOTHING);
  }
  if (ts.isElementAccessExpression(node)) return anyMember(node, around, depth);
  if (ts.isPropertyAccessExpression(node)) return settingsOfField(node, around, depth);
  if (ts.isAwaitExpression(node)) return partOf(node.expression, around, depth);
  const called = ts.isCallExpression(node) ? calleeOf(node, around.checker) : undefined;
  if (called && ts.isCallExpression(node)) return returnedSettings(called, { ...around, given: new Map([...(around.given ?? []), ...argumentsGiven(called, node)]) }, depth);
  if (ts.isCallExpression(node)) {
    const [first, ...others] = registeredBehind(node, around.files ?? []).map((registered) => partOf(registered, around, depth));
    if (first) return others.reduce(either, first);
  }
  const factory = isFunctionNode(node) ? node : ts.isIdentifier(node) ? functionBehind(node, around.checker) : undefined;
  if (factory) return returnedSettings(factory, around, depth);
  const parameter = ts.isIdentifier(node) ? parameterNamed(node, around.checker) : undefined;
  if (parameter) return settingsGiven(parameter, around, depth);
  const constant = constantOf(node, around.checker);
  return constant.kind === 'constant' && typeof constant.value !== 'string' ? NOTHING : ANYTHING;
}

/** `config[process.env.NODE_ENV]`: the options in any member of the object. */
function anyMember(node: TS.ElementAccessExpression, around: Surroundings, depth: number): SettingList {
  const { expression: object, writes } = definitionOf(node.expression, around.checker);
  if (!ts.isObjectLiteralExpression(object) || writes.length > 0) return ANYTHING;
  const [first, ...others] = object.properties.map((property) => (ts.isPropertyAssignment(property) ? settingsOf(property.initializer, around, depth) : ANYTHING));
  return first ? others.reduce(either, first) : ANYTHING;
}

/** `this.options`, which the class fills at one place: whoever has the object may add others, unless the field is the class's own affair. */
function settingsOfField(node: TS.PropertyAccessExpression, around: Surroundings, depth: number): SettingList {
  const field = fieldOfThis(node);
  const owner = field === undefined ? undefined : classOfThis(node);
  const [value, ...others] = owner && field !== undefined ? fieldValues(owner, field, around.checker) : [];
  if (!value || others.length > 0) return ANYTHING;
  const { settings, complete } = partOf(value, around, depth);
  return { settings, complete: complete && isPrivate(node.name, around.checker) };
}

function isPrivate(name: TS.MemberName, checker: TS.TypeChecker): boolean {
  const declaration = valueSymbol(name, checker)?.valueDeclaration;
  return ts.isPrivateIdentifier(name) || (declaration !== undefined && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) !== 0);
}

/** The options that a function makes each time it is called. */
function returnedSettings(factory: FunctionNode, around: Surroundings, depth: number): SettingList {
  const [first, ...others] = returnedBy(factory).map((returned) => settingsOf(returned, around, depth));
  return first ? others.reduce(either, first) : ANYTHING;
}

/** The parameters of a function with the arguments of a call; what may be any of several is left out. */
function argumentsGiven({ parameters }: FunctionNode, call: TS.CallExpression): readonly (readonly [TS.ParameterDeclaration, TS.Expression | undefined])[] {
  if (call.arguments.some((argument) => ts.isSpreadElement(argument))) return [];
  return parameters.flatMap((parameter, at) => (parameter.dotDotDotToken ? [] : [[parameter, call.arguments[at] ?? parameter.initializer] as const]));
}

/** The options in what a parameter is given: by the call that is followed, or by all calls of the function that it belongs to. */
function settingsGiven(parameter: TS.ParameterDeclaration, around: Surroundings, depth: number): SettingList {
  if (around.given?.has(parameter) === true) {
    const argument = around.given.get(parameter);
    return argument ? partOf(argument, around, depth) : NOTHING;
  }
  const { values, complete } = around.callers?.(parameter) ?? { values: [], complete: false };
  const [first, ...others] = [...values, ...(parameter.initializer ? [parameter.initializer] : [])].map((value) => partOf(value, around, depth));
  if (!first) return ANYTHING;
  const known = others.reduce(either, first);
  return { settings: known.settings, complete: known.complete && complete };
}

function propertySettings(property: TS.ObjectLiteralElementLike, around: Surroundings, depth: number): SettingList {
  if (ts.isSpreadAssignment(property)) return partOf(property.expression, around, depth);
  const name = nameOf(property.name, around.checker);
  if (name === undefined) return ANYTHING;
  const shorthand = ts.isShorthandPropertyAssignment(property);
  const written = ts.isPropertyAssignment(property) ? property.initializer : undefined;
  const value = shorthand ? property.name : written;
  const own = settingAt({ name, nameNode: property.name, value, shorthand }, around);
  const nested = around.nested?.(name, around.beside);
  if (!nested) return { settings: [own], complete: true };
  if (nested.parameters === true) {
    const parameters = value ? parametersOf(value, around.checker, around.source) : [];
    return { settings: [{ ...own, nested: { schema: nested.schema, library: nested.library } }, ...parameters.map((setting) => ({ ...setting, name: `${name}.${setting.name}` }))], complete: true };
  }
  const within = { ...around, nested: nested.nested };
  const factory = ts.isMethodDeclaration(property) ? property : value && nested.method !== undefined ? methodOf(value, nested.method, around.checker) : undefined;
  const inner = factory ? returnedSettings(factory, within, depth) : value && nested.method === undefined ? settingsOf(value, within, depth) : ANYTHING;
  const settings = inner.settings.map((setting) => ({ ...setting, name: `${name}.${setting.name}` }));
  return { settings: [{ ...own, nested: { schema: nested.schema, library: nested.library } }, ...settings], complete: inner.complete };
}

/** The method of that name of a class of the program. */
function methodOf(value: TS.Expression, name: string, checker: TS.TypeChecker): FunctionNode | undefined {
  const made = definitionOf(value, checker).expression;
  const declaration = ts.isIdentifier(made) ? valueSymbol(made, checker)?.valueDeclaration : made;
  return declaration && ts.isClassLike(declaration) ? declaration.members.filter(ts.isMethodDeclaration).find((member) => member.name.getText() === name) : undefined;
}

function nameOf(name: TS.PropertyName, checker: TS.TypeChecker): string | undefined {
  if (!ts.isComputedPropertyName(name)) return name.text;
  const computed = constantOf(name.expression, checker);
  return computed.kind === 'constant' ? String(computed.value) : undefined;
}

/** A write may come before the object is used, or after. */
function settingWritten(write: MemberWrite, around: Surroundings): SettingList {
  const { name, value } = write;
  if (!name) return ANYTHING;
  const setting = settingAt({ name: name.text, nameNode: name, value, shorthand: false }, around);
  return perhaps({ settings: [setting], complete: true });
}

interface NamedValue {
  readonly name: string;
  readonly nameNode: TS.PropertyName;
  readonly value: TS.Expression | undefined;
  readonly shorthand: boolean;
}

function settingAt({ name, nameNode, value, shorthand }: NamedValue, { checker, source }: Surroundings): Setting {
  const bare = value && unwrap(value);
  const quote = ts.isStringLiteralLike(nameNode) ? 1 : 0;
  const valueName = value && nameReadBy(value);
  const slip = value && slipIn(value, checker);
  return {
    name,
    nameSpan: source.span(nameNode),
    nameRange: { start: nameNode.getStart() + quote, end: nameNode.getEnd() - quote },
    shorthand,
    always: true,
    value: value ? constantOf(value, checker) : UNKNOWN,
    valueSpan: source.span(value ?? nameNode),
    ...(valueName !== undefined && { valueName }),
    ...(slip && { slip }),
    ...(bare && ts.isNumericLiteral(bare) && {
      numeral: { start: bare.getStart(), end: bare.getEnd(), value: Number(bare.text) },
    }),
  };
}

/** The options of one object, then those of another over them. */
function merge(first: SettingList, second: SettingList): SettingList {
  const names = new Set(second.settings.map(({ name }) => name));
  const replaced = new Set(second.settings.filter(({ always }) => always).map(({ name }) => name));
  const kept = first.settings
    .filter(({ name }) => !replaced.has(name) && !replaced.has(name.split('.')[0] ?? name))
    .map((setting) => (names.has(setting.name) || !second.complete ? { ...setting, value: UNKNOWN } : setting));
  return { settings: [...kept, ...second.settings], complete: first.complete && second.complete };
}

/** What may be set, and may be left out. */
function perhaps({ settings, complete }: SettingList): SettingList {
  return { settings: settings.map((setting) => ({ ...setting, always: false })), complete };
}

/** The options of one of two objects. */
function either(one: SettingList, other: SettingList): SettingList {
  return { settings: [...perhaps(one).settings, ...perhaps(other).settings], complete: one.complete && other.complete };
}
