/** Calls that begin or end a transaction: by method, or by the text of a statement. */
import type TS from 'typescript';
import type { SqlStatement, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import type { ClassifiedCall } from '../types/index.js';
import type { Lowering } from './context.js';
import { bareResource, siteOf } from './resources.js';
import { isUnknownText, statementsIn } from './sql-statements.js';
import { textsOf } from './sql-text.js';

export type TransactionStep = 'begin' | 'finish';

/** What a modelled call does to the transaction of its receiver; undefined for work inside one, and for what is not known. */
export function transactionStep(node: TS.CallExpression, { model }: ClassifiedCall, checker: TS.TypeChecker): TransactionStep | undefined {
  for (const { kind } of model.effects) {
    if (kind === 'begin') return 'begin';
    if (kind === 'commit' || kind === 'rollback') return 'finish';
  }
  const sql = model.sql === undefined ? undefined : node.arguments[model.sql];
  if (!sql) return undefined;
  return stepOf(textsOf(sql, checker));
}

/** What a statement does to the transaction, of which one of the texts is run. */
export function stepOf(texts: readonly string[]): TransactionStep | undefined {
  const known = texts.filter((text) => !isUnknownText(text));
  const [first, ...others] = known.map((text) => netStep(statementsIn(text)));
  if (!others.every((step) => step === first)) return undefined;
  // Where the known texts end the transaction, one that is not known is taken to end it too.
  return first === 'finish' || known.length === texts.length ? first : undefined;
}

/** What a text with several statements comes to: one that begins and commits leaves things as they were. */
function netStep(statements: readonly SqlStatement[]): TransactionStep | undefined {
  let step: TransactionStep | undefined;
  for (const { kind } of statements) {
    if (kind === 'begin') step = 'begin';
    else if (kind === 'commit' || kind === 'rollback') step = 'finish';
  }
  return step;
}

/** Writes the begin of a transaction on what a call works with. */
export function emitBegin(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, connection: Variable): void {
  const receiver = call.model.on === undefined && ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : undefined;
  const site = l.graph.site((id) => ({
    ...siteOf(l, node, id, receiver && l.program.source.excerpt(receiver)),
    text: textOf(l, node, call),
    ...bareResource({ library: call.library.name, operation: call.operation }, 'transaction'),
  }));
  l.graph.emit({ op: 'begin', connection, site, onlyHeld: call.model.effects.some(({ kind }) => kind === 'oneShot') });
}

/** `runner.startTransaction()`; of a statement also its text, `client.query('BEGIN')`. */
function textOf(l: Lowering, node: TS.CallExpression, { model }: ClassifiedCall): string {
  const sql = model.sql === undefined ? undefined : node.arguments[model.sql];
  return sql ? `${l.program.source.excerpt(node.expression)}(${l.program.source.excerpt(sql)})` : l.program.source.excerpt(node);
}

/** Writes the begin or the end of a transaction by a template: `reserved\`BEGIN\``. */
export function emitStep(l: Lowering, node: TS.TaggedTemplateExpression, library: string, connection: Variable, step: TransactionStep): void {
  if (step === 'finish') {
    l.graph.emit({ op: 'finish', connection });
    return;
  }
  const operation = l.program.source.excerpt(node.tag);
  const site = l.graph.site((id) => ({ ...siteOf(l, node, id, operation), ...bareResource({ library, operation }, 'transaction') }));
  l.graph.emit({ op: 'begin', connection, site, onlyHeld: false });
}
