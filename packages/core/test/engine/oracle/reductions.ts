/** Programs that are smaller by one step, to find out what a disagreement is about. */
import { blocksOf, type Block, type Condition, type Continuation, type Statement } from './program.js';

/** Without one statement, with one replaced by what stands inside it, or with one made simpler; the largest steps first. */
export function* reductionsOf(program: Block): Iterable<Block> {
  for (const [at, statement] of program.entries()) {
    const instead = (...replacement: readonly Statement[]): Block => [...program.slice(0, at), ...replacement, ...program.slice(at + 1)];
    yield instead();
    for (const inner of blocksOf(statement)) yield instead(...inner);
    for (const simpler of simplerForms(statement)) yield instead(simpler);
  }
}

function* simplerForms(statement: Statement): Iterable<Statement> {
  switch (statement.kind) {
    case 'if':
      for (const condition of simplerConditions(statement.condition)) yield { ...statement, condition };
      for (const whenTrue of reductionsOf(statement.whenTrue)) yield { ...statement, whenTrue };
      for (const whenFalse of reductionsOf(statement.whenFalse)) yield { ...statement, whenFalse };
      return;
    case 'acquireIf':
      for (const condition of simplerConditions(statement.condition)) yield { ...statement, condition };
      return;
    case 'switch':
      for (const [at, one] of statement.cases.entries()) {
        const instead = (...replacement: typeof statement.cases): Statement => ({ ...statement, cases: [...statement.cases.slice(0, at), ...replacement, ...statement.cases.slice(at + 1)] });
        yield instead();
        for (const body of reductionsOf(one.body)) yield instead({ ...one, body });
      }
      return;
    case 'call':
      if (statement.client !== undefined) yield { ...statement, client: undefined };
      if (statement.result !== 'dropped') yield { ...statement, result: 'dropped' };
      for (const body of reductionsOf(statement.body)) yield { ...statement, body };
      return;
    case 'loop':
    case 'managed':
    case 'closure':
    case 'immediately':
      for (const body of reductionsOf(statement.body)) yield { ...statement, body };
      return;
    case 'chain':
      if (statement.waiting !== 'awaited') yield { ...statement, waiting: 'awaited' };
      for (const side of ['failed', 'caught', 'last'] as const) {
        if (statement[side]) yield { ...statement, [side]: undefined };
        for (const body of reductionsOf(statement[side] ?? [])) yield { ...statement, [side]: body };
      }
      for (const body of reductionsOf(statement.body)) yield { ...statement, body };
      return;
    case 'callback':
    case 'promisified':
      for (const continuation of simplerContinuations(statement.continuation)) yield { ...statement, continuation };
      return;
    case 'try':
      if (statement.handler && statement.cleanup) {
        yield { ...statement, handler: undefined };
        yield { ...statement, cleanup: undefined };
      }
      for (const body of reductionsOf(statement.body)) yield { ...statement, body };
      for (const handler of reductionsOf(statement.handler ?? [])) yield { ...statement, handler };
      for (const cleanup of reductionsOf(statement.cleanup ?? [])) yield { ...statement, cleanup };
      return;
    case 'acquire':
      if (statement.through !== 'pool') yield { ...statement, through: 'pool' };
      return;
    default:
      return;
  }
}

function* simplerConditions(condition: Condition): Iterable<Condition> {
  if (!('left' in condition)) return;
  yield condition.left;
  yield condition.right;
}

function* simplerContinuations(continuation: Continuation): Iterable<Continuation> {
  const { failed, body, next } = continuation;
  if (next) {
    yield { ...continuation, next: undefined };
    yield next.then;
    for (const then of simplerContinuations(next.then)) yield { ...continuation, next: { ...next, then } };
  }
  for (const smaller of reductionsOf(failed)) yield { ...continuation, failed: smaller };
  for (const smaller of reductionsOf(body)) yield { ...continuation, body: smaller };
}
