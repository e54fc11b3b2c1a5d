/** Listeners that only a cancellation runs: what they give back is not given back where nobody cancels. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, type FunctionNode } from '../types/index.js';
import { capturesOf } from './closures.js';
import { opaque, type Lowering } from './context.js';

/** The events by which a signal tells that it was aborted. */
const CANCELLING_EVENTS = /^(?:abort(?:ed)?|cancel(?:l?ed)?)$/;
/** Names of what registers for a cancellation: `onCancel`, `onCancellationRequested`, `onAbort`. */
const REGISTERS = /^on(?:ce)?(?:Abort|Cancel)/;
/** Names of what is observed for a cancellation: `isAborted$`, `cancel$`, `cancellations`. */
const SPEAKS_OF_CANCELLATION = /abort|cancel/i;

/**
 * Lowers `signal.addEventListener('abort', handler)` and its like where the handler gives back what the function holds:
 * it runs if somebody cancels, so it is no way to give back. Undefined for any other call, and for a handler that settles
 * a promise which is waited for: behind it, it has run.
 */
export function lowerCancellation(l: Lowering, node: TS.CallExpression): Variable | undefined {
  const handler = cancellationHandler(node);
  const local = handler && l.program.functionOf(node) === undefined ? l.localFunction(handler) : undefined;
  if (!local || settlesPromise(local.node) || !capturesOf(l, local.node, local.scope).some(({ releases }) => releases)) return undefined;
  const callee = unwrap(node.expression);
  if (ts.isPropertyAccessExpression(callee)) l.expression(callee.expression);
  for (const argument of node.arguments) if (argument !== handler) l.expression(ts.isSpreadElement(argument) ? argument.expression : argument);
  return opaque(l, true);
}

/** The function that a call registers for a cancellation. */
function cancellationHandler(node: TS.CallExpression): TS.Expression | undefined {
  const callee = unwrap(node.expression);
  const [first, second] = node.arguments;
  if (ts.isIdentifier(callee)) return REGISTERS.test(callee.text) ? first : undefined;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const { expression: subject, name: { text: method } } = callee;
  if (method === 'addEventListener') return first && ts.isStringLiteralLike(first) && CANCELLING_EVENTS.test(first.text) ? second : undefined;
  if (method === 'subscribe') return namesCancellation(subject) ? first : undefined;
  return REGISTERS.test(method) ? first : undefined;
}

/** True for `isAborted$`, and for `from(cancel$).pipe(first())`, whatever its functions mention. */
function namesCancellation(subject: TS.Expression): boolean {
  const visit = (node: TS.Node): boolean =>
    !isFunctionNode(node) && ((ts.isIdentifier(node) && SPEAKS_OF_CANCELLATION.test(node.text)) || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false));
  return visit(subject);
}

/** True if the handler calls what settles a promise that is made around it. */
function settlesPromise(handler: FunctionNode): boolean {
  const settlers = new Set<string>();
  ts.findAncestor(handler, (node) => {
    const made = isFunctionNode(node) && ts.isNewExpression(node.parent) && node.parent.expression.getText() === 'Promise' ? node : undefined;
    for (const { name } of made?.parameters ?? []) settlers.add(name.getText());
    return false;
  });
  return [...descendantsOf(handler)].some((node) => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && settlers.has(node.expression.text));
}
