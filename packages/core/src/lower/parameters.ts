import type { Variable } from '../ir/index.js';
import type { FunctionNode } from '../types/index.js';
import { ts } from '../compiler.js';
import { constant, spanOf, type Lowering } from './context.js';
import { hoistVariables } from './hoisting.js';
import { bindPattern, withDefault } from './patterns.js';

/** Declares the parameters of a function with the given arguments, and hoists its `var` names. */
export function lowerParameters(l: Lowering, node: FunctionNode, args: readonly Variable[]): void {
  node.parameters.forEach((parameter, at) => {
    if (ts.isIdentifier(parameter.name) && parameter.name.text === 'this') return;
    const given = parameter.dotDotDotToken ? restOf(l, args.slice(at)) : (args[at] ?? constant(l, undefined));
    const value = parameter.initializer ? withDefault(l, given, parameter.initializer) : given;
    bindPattern(l, parameter.name, value);
    if (ts.isParameterPropertyDeclaration(parameter, node) && ts.isIdentifier(parameter.name)) {
      l.graph.emit({ op: 'store', object: l.receiver, field: parameter.name.text, source: value, span: spanOf(l, parameter) });
    }
  });
  if (node.body && ts.isBlock(node.body)) hoistVariables(l, node.body);
}

/** The array that a rest parameter receives. */
function restOf(l: Lowering, args: readonly Variable[]): Variable {
  const dest = l.graph.variable();
  l.graph.emit({ op: 'object', dest, instance: false, fields: args.map((argument, at) => [String(at), argument] as const) });
  return dest;
}
