/** Random programs: single statements, and the idioms that people build of them. */
import fc from 'fast-check';
import * as idioms from './idioms.js';
import { HELPERS, sizeOf, SOURCES, statementsIn, type Block, type Condition, type Continuation, type Statement, type Test } from './program.js';

const reference = fc.nat({ max: 2 });
/** Most often the newest. */
const newest = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, reference);
const maybeNewest = fc.option(newest, { nil: undefined });

const test: fc.Arbitrary<Test> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('parameter', 'parameter', 'flag'), reference: newest, negated: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('client'), reference: newest, negated: fc.boolean(), compared: fc.constantFrom(undefined, undefined, 'undefined', 'null') }) },
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 5, arbitrary: test },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('and', 'or'), left: test, right: test }) },
);

const simple: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('acquire'), through: fc.oneof({ weight: 2, arbitrary: fc.constant('pool') }, fc.constantFrom(...SOURCES)) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('release'), client: newest, byFunction: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('query'), client: newest }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('transaction'), client: newest, step: fc.constantFrom('BEGIN', 'BEGIN', 'COMMIT', 'ROLLBACK') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('lend'), client: newest, helper: fc.constantFrom(...HELPERS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('assign', 'fallback', 'ensure', 'alias', 'beginQuery'), client: newest }) },
  { weight: 2, arbitrary: fc.constantFrom<Statement>({ kind: 'declare' }, { kind: 'declareFlag' }, { kind: 'poolQuery' }, { kind: 'given' }, { kind: 'beginAcquire' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('acquireIf'), condition }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('acquireAll'), second: fc.constantFrom('connect', 'query') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('join'), promise: newest }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('runClosure'), closure: newest }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget'), client: newest }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('setFlag'), flag: newest, value: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('return'), client: maybeNewest }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('returnQuery'), client: newest, awaited: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('break', 'continue'), loop: newest }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('throw', 'rethrow') }) },
);

const { block } = fc.letrec<{ block: Block; few: Block; compound: Statement; idiom: Block; continuation: Continuation }>((tie) => {
  const inner = tie('block');
  const maybe = fc.option(inner, { nil: undefined });
  const cases = fc.array(fc.record({ body: inner, breaks: fc.boolean() }), { minLength: 1, maxLength: 3 });
  const continuation = tie('continuation');
  return {
    block: fc.array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        { weight: 3, arbitrary: simple.map((statement) => [statement]) },
        { weight: 2, arbitrary: tie('compound').map((statement) => [statement]) },
        { weight: 1, arbitrary: tie('idiom') },
      ),
      { maxLength: 4, depthIdentifier: 'block' },
    ).map((fragments) => fragments.flat()),
    few: fc.array(simple, { maxLength: 2 }),
    continuation: fc.record({
      guard: fc.constantFrom('return', 'return', 'else', 'none'),
      failed: tie('few'),
      body: inner,
      next: fc.option(fc.record({ operation: fc.constantFrom('query', 'query', 'connect'), client: newest, then: continuation }), { nil: undefined, depthIdentifier: 'block' }),
    }),
    compound: fc.oneof(
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('if'), condition, whenTrue: inner, whenFalse: inner }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('switch'), cases, byDefault: fc.boolean() }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('loop'), form: fc.constantFrom('for', 'while', 'do', 'forever'), body: inner }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('try'), body: inner, handler: maybe, cleanup: maybe }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('chain'),
          body: inner,
          failed: maybe,
          release: fc.constantFrom('then', 'finally', 'none'),
          caught: maybe,
          last: maybe,
          waiting: fc.constantFrom('awaited', 'awaited', 'returned', 'floating'),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('call'), client: maybeNewest, body: inner, result: fc.constantFrom('dropped', 'kept', 'returned') }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('managed', 'closure', 'immediately'), body: inner }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('callback'), continuation }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('promisified'), continuation, resolves: maybeNewest }) },
    ),
    idiom: fc.oneof(
      inner.map(idioms.tryFinally),
      inner.map(idioms.guardedFinally),
      fc.tuple(inner, fc.boolean()).map(idioms.transaction),
      fc.tuple(inner, inner).map(idioms.flaggedRelease),
      fc.tuple(condition, inner).map(idioms.conditionalClient),
      fc.array(fc.record({ body: inner, breaks: fc.boolean() }), { minLength: 1, maxLength: 2 }).map(idioms.releaseByKind),
      inner.map(idioms.borrowOrAcquire),
      inner.map(idioms.calledCleanup),
      fc.tuple(inner, inner).map(idioms.releaseOnFailure),
      fc.tuple(inner, inner).map(idioms.acquiringFunction),
      inner.map(idioms.callbackOfQuery),
    ),
  };
});

/** Fewest statements of a program: smaller ones say nothing of how statements work together. */
const LEAST_STATEMENTS = 5;

/** Whole programs, each the body of the function `run`, that acquire something and have at most so many statements. */
export function arbitraryProgram(mostStatements: number): fc.Arbitrary<Block> {
  return block.filter((program) => sizeOf(program) >= LEAST_STATEMENTS && sizeOf(program) <= mostStatements && acquires(program));
}

const ACQUIRING: ReadonlySet<Statement['kind']> = new Set<Statement['kind']>([
  'acquire', 'acquireIf', 'acquireAll', 'assign', 'beginAcquire', 'callback', 'chain', 'ensure', 'fallback', 'promisified',
]);

function acquires(program: Block): boolean {
  return [...statementsIn(program)].some(({ kind }) => ACQUIRING.has(kind));
}
