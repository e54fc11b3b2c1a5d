/** What a connection says of itself: `runner.isTransactionActive`, `runner.isReleased`, `connection.isUp()`. */
import type { Instruction } from '../ir/index.js';
import { hasEnded } from './release.js';
import type { State } from './state.js';
import { connectionOf, openTransaction, TRANSACTION_FIELD } from './transactions.js';
import { fieldSymbol, isOwn, type Value } from './values.js';

type Question = Extract<Instruction, { op: 'ask' }>['question'];

const QUESTIONS: readonly Question[] = ['active', 'ended', 'inTransaction', 'released'];

/** The field that stands for the answer where it is not known, so that callers, who may know it, can tell it by its name. */
export const questionField = (question: Question): string => `?${question}`;

export function questionOf(field: string): Question | undefined {
  return QUESTIONS.find((question) => questionField(question) === field);
}

/** The answer, where the path knows it. */
export function knownAnswer(state: State, value: Value, question: Question): Value | undefined {
  const status = value.kind === 'resource' ? state.resources.get(value.id)?.status : undefined;
  if (question === 'released') return status === undefined ? undefined : { kind: 'constant', value: status === 'released' };
  if (question === 'active') {
    // Of one that was never opened, and of one that somebody else has, it is not known.
    return status === 'held' || status === 'released' ? { kind: 'constant', value: status === 'held' } : undefined;
  }
  if (question === 'ended') return { kind: 'constant', value: hasEnded(state, value) };
  const connection = connectionOf(value);
  if (connection === undefined) return undefined;
  const isKnown = state.fields.has(fieldSymbol(connection, TRANSACTION_FIELD)) || (value.kind === 'resource' && isOwn(connection));
  return isKnown ? { kind: 'constant', value: openTransaction(state, connection) !== undefined } : undefined;
}
