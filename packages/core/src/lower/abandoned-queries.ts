/** Queries that only the client gives up: their connection is busy until the server has answered. */
import type TS from 'typescript';
import { possibleValues } from '../ir/index.js';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { isFunctionNode, type ClassifiedCall } from '../types/index.js';
import { optionNamed } from './configurations.js';
import { spanOf, type Lowering } from './context.js';
import { settingsOf } from './settings.js';
import { transactionStep } from './transactions.js';

/** True if the client may stop waiting for the query while the server works on, and the program does not seem to know. */
export function mayAbandon(l: Lowering, node: TS.CallExpression, call: ClassifiedCall): boolean {
  const { effects } = call.model;
  const works = effects.some(({ kind }) => kind === 'use') && !effects.some(({ kind }) => kind === 'oneShot');
  // A BEGIN takes no time.
  const isWork = works && node.arguments.length > 0 && transactionStep(node, call, l.program.classifier.checker) === undefined;
  return isWork && isLimitedByClient(l, node) && !closes(node) && !l.program.endsLateQueries(node.getSourceFile());
}

/** Writes that the connection is busy with a query that failed, perhaps because nobody waited any longer. */
export function emitAbandoned(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, connection: Variable): void {
  l.graph.emit({ op: 'change', connection, change: 'abandoned-query', words: l.program.source.excerpt(node), library: call.library.name, span: spanOf(l, node) });
}

/** Writes that the connection is free: the next request waits until the server is done with the last one. */
export function emitWaitedOut(l: Lowering, connection: Variable): void {
  l.graph.emit({ op: 'restore', connection, change: 'abandoned-query' });
}

/** Before a release: a function that closes the connection elsewhere chooses between the two by what it knows of the failure. */
export function emitChosenRelease(l: Lowering, node: TS.CallExpression, connection: Variable): void {
  if (closes(node)) emitWaitedOut(l, connection);
}

/** `{ sql, timeout: 1000 }`, where the library says that such a limit leaves the query running. */
function isLimitedByClient(l: Lowering, node: TS.CallExpression): boolean {
  const { classifier, source } = l.program;
  const call = classifier.callWithOptions(node);
  const argument = call?.model.options && node.arguments[call.model.options.argument];
  if (!call?.model.options || !argument) return false;
  const { schema } = call.model.options;
  return settingsOf(argument, { checker: classifier.checker, source }).settings.some(({ name, value }) => {
    const option = optionNamed(schema, name, classifier.index);
    if (option?.abandons !== true) return false;
    const { values, all } = possibleValues(value);
    return !all || values.some((limit) => limit !== undefined && limit !== null && limit !== option.unlimited);
  });
}

const CLOSING = /\b(?:destroy|terminate|kill)\w*\s*\(|\brelease\(\s*[^)\s]/;

/** True if the function around closes a connection, too. */
function closes(node: TS.Node): boolean {
  return CLOSING.test((ts.findAncestor(node, isFunctionNode) ?? node.getSourceFile()).getText());
}
