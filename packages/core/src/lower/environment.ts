/** Reads that the environment answers, and the fallback that the program has for each. */
import type TS from 'typescript';
import { mapValue, type Constant, type SettingValue } from '../ir/index.js';
import { ts } from '../compiler.js';
import { functionBehind, unwrap } from '../types/index.js';
import { definitionOf } from './definitions.js';
import { entryFor } from './environment-files.js';
import { valueSymbol } from './value-symbol.js';

type Inside = (inner: TS.Expression) => SettingValue;

/** The value of `process.env.X`, of a helper that reads it, and of a member of a validated environment; undefined for anything else. */
export function environmentRead(node: TS.Expression, checker: TS.TypeChecker, inside: Inside): SettingValue | undefined {
  if (ts.isIdentifier(node)) return destructured(node, checker, inside);
  if (ts.isCallExpression(node)) return readByCall(node, checker, inside);
  const member = memberOf(node);
  if (!member) return undefined;
  if (isEnvironment(member.object, checker)) return variableRead(member.name, undefined, node, checker);
  return validated(member.object, member.name, checker, inside);
}

/** The variable with what a file sets it to, or else with its fallback. */
function variableRead(variable: string, fallback: Constant, node: TS.Node, checker: TS.TypeChecker): SettingValue {
  const entry = entryFor(variable, node.getSourceFile().fileName, checker);
  if (!entry) return { kind: 'environment', variable, fallback };
  const { value, file, line } = entry;
  return { kind: 'environment', variable, fallback: value, from: { file, line } };
}

interface Member {
  readonly object: TS.Expression;
  readonly name: string;
}

/** `object.name` and `object['name']`. */
function memberOf(node: TS.Expression): Member | undefined {
  if (ts.isPropertyAccessExpression(node)) return { object: unwrap(node.expression), name: node.name.text };
  if (!ts.isElementAccessExpression(node)) return undefined;
  const key = unwrap(node.argumentExpression);
  return ts.isStringLiteralLike(key) ? { object: unwrap(node.expression), name: key.text } : undefined;
}

/** `process.env`, also under another name, `import.meta.env`, `Bun.env`, and the object of the module `node:process`. */
function isEnvironment(expression: TS.Expression, checker: TS.TypeChecker): boolean {
  const node = definitionOf(expression, checker).expression;
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'env') {
    return ts.isMetaProperty(node.expression) || (ts.isIdentifier(node.expression) && ENVIRONMENT_OWNERS.has(node.expression.text));
  }
  const origin = ts.isIdentifier(node) ? bindingOf(node, checker) : undefined;
  return origin?.name === 'env' && ts.isIdentifier(origin.object) && ENVIRONMENT_OWNERS.has(origin.object.text);
}

const ENVIRONMENT_OWNERS: ReadonlySet<string> = new Set(['process', 'Bun']);

interface Binding extends Member {
  readonly initial: TS.Expression | undefined;
}

/** What `const { name: local = initial } = object` says of `local`. */
function bindingOf(name: TS.Identifier, checker: TS.TypeChecker): Binding | undefined {
  const declaration = valueSymbol(name, checker)?.valueDeclaration;
  if (!declaration || !ts.isBindingElement(declaration) || declaration.dotDotDotToken) return undefined;
  const { parent } = declaration.parent;
  if (!ts.isVariableDeclaration(parent) || !parent.initializer || (parent.parent.flags & ts.NodeFlags.Const) === 0) return undefined;
  const property = declaration.propertyName ?? declaration.name;
  if (!ts.isIdentifier(property) && !ts.isStringLiteralLike(property)) return undefined;
  return { object: unwrap(parent.initializer), name: property.text, initial: declaration.initializer };
}

function destructured(name: TS.Identifier, checker: TS.TypeChecker, inside: Inside): SettingValue | undefined {
  const binding = bindingOf(name, checker);
  if (!binding) return undefined;
  const { object, name: variable, initial } = binding;
  if (!isEnvironment(object, checker)) return validated(object, variable, checker, inside);
  const fallback = initial ? inside(initial) : undefined;
  if (!fallback) return variableRead(variable, undefined, name, checker);
  return fallback.kind === 'constant' ? variableRead(variable, fallback.value, name, checker) : { kind: 'unknown' };
}

