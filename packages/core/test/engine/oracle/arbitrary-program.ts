/** Random programs: single statements, and the idioms that people build of them. */
import fc from 'fast-check';
import { blocksOf, HELPERS, sizeOf, type Block, type Condition, type Statement } from './program.js';

const reference = fc.nat({ max: 2 });
/** Most often the newest. */
const newest = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, reference);

const condition: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constantFrom('parameter', 'parameter', 'flag', 'client'),
  reference: newest,
  negated: fc.boolean(),
});

const simple: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('acquire'), through: fc.constantFrom('pool', 'pool', 'checkOut') }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('release'), client: newest }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('query'), client: newest }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lend'), client: newest, helper: fc.constantFrom(...HELPERS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('assign'), client: newest }) },
  { weight: 2, arbitrary: fc.constantFrom<Statement>({ kind: 'declare' }, { kind: 'declareFlag' }, { kind: 'poolQuery' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget'), client: newest }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('setFlag'), flag: newest, value: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('return'), client: fc.option(newest, { nil: undefined }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('break', 'continue'), loop: newest }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('throw') }) },
);

const { block } = fc.letrec<{ block: Block; compound: Statement; idiom: Block }>((tie) => {
  const inner = tie('block');
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
    compound: fc.oneof(
      fc.record({ kind: fc.constant('if'), condition, whenTrue: inner, whenFalse: inner }),
      fc.record({ kind: fc.constant('switch'), cases: fc.array(fc.record({ body: inner, breaks: fc.boolean() }), { minLength: 1, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('loop'), form: fc.constantFrom('for', 'while', 'do'), body: inner }),
      fc.record({ kind: fc.constant('try'), body: inner, handler: fc.option(inner, { nil: undefined }), cleanup: fc.option(inner, { nil: undefined }) }),
      fc.record({ kind: fc.constant('chain'), body: inner, release: fc.constantFrom('then', 'finally', 'none'), caught: fc.boolean() }),
    ),
    idiom: fc.oneof(
      inner.map(tryFinally),
      inner.map(guardedFinally),
      fc.tuple(inner, inner).map(flaggedRelease),
      fc.tuple(condition, inner).map(conditionalClient),
      fc.array(fc.record({ body: inner, breaks: fc.boolean() }), { minLength: 1, maxLength: 2 }).map(releaseByKind),
    ),
  };
});

/** Fewest statements of a program: smaller ones say nothing of how statements work together. */
const LEAST_STATEMENTS = 5;

/** Whole programs, each the body of the function `run`, that acquire something and have at most so many statements. */
export function arbitraryProgram(mostStatements: number): fc.Arbitrary<Block> {
  return block.filter((program) => sizeOf(program) >= LEAST_STATEMENTS && sizeOf(program) <= mostStatements && acquires(program));
}

function acquires(program: Block): boolean {
  return program.some((statement) => statement.kind === 'acquire' || statement.kind === 'assign' || statement.kind === 'chain' || blocksOf(statement).some(acquires));
}

/** `const client = await pool.connect(); try { … } finally { client.release(); }` */
function tryFinally(body: Block): Block {
  return [{ kind: 'acquire', through: 'pool' }, { kind: 'try', body, handler: undefined, cleanup: [{ kind: 'release', client: 0 }] }];
}

/** `let client; try { client = await pool.connect(); … } finally { client?.release(); }` */
function guardedFinally(body: Block): Block {
  return [
    { kind: 'declare' },
    { kind: 'try', body: [{ kind: 'assign', client: 0 }, ...body], handler: undefined, cleanup: [{ kind: 'release', client: 0 }] },
  ];
}

/** `let released = false; … client.release(); released = true; … if (!released) client.release();` */
function flaggedRelease([before, after]: readonly [Block, Block]): Block {
  return [
    { kind: 'acquire', through: 'pool' },
    { kind: 'declareFlag' },
    {
      kind: 'try',
      body: [...before, { kind: 'release', client: 0 }, { kind: 'setFlag', flag: 0, value: true }, ...after],
      handler: undefined,
      cleanup: [{ kind: 'if', condition: { kind: 'flag', reference: 0, negated: true }, whenTrue: [{ kind: 'release', client: 0 }], whenFalse: [] }],
    },
  ];
}

/** `let client; if (first) client = await pool.connect(); … if (first) client?.release();` */
function conditionalClient([condition, body]: readonly [Condition, Block]): Block {
  return [
    { kind: 'declare' },
    { kind: 'if', condition, whenTrue: [{ kind: 'assign', client: 0 }], whenFalse: [] },
    ...body,
    { kind: 'if', condition, whenTrue: [{ kind: 'release', client: 0 }], whenFalse: [] },
  ];
}

/** `const client = await pool.connect(); switch (kind) { … case 2: client.release(); }` */
function releaseByKind(cases: readonly { readonly body: Block; readonly breaks: boolean }[]): Block {
  return [{ kind: 'acquire', through: 'pool' }, { kind: 'switch', cases: [...cases, { body: [{ kind: 'release', client: 0 }], breaks: false }] }];
}
