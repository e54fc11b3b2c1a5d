/** Methods of a library's types that the program declares anew: `interface Promised extends Omit<Pool, 'query'> { … }`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { originOf } from './origin.js';
import { unwrap } from './syntax.js';

/** What a method returns that an interface of the program declares, itself or in place of a library's. */
export function redeclared(node: TS.CallExpression, checker: TS.TypeChecker): TS.Type | undefined {
  const callee = unwrap(node.expression);
  const declaration = ts.isPropertyAccessExpression(callee) ? checker.getSymbolAtLocation(callee.name)?.declarations?.[0] : undefined;
  if (!declaration || !ts.isMethodSignature(declaration) || originOf(declaration).kind !== 'source') return undefined;
  return checker.getTypeAtLocation(node);
}
