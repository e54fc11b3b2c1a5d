import type { PoolQuery, SqlStatement, SqlStatementKind } from '../ir/index.js';
import { describeStrayStatement, type Confidence, type StrayEffect } from '../report/index.js';
import type { PoolQueryRule } from './rule.js';

/** A statement that means one certain connection, through a pool that chooses one for each call. */
export const noTransactionOnPool: PoolQueryRule = {
  id: 'no-transaction-on-pool',
  run: (query) => {
    const stray = query.texts.map(strayIn);
    const [first] = stray.flatMap((found) => (found ? [found] : []));
    if (!first) return [];
    const { library, name, span, text } = query;
    return [{
      ruleId: 'no-transaction-on-pool',
      ...span,
      confidence: stray.includes(undefined) && first.confidence === 'certain' ? 'likely' : first.confidence,
      message: describeStrayStatement({ text, words: first.statement.words, effect: first.effect }),
      resource: { library, kind: 'pool', name: name ?? null },
      path: [],
      site: first.statement.words,
    }];
  },
};

interface Stray {
  readonly statement: SqlStatement;
  readonly effect: StrayEffect;
  readonly confidence: Confidence;
}

/** What a statement needs the connection for; undefined where any will do. */
function effectOf(kind: SqlStatementKind): StrayEffect | undefined {
  switch (kind) {
    case 'begin':
      return 'opens';
    case 'commit':
    case 'rollback':
      return 'ends';
    case 'savepoint':
    case 'release-savepoint':
    case 'rollback-to-savepoint':
    case 'local-set':
    case 'local-lock':
      return 'needs transaction';
    case 'session-set':
    case 'session-reset':
      return 'sets';
    case 'listen':
    case 'unlisten':
      return 'listens';
    case 'advisory-lock':
    case 'advisory-unlock':
    case 'lock-table':
    case 'unlock-table':
      return 'locks';
    case 'temporary-table':
    case 'other':
      return undefined;
  }
}

/** What takes back within the same text what a statement does to its connection. */
const UNDONE_BY: Readonly<Partial<Record<SqlStatementKind, SqlStatementKind>>> = {
  'session-set': 'session-reset',
  'advisory-lock': 'advisory-unlock',
  'lock-table': 'unlock-table',
  'listen': 'unlisten',
};

/** The first statement whose counterpart must be in another call: a text as a whole runs on one connection. */
function strayIn(statements: PoolQuery['texts'][number]): Stray | undefined {
  const covered = coveredBy(statements);
  for (const [at, statement] of statements.entries()) {
    const effect = effectOf(statement.kind);
    if (!effect || covered.has(at)) continue;
    // Other statements of the text see the setting, which may be all that is wanted.
    return { statement, effect, confidence: effect === 'sets' && statements.length > 1 ? 'possible' : 'certain' };
  }
  return undefined;
}

/** The statements that stand in a transaction of the text's own, or are taken back in it. */
function coveredBy(statements: readonly SqlStatement[]): ReadonlySet<number> {
  const covered = new Set<number>();
  let begin: number | undefined;
  for (const [at, { kind }] of statements.entries()) {
    if (kind === 'begin') begin = at;
    else if ((kind === 'commit' || kind === 'rollback') && begin !== undefined) {
      for (let inside = begin; inside <= at; inside += 1) if (endsWithTransaction(statements[inside]?.kind)) covered.add(inside);
      begin = undefined;
    }
    const undoing = UNDONE_BY[kind];
    const later = undoing === undefined ? -1 : statements.findIndex((other, index) => index > at && other.kind === undoing);
    if (later !== -1) covered.add(at).add(later);
    // The server runs several statements of one text as one transaction.
    if (statements.length > 1 && (kind === 'local-set' || kind === 'local-lock')) covered.add(at);
  }
  return covered;
}

function endsWithTransaction(kind: SqlStatementKind | undefined): boolean {
  const effect = kind && effectOf(kind);
  return effect === 'opens' || effect === 'ends' || effect === 'needs transaction' || kind === 'lock-table';
}