/**
 * A call that is given the name of a variable and what holds without it: `config.get('DB_POOL_MAX', 10)`, or a function
 * of the program that looks into the environment.
 */
function readByCall(node: TS.CallExpression, checker: TS.TypeChecker, inside: Inside): SettingValue | undefined {
  const [key, ...others] = node.arguments;
  const name = key && unwrap(key);
  if (!name || !ts.isStringLiteralLike(name) || others.length > 1 || !readsEnvironment(node, name.text, checker)) return undefined;
  const [given] = others;
  const fallback = given && inside(given);
  if (!fallback) return variableRead(name.text, undefined, node, checker);
  return fallback.kind === 'constant' ? variableRead(name.text, fallback.value, node, checker) : undefined;
}

function readsEnvironment(node: TS.CallExpression, key: string, checker: TS.TypeChecker): boolean {
  const callee = unwrap(node.expression);
  if (ts.isIdentifier(callee)) {
    const body = functionBehind(callee, checker);
    return body !== undefined && /\bprocess\.env\b/.test(body.getText());
  }
  if (!ts.isPropertyAccessExpression(callee)) return false;
  // Nest's ConfigService, the packages config and nconf.
  const isStore = /config|settings|env/i.test(callee.expression.getText());
  return isStore && (callee.name.text === 'get' || callee.name.text === 'getOrThrow') && /^[\w.:-]+$/.test(key);
}

/** A member of `z.object({ X: z.coerce.number().default(10) }).parse(process.env)` and of `cleanEnv(process.env, { X: num({ default: 10 }) })`. */
function validated(object: TS.Expression, name: string, checker: TS.TypeChecker, inside: Inside): SettingValue | undefined {
  const call = definitionOf(object, checker).expression;
  if (!ts.isCallExpression(call)) return undefined;
  const input = call.arguments.findIndex((argument) => isEnvironment(unwrap(argument), checker));
  if (input === -1) return undefined;
  const callee = unwrap(call.expression);
  const shapes = [...call.arguments.filter((_, index) => index !== input), ...(ts.isPropertyAccessExpression(callee) ? argumentsAlong(callee.expression, checker) : [])];
  const shape = shapes.map((argument) => definitionOf(argument, checker).expression).find(ts.isObjectLiteralExpression);
  const rule = shape?.properties.find((property): property is TS.PropertyAssignment => ts.isPropertyAssignment(property) && property.name.getText() === name);
  const fallback = rule && defaultIn(rule.initializer, inside);
  const read = variableRead(name, fallback, object, checker);
  // What validates the text also makes a number of it.
  return typeof fallback === 'number' ? mapValue(read, Number) : read;
}

/** The arguments of a chain of calls, the last call's first. */
function argumentsAlong(expression: TS.Expression, checker: TS.TypeChecker): readonly TS.Expression[] {
  const node = definitionOf(expression, checker).expression;
  if (!ts.isCallExpression(node)) return [];
  const callee = unwrap(node.expression);
  return [...node.arguments, ...(ts.isPropertyAccessExpression(callee) ? argumentsAlong(callee.expression, checker) : [])];
}

/** `….default(10)` in a chain, or the member `default` of an object in it. */
function defaultIn(rule: TS.Expression, inside: Inside): Constant {
  for (let node = unwrap(rule); ts.isCallExpression(node);) {
    const callee = unwrap(node.expression);
    const [argument] = node.arguments;
    const given = argument && unwrap(argument);
    const written = ts.isPropertyAccessExpression(callee) && callee.name.text === 'default' ? given : given && ts.isObjectLiteralExpression(given) ? memberNamedDefault(given) : undefined;
    const value = written && inside(written);
    if (value?.kind === 'constant') return value.value;
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    node = unwrap(callee.expression);
  }
  return undefined;
}

function memberNamedDefault(object: TS.ObjectLiteralExpression): TS.Expression | undefined {
  return object.properties.find((property): property is TS.PropertyAssignment => ts.isPropertyAssignment(property) && property.name.getText() === 'default')?.initializer;
}
