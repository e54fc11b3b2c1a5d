/** What a program registers with Nest's configuration under a name, and asks for by that: `config.get('database')`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, returnedBy, unwrap, type FunctionNode } from '../types/index.js';

const namespacesOfFiles = new WeakMap<readonly TS.SourceFile[], ReadonlyMap<string, FunctionNode | undefined>>();

/**
 * The expressions that `config.get('database.replica')` yields: what the function registered as `database` returns, or a
 * member of that. None where nothing is registered under the name, or several functions are.
 *
 * @param files the program's own files
 */
export function registeredBehind(node: TS.CallExpression, files: readonly TS.SourceFile[]): readonly TS.Expression[] {
  const callee = unwrap(node.expression);
  const [key] = node.arguments;
  if (!key || !ts.isStringLiteralLike(key) || !ts.isPropertyAccessExpression(callee) || !/^get(?:OrThrow)?$/.test(callee.name.text) || !/config/i.test(callee.expression.getText())) return [];
  const [namespace = '', ...members] = key.text.split('.');
  const known = namespacesOfFiles.get(files) ?? namespacesIn(files);
  namespacesOfFiles.set(files, known);
  const factory = known.get(namespace);
  return (factory ? returnedBy(factory) : []).flatMap((returned) => memberAlong(returned, members) ?? []);
}

function memberAlong(object: TS.Expression, [first, ...others]: readonly string[]): TS.Expression | undefined {
  if (first === undefined) return object;
  const literal = unwrap(object);
  const member = ts.isObjectLiteralExpression(literal) ? literal.properties.find((property) => property.name?.getText() === first) : undefined;
  return member && ts.isPropertyAssignment(member) ? memberAlong(member.initializer, others) : undefined;
}

/** `registerAs('database', () => ({ … }))`, by its name; undefined for a name that several have. */
function namespacesIn(files: readonly TS.SourceFile[]): ReadonlyMap<string, FunctionNode | undefined> {
  const found = new Map<string, FunctionNode | undefined>();
  for (const node of files.filter(({ text }) => text.includes('registerAs')).flatMap((file) => [...descendantsOf(file)])) {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'registerAs') continue;
    const [name, factory] = node.arguments;
    if (name && ts.isStringLiteralLike(name) && factory && isFunctionNode(factory)) found.set(name.text, found.has(name.text) ? undefined : factory);
  }
  return found;
}
