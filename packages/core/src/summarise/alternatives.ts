/** Calls that may reach one of several functions: the methods behind an interface. */
import type { FunctionSummary, InputEffect, InputStatus, Outcome } from '../solve/index.js';
import { mergeOutcomes } from './merging.js';

/** What becomes of an input that is only worked with. */
const BORROWED: ReadonlySet<InputStatus> = new Set<InputStatus>(['used', 'worked']);

/**
 * The summary of a call that reaches one of several functions: any way through any of them. What one of them takes over
 * counts as taken over by all, since nobody knows which of them is reached. Undefined where one of them hands something
 * out: which of the others takes it back cannot be told.
 */
export function joinSummaries(summaries: readonly (FunctionSummary | undefined)[]): FunctionSummary | undefined {
  const outcomes: Outcome[] = [];
  for (const summary of summaries) {
    if (!summary || summary.outcomes.some(handsOut)) return undefined;
    outcomes.push(...summary.outcomes);
  }
  const taken = new Set(outcomes.flatMap(({ inputs }) => inputs.flatMap(({ path, status }) => (BORROWED.has(status) ? [] : [path]))));
  const transfers = [...taken].map((path): InputEffect => ({ path, status: 'transferred', strain: 0 }));
  const joined = outcomes.map((outcome) => ({ ...outcome, inputs: [...outcome.inputs.filter(({ path }) => !taken.has(path)), ...transfers], writes: [] }));
  return { outcomes: mergeOutcomes(joined), takes: [], lends: [] };
}

function handsOut({ writes, result }: Outcome): boolean {
  const shapes = [...writes.map(([, shape]) => shape), result.kind === 'promise' ? result.value : result];
  return shapes.some(({ kind }) => kind !== 'constant' && kind !== 'unknown');
}
