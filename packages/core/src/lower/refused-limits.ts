/** Finds limits that are set by SQL with a bind parameter: PostgreSQL takes none in SET. */
import type TS from 'typescript';
import type { RefusedLimit } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, type Classifier } from '../types/index.js';
import { functionName } from './naming.js';
import type { SourceText } from './source-text.js';
import { textsOf } from './sql-text.js';

/** `SET statement_timeout = $1`, `SET LOCAL lock_timeout TO $1`. */
export const BOUND_LIMIT = /\bset\s+(?:session\s+|local\s+)?(statement_timeout|lock_timeout|idle_in_transaction_session_timeout)\s*(?:=|\bto\b)\s*\$\d/gi;

/** The refused limits of a file, in the order of the source. */
export function refusedLimitsOf(file: TS.SourceFile, { classifier, source }: { readonly classifier: Classifier; readonly source: SourceText }): readonly RefusedLimit[] {
  if (file.text.search(BOUND_LIMIT) === -1) return [];
  return [...descendantsOf(file)].flatMap((node) => (ts.isCallExpression(node) ? refusedAt(node, classifier, source) ?? [] : []));
}

function refusedAt(node: TS.CallExpression, classifier: Classifier, source: SourceText): RefusedLimit | undefined {
  const call = classifier.call(node);
  const untyped = call ? undefined : classifier.libraryOfUntypedQuery(node);
  const library = call?.library ?? (untyped === undefined ? undefined : classifier.index.libraryOfPackage(untyped));
  const sql = node.arguments[call?.model.sql ?? 0];
  if (!library?.bindsOnServer || !sql || (call && call.model.sql === undefined)) return undefined;
  const [setting] = textsOf(sql, classifier.checker).flatMap((text) => [...text.matchAll(BOUND_LIMIT)]).map(([, name = '']) => name.toLowerCase());
  return setting === undefined ? undefined : {
    library: library.name,
    text: source.excerpt(node),
    setting,
    span: source.span(node),
    within: functionName(ts.findAncestor(node, isFunctionNode) ?? node.getSourceFile()),
  };
}
