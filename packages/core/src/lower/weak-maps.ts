/** WeakMap and WeakSet: they remember something about an object and own nothing. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { constant, opaque, type Lowering } from './context.js';

/** Lowers a method of a weak collection; undefined for any other call. */
export function lowerWeakCollectionCall(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || ts.isOptionalChain(node) || !/^(get|set|has|add|delete)$/.test(callee.name.text)) return undefined;
  const type = l.program.classifier.checker.getTypeAtLocation(callee.expression).symbol as TS.Symbol | undefined;
  if (type?.name !== 'WeakMap' && type?.name !== 'WeakSet') return undefined;
  const collection = l.expression(callee.expression);
  const [key] = node.arguments.map((argument) => l.expression(argument));
  switch (callee.name.text) {
    case 'get':
      return key === undefined ? opaque(l) : remembered(l, key);
    case 'set':
    case 'add':
      return collection;
    default:
      return opaque(l);
  }
}

/** What is remembered of a key, if anything: an object that mostly holds the key itself, as a wrapper of a connection does. */
function remembered(l: Lowering, key: Variable): Variable {
  const dest = l.graph.variable();
  l.graph.alternatives([
    { run: () => l.graph.emit({ op: 'object', dest, instance: false, fields: [['key', key]] }) },
    { run: () => l.graph.emit({ op: 'assign', dest, source: constant(l, undefined) }) },
  ]);
  return dest;
}
