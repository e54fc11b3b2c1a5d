/** Array methods that call a function for each element: its body runs in place, any number of times. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isAsync, unwrap } from '../types/index.js';
import { givesBack } from './closures.js';
import { opaque, spanOf, type Lowering } from './context.js';
import { releasesByCount } from './countdown.js';

/** Method → the parameter of the function that takes the element. */
const ITERATING_METHODS: ReadonlySet<string> = new Set(['forEach', 'map', 'filter', 'some', 'every', 'find', 'findIndex', 'flatMap', 'reduce']);

/** Those whose result holds what the function returns. */
const COLLECTING_METHODS: ReadonlySet<string> = new Set(['map', 'flatMap', 'reduce']);

/** Lowers `list.forEach(…)` and its like; undefined for any other call. */
export function lowerIteration(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const callee = unwrap(node.expression);
  const handler = node.arguments[0];
  if (!ts.isPropertyAccessExpression(callee) || !handler || !ITERATING_METHODS.has(callee.name.text)) return undefined;
  const local = l.localFunction(handler);
  if (!local || l.inlineStack.includes(local.node) || releasesByCount(l, local.node, local.scope)) return undefined;
  const list = l.expression(callee.expression);
  const [element] = local.node.parameters;
  if (element && local.node.body && givesBack(l, element.name, local.node.body)) l.graph.emit({ op: 'escape', value: list, route: 'released-later', span: spanOf(l, callee.expression) });
  node.arguments.slice(1).forEach((argument) => l.expression(argument));
  const head = l.graph.block();
  const body = l.graph.block();
  const exit = l.graph.block();
  l.graph.goto(head);
  l.graph.enter(head);
  l.graph.end({ op: 'choice', edges: [{ to: body }, { to: exit }] });
  l.graph.enter(body);
  const args = local.node.parameters.map(() => opaque(l));
  const returned = l.inline({ ...local, args, failures: isAsync(local.node) ? 'reject' : 'propagate' });
  if (returned !== undefined && COLLECTING_METHODS.has(callee.name.text) && !ts.isExpressionStatement(node.parent)) {
    l.graph.emit({ op: 'escape', value: returned, route: 'stored', span: spanOf(l, handler) });
  }
  l.graph.goto(head);
  l.graph.enter(exit);
  return opaque(l, true);
}
