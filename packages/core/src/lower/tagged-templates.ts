/** Queries that are written as templates: `sql\`SELECT …\``, where `sql` is a pool or a connection. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { awaitValue } from './access.js';
import { opaque, type Lowering } from './context.js';
import { emitPending, emitTemplateQuery } from './uses.js';
import { emitStep, stepOf } from './transactions.js';
import { textsOf } from './sql-text.js';

/**
 * The value of a template with a tag. Such a query runs only once somebody waits for it; until then it may as well be
 * a part of another one.
 *
 * @param awaiting the caller awaits the template: the variable is then what the promise yields
 */
export function lowerTaggedTemplate(l: Lowering, node: TS.TaggedTemplateExpression, awaiting: boolean): Variable {
  const { classifier } = l.program;
  const tag = l.expression(node.tag);
  if (ts.isTemplateExpression(node.template)) for (const span of node.template.templateSpans) l.expression(span.expression);
  const type = classifier.typeOf(node.tag);
  const kind = type && classifier.index.resourceOf(type)?.kind;
  const promise = opaque(l, true);
  if (!type || (kind !== 'pool' && kind !== 'connection')) return awaiting ? awaitValue(l, promise, node) : promise;
  if (awaiting) {
    emitTemplateQuery(l, node, type.library.name, tag, kind);
    const step = kind === 'connection' ? stepOf(textsOf(node, classifier.checker)) : undefined;
    if (step === 'finish') emitStep(l, node, type.library.name, tag, step);
    const value = awaitValue(l, promise, node);
    if (step === 'begin') emitStep(l, node, type.library.name, tag, step);
    return value;
  }
  if (ts.isReturnStatement(node.parent) && kind === 'connection') {
    emitTemplateQuery(l, node, type.library.name, tag, kind);
    emitPending(l, node, promise, tag);
  }
  return promise;
}
