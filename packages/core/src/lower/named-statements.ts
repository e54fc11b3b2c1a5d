/** Finds queries that prepare their statements by a name: `client.query({ name: 'user', text, values })`. */
import type TS from 'typescript';
import type { NamedStatement } from '../ir/index.js';
import { ts } from '../compiler.js';
import { descendantsOf, isFunctionNode, type Classifier } from '../types/index.js';
import { poolerBehind } from './behind-poolers.js';
import { optionNamed } from './configurations.js';
import { functionName } from './naming.js';
import { settingsOf } from './settings.js';
import type { SourceText } from './source-text.js';

/** The cheap question before any type is asked for: such a query has its name beside its text. */
export function mentionsNamedStatement(text: string): boolean {
  return /\bname\b/.test(text) && /\btext\b/.test(text);
}

/** The queries of a file that do, in the order of the source. */
export function namedStatementsOf(file: TS.SourceFile, surroundings: { readonly classifier: Classifier; readonly source: SourceText }): readonly NamedStatement[] {
  return [...descendantsOf(file)].flatMap((node) => (ts.isCallExpression(node) ? namedAt(node, surroundings) : []));
}

function namedAt(node: TS.CallExpression, { classifier, source }: { readonly classifier: Classifier; readonly source: SourceText }): readonly NamedStatement[] {
  const call = classifier.callWithOptions(node);
  const argument = call?.model.options && node.arguments[call.model.options.argument];
  if (!call?.model.options || !argument) return [];
  const { schema } = call.model.options;
  const named = settingsOf(argument, { checker: classifier.checker, source }).settings.find(({ name, value }) => {
    const isLeftOut = value.kind === 'constant' && (value.value === undefined || value.value === '');
    return !isLeftOut && optionNamed(schema, name, classifier.index)?.prepares === true;
  });
  const pooler = named && ts.isPropertyAccessExpression(node.expression) ? poolerBehind(node.expression.expression, { classifier, source }) : undefined;
  return named === undefined ? [] : [{
    library: call.library.name,
    text: source.excerpt(node),
    option: named.name,
    span: source.span(node),
    ...(pooler && { pooler }),
    within: functionName(ts.findAncestor(node, isFunctionNode) ?? node.getSourceFile()),
  }];
}
