/** Finds the queries for which a pool chooses the connection, also through functions of the program that pass SQL on. */
import type TS from 'typescript';
import type { PoolQuery, SqlStatement } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, unwrap, type Classifier } from '../types/index.js';
import { writtenConnection } from './named-connections.js';
import { functionName } from './naming.js';
import type { SqlRoutes } from './sql-routes.js';
import type { SourceText } from './source-text.js';
import { statementsOf } from './sql-text.js';
import { mayTell } from './telling-names.js';

interface Surroundings {
  readonly routes: SqlRoutes;
  readonly classifier: Classifier;
  readonly source: SourceText;
  /** See {@link tellingNames}. */
  readonly names: ReadonlySet<string>;
}

/** The pool queries of a file whose text says more than a plain statement, in the order of the source. */
export function poolQueriesOf(file: TS.SourceFile, { routes, classifier, source, names }: Surroundings): readonly PoolQuery[] {
  const found: PoolQuery[] = [];
  for (const node of descendantsOf(file)) {
    if (!ts.isCallExpression(node)) continue;
    if (!node.arguments.some((argument) => mayTell(argument, names))) continue;
    // Where the call leads is asked first: a name may have any type, which can take the check of a whole schema to tell.
    const route = routes.routeOf(node);
    const argument = route && node.arguments[route.sql];
    if (!argument || !mayTell(argument, names)) continue;
    const texts = statementsOf(argument, classifier.checker);
    if (!isTelling(texts)) continue;
    // The options may name the transaction that the statement runs in.
    const call = classifier.call(node);
    if (call && writtenConnection(node, call, classifier) !== 'none') continue;
    const callee = unwrap(node.expression);
    found.push({
      library: route.library,
      text: source.excerpt(node),
      name: ts.isPropertyAccessExpression(callee) ? source.excerpt(callee.expression) : undefined,
      span: source.span(node),
      within: functionName(ts.findAncestor(node, isFunctionNode) ?? file),
      texts,
    });
  }
  return found.sort((one, other) => one.span.line - other.span.line || one.span.column - other.span.column);
}

/** True if some text does more than run statements that any connection may run. */
function isTelling(texts: readonly (readonly SqlStatement[])[]): boolean {
  return texts.some((statements) => statements.some(({ kind }) => kind !== 'other'));
}
