/** `util.promisify(pool.getConnection).bind(pool)`: a node-style method under another name, as a promise. */
import type TS from 'typescript';
import type { CallModel } from '@leakcheck/models';
import { ts } from '../compiler.js';
import { isConst } from './callees.js';
import { unwrap } from './syntax.js';

/** The method that a called constant is the promisified form of. */
export function promisifiedMethod(callee: TS.Expression, checker: TS.TypeChecker): TS.PropertyAccessExpression | undefined {
  if (!ts.isIdentifier(callee)) return undefined;
  const declaration = checker.getSymbolAtLocation(callee)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer || !isConst(declaration)) return undefined;
  const call = withoutBind(declaration.initializer);
  if (!ts.isCallExpression(call) || lastName(call.expression) !== 'promisify') return undefined;
  const [argument] = call.arguments;
  const method = argument && withoutBind(argument);
  return method && ts.isPropertyAccessExpression(method) ? method : undefined;
}

/** The overloads of a node-style method as they look once promisified. */
export function promisifiedOverloads(overloads: readonly CallModel[]): readonly CallModel[] {
  return overloads.flatMap((overload) => {
    if (overload.callback === undefined) return [];
    const { arity: [minimum, maximum], effects } = overload;
    const promisified: CallModel = {
      arity: [Math.max(0, minimum - 1), Math.max(0, maximum - 1)],
      promise: true,
      effects: effects.map((effect) => (effect.kind === 'acquire' ? { ...effect, delivery: { by: 'result' } } : effect)),
      ...(overload.sql !== undefined && { sql: overload.sql }),
    };
    return [promisified];
  });
}

/** True if the initializer of a variable makes a promisified function. */
export function mentionsPromisify(initializer: TS.Expression): boolean {
  const call = withoutBind(initializer);
  return ts.isCallExpression(call) && lastName(call.expression) === 'promisify';
}

/** `f` of `f.bind(x)`. */
function withoutBind(expression: TS.Expression): TS.Expression {
  const node = unwrap(expression);
  if (!ts.isCallExpression(node)) return node;
  const callee = unwrap(node.expression);
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'bind' ? unwrap(callee.expression) : node;
}

function lastName(expression: TS.Expression): string {
  const node = unwrap(expression);
  return ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : '';
}
