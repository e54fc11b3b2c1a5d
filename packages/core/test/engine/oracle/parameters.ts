/** The parameters of a generated function: all that its conditions can depend on. */
import { statementsIn, testsOf, type Block, type Condition } from './program.js';

export const FLAGS = ['first', 'second', 'third'] as const;

/** In the order in which a function declares them. */
const PARAMETERS = ['given', ...FLAGS, 'items', 'kind', 'more'] as const;
export type Parameter = (typeof PARAMETERS)[number];

export const TYPE_OF: Readonly<Record<Parameter, string>> = {
  given: 'PoolClient | undefined',
  first: 'boolean',
  second: 'boolean',
  third: 'boolean',
  items: 'Iterable<number>',
  kind: 'number',
  more: '(line?: number) => boolean',
};

/** What a body reads, the functions it calls included. */
export function parametersOf(body: Block): readonly Parameter[] {
  const read = new Set<Parameter>();
  const ask = (condition: Condition): void => {
    for (const test of testsOf(condition)) if (test.kind === 'parameter') read.add(flagAt(test.reference));
  };
  for (const statement of statementsIn(body)) {
    if (statement.kind === 'if' || statement.kind === 'acquireIf') ask(statement.condition);
    if (statement.kind === 'given') read.add('given');
    if (statement.kind === 'switch') read.add('kind');
    if (statement.kind === 'loop') read.add(statement.form === 'for' ? 'items' : 'more');
    if (statement.kind === 'lend' && statement.helper === 'giveBackIf') read.add('first');
  }
  return PARAMETERS.filter((parameter) => read.has(parameter));
}

export function flagAt(reference: number): Parameter {
  return FLAGS[reference % FLAGS.length] ?? 'first';
}
