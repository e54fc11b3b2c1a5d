/** `Object.create` and `Object.assign`: how objects are put together without a literal. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { spanOf, type Lowering } from './context.js';
import { fieldName } from './patterns.js';

/** Lowers a static method of Object that makes or fills an object; undefined for any other call. */
export function lowerObjectCall(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression) || callee.expression.text !== 'Object') return undefined;
  if (callee.name.text === 'create') {
    node.arguments.forEach((argument) => l.expression(argument));
    const dest = l.graph.variable();
    l.graph.emit({ op: 'object', dest, instance: false, fields: [] });
    return dest;
  }
  const [target, ...sources] = node.arguments;
  if (callee.name.text !== 'assign' || !target) return undefined;
  const object = l.expression(target);
  for (const source of sources) assignFields(l, object, source);
  return object;
}

/** Copies the members of an object literal; another source's are not known one by one. */
function assignFields(l: Lowering, object: Variable, source: TS.Expression): void {
  const literal = unwrap(source);
  const value = l.expression(source);
  if (!ts.isObjectLiteralExpression(literal)) {
    l.graph.emit({ op: 'alter', object });
    return;
  }
  for (const property of literal.properties) {
    const field = property.name && fieldName(property.name);
    if (field === undefined) {
      l.graph.emit({ op: 'alter', object });
      continue;
    }
    const member = l.graph.variable();
    l.graph.emit({ op: 'load', dest: member, object: value, field, foreign: false });
    l.graph.emit({ op: 'store', object, field, source: member, span: spanOf(l, property) });
  }
}
