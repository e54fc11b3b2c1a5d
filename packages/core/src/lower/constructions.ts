/** `new X(…)`. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { plainClassOf, unwrap } from '../types/index.js';
import { emitCall } from './calls.js';
import { opaque, spanOf, type Lowering } from './context.js';
import { storeInitialisers } from './initialisers.js';
import { lowerLibraryConstruction } from './library-calls.js';
import { lowerPromiseConstructor } from './promises.js';
import { lowerWrapper } from './wrappers.js';

/** Built-in classes that keep what they are constructed with. */
const CONTAINERS = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array']);
/** Built-in classes whose construction does not fail. */
const QUIET_CLASSES = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array', 'Date', 'Error', 'TypeError', 'RangeError', 'AbortController', 'Promise', 'EventEmitter']);

/** The object that a construction makes. */
export function lowerConstruction(l: Lowering, node: TS.NewExpression): Variable {
  const classified = l.program.classifier.call(node);
  if (classified) return lowerLibraryConstruction(l, node, classified);
  const callee = unwrap(node.expression);
  const name = ts.isIdentifier(callee) && !l.scope.find(callee.text) ? callee.text : undefined;
  if (name === 'Promise') {
    const promise = lowerPromiseConstructor(l, node);
    if (promise !== undefined) return promise;
  }
  const constructor = l.expression(callee);
  const args = (node.arguments ?? []).map((argument) => l.expression(ts.isSpreadElement(argument) ? argument.expression : argument));
  // A proxy stands for its target: who releases the one releases the other.
  if (name === 'Proxy' && args[0] !== undefined) return args[0];
  if (name !== undefined && QUIET_CLASSES.has(name)) {
    const route = CONTAINERS.has(name) ? 'stored' : 'passed';
    for (const value of args) l.graph.emit({ op: 'escape', value, route, span: spanOf(l, node) });
    return opaque(l, true);
  }
  const plain = plainClassOf(node, l.program.classifier.checker);
  if (plain) {
    const dest = l.graph.variable();
    l.graph.emit({ op: 'object', dest, instance: true, fields: [] });
    storeInitialisers(l, plain, dest);
    return dest;
  }
  if (/(Error|Exception)$/.test(l.program.source.excerpt(callee))) return opaque(l, true);
  return lowerWrapper(l, node, args) ?? emitCall(l, node, constructor, undefined, args, false);
}
