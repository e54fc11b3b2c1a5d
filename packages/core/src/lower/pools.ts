/** Which pool a connection is taken from: the declaration that the program names it by. */
import type TS from 'typescript';
import type { PoolIdentity } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type Classifier } from '../types/index.js';
import { valueSymbol } from './value-symbol.js';

/**
 * The identity of the pool behind `pool.connect()`, `this.dataSource.manager.save(…)`, `getPool().query(…)`: two calls
 * with the same identity take from the same pool. Undefined for a parameter or local, which may be any pool.
 */
export function poolOf(node: TS.Node, classifier: Classifier): PoolIdentity | undefined {
  const call = ts.isExpression(node) ? unwrap(node) : node;
  const callee = ts.isCallExpression(call) ? unwrap(call.expression) : undefined;
  return callee && ts.isPropertyAccessExpression(callee) ? identityOf(callee.expression, classifier) : undefined;
}

function identityOf(expression: TS.Expression, classifier: Classifier): PoolIdentity | undefined {
  const node = unwrap(expression);
  const type = classifier.typeOf(node);
  const isPool = type !== undefined && classifier.index.resourceOf(type)?.kind === 'pool';
  if (ts.isCallExpression(node)) {
    const callee = unwrap(node.expression);
    if (isPool) return declarationOf(ts.isPropertyAccessExpression(callee) ? callee.name : callee, classifier);
    // `dataSource.getRepository(User)` has the connections of the data source.
    return ts.isPropertyAccessExpression(callee) ? identityOf(callee.expression, classifier) : undefined;
  }
  if (ts.isPropertyAccessExpression(node)) return isPool ? declarationOf(node.name, classifier) : identityOf(node.expression, classifier);
  return isPool && ts.isIdentifier(node) ? declarationOf(node, classifier) : undefined;
}

/** Where the name is declared; a parameter or a variable of a function stands for another pool at each call. */
function declarationOf(name: TS.Node, classifier: Classifier): PoolIdentity | undefined {
  const declaration = valueSymbol(name, classifier.checker)?.valueDeclaration;
  if (!declaration || isLocal(declaration)) return undefined;
  return `${declaration.getSourceFile().fileName}:${String(declaration.pos)}`;
}

function isLocal(declaration: TS.Declaration): boolean {
  if (ts.isParameter(declaration)) return !ts.isParameterPropertyDeclaration(declaration, declaration.parent);
  return (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) && ts.findAncestor(declaration, ts.isFunctionLike) !== undefined;
}
