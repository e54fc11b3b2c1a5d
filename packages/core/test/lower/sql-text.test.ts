/** What SQL text asks of its connection, and where the text is found. */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { statementsIn } from '../../src/lower/sql-statements.js';
import { statementsOf } from '../../src/lower/sql-text.js';
import { programOf, type Sources } from '../program-of.js';

/** `begin BEGIN, other SELECT`. */
function read(text: string): string {
  return statementsIn(text).map(({ kind, words }) => `${kind} ${words}`).join(', ');
}

describe('one statement', () => {
  it.each([
    ['BEGIN', 'begin BEGIN'],
    ['begin', 'begin BEGIN'],
    ['BEGIN;', 'begin BEGIN'],
    ['  \n\tBegin  Transaction ; ', 'begin BEGIN'],
    ['BEGIN ISOLATION LEVEL SERIALIZABLE', 'begin BEGIN'],
    ['BEGIN IMMEDIATE', 'begin BEGIN'],
    ['START TRANSACTION READ ONLY', 'begin START TRANSACTION'],
    ['START TRANSACTION', 'begin START TRANSACTION'],
    ['COMMIT', 'commit COMMIT'],
    ['commit work', 'commit COMMIT'],
    ['END', 'commit END'],
    ["PREPARE TRANSACTION 'two'", 'commit PREPARE TRANSACTION'],
    ["COMMIT PREPARED 'two'", 'other COMMIT PREPARED'],
    ['ROLLBACK', 'rollback ROLLBACK'],
    ['ABORT', 'rollback ABORT'],
    ['ROLLBACK TO before_import', 'rollback-to-savepoint ROLLBACK TO'],
    ['ROLLBACK TO SAVEPOINT before_import', 'rollback-to-savepoint ROLLBACK TO'],
    ['SAVEPOINT before_import', 'savepoint SAVEPOINT'],
    ['RELEASE SAVEPOINT before_import', 'release-savepoint RELEASE SAVEPOINT'],
    ['COMMIT AND CHAIN', 'commit COMMIT, begin AND CHAIN'],
    ["SET statement_timeout = '5s'", 'session-set SET statement_timeout'],
    ['SET search_path TO tenant', 'session-set SET search_path'],
    ['set session role reader', 'session-set SET SESSION role'],
    ["SET NAMES 'utf8mb4'", 'session-set SET NAMES'],
    ['SET @row := 0', 'session-set SET @row'],
    ['SET autocommit=0', 'session-set SET autocommit'],
    ["SET LOCAL lock_timeout = '1s'", 'local-set SET LOCAL lock_timeout'],
    ['SET TRANSACTION ISOLATION LEVEL READ COMMITTED', 'local-set SET TRANSACTION'],
    ['SET CONSTRAINTS ALL DEFERRED', 'local-set SET CONSTRAINTS'],
    ['SET GLOBAL max_connections = 500', 'other SET GLOBAL'],
    ['RESET search_path', 'session-reset RESET search_path'],
    ['DISCARD ALL', 'session-reset DISCARD ALL'],
    ["SELECT set_config('app.tenant', $1, true)", 'local-set set_config()'],
    ["SELECT set_config('app.tenant', $1, false)", 'session-set set_config()'],
    ["WITH t AS (SELECT set_config('app.tenant', $1, true)) SELECT * FROM t", 'other WITH'],
    ['LISTEN orders', 'listen LISTEN'],
    ['LISTEN "orders"', 'listen LISTEN'],
    ['UNLISTEN *', 'unlisten UNLISTEN'],
    ['NOTIFY orders', 'other NOTIFY'],
    ['LOCK TABLE users IN EXCLUSIVE MODE', 'lock-table LOCK TABLE'],
    ['LOCK TABLES users WRITE', 'lock-table LOCK TABLES'],
    ['UNLOCK TABLES', 'unlock-table UNLOCK TABLES'],
    ['SELECT pg_advisory_lock($1)', 'advisory-lock pg_advisory_lock()'],
    ['SELECT pg_try_advisory_lock(1, 2) AS locked', 'advisory-lock pg_try_advisory_lock()'],
    ["SELECT GET_LOCK('job', 10)", 'advisory-lock GET_LOCK()'],
    ['SELECT pg_advisory_unlock($1)', 'advisory-unlock pg_advisory_unlock()'],
    ["SELECT RELEASE_LOCK('job')", 'advisory-unlock RELEASE_LOCK()'],
    ['SELECT pg_advisory_xact_lock($1)', 'local-lock pg_advisory_xact_lock()'],
    ['CREATE TEMP TABLE batch (id int)', 'temporary-table CREATE TEMP TABLE'],
    ['CREATE TEMP TABLE batch (id int) ON COMMIT DROP', 'other CREATE'],
    ['SELECT * FROM settings', 'other SELECT'],
    ["UPDATE jobs SET state = 'BEGIN'", 'other UPDATE'],
    ["SELECT 'pg_advisory_lock(1)'", 'other SELECT'],
    ['BEGINNING', 'other BEGINNING'],
    ['COMMITS', 'other COMMITS'],
    ['SETTINGS', 'other SETTINGS'],
    ['BEGIN SELECT 1 END', 'other BEGIN'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('several statements and what stands around them', () => {
  it.each([
    ['BEGIN; INSERT INTO a VALUES (1); COMMIT;', 'begin BEGIN, other INSERT, commit COMMIT'],
    ['-- open\nBEGIN', 'begin BEGIN'],
    ['/* a; b */ BEGIN -- c', 'begin BEGIN'],
    ['# open\nBEGIN', 'begin BEGIN'],
    ["SELECT ';BEGIN;'", 'other SELECT'],
    ["SELECT 'it''s;'; COMMIT", 'other SELECT, commit COMMIT'],
    ['SELECT ";"; COMMIT', 'other SELECT, commit COMMIT'],
    ['DO $$ BEGIN PERFORM 1; COMMIT; END $$', 'other DO'],
    ['CREATE FUNCTION f() RETURNS int AS $body$ BEGIN RETURN 1; END; $body$ LANGUAGE plpgsql', 'other CREATE'],
    ['CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.b = 1; END', 'other CREATE'],
    ['SELECT $1; COMMIT', 'other SELECT, commit COMMIT'],
    ["SELECT 'never closed; COMMIT", 'other SELECT'],
    ['/* never closed; COMMIT', ''],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

/** The kinds of the texts that the argument of the last call may have, `|` between texts. */
function found(argument: string, before = '', more: Sources = {}): string {
  const program = programOf({ 'query.ts': `${before}\nquery(${argument});`, ...more });
  const statement = program.getSourceFile('/app/query.ts')?.statements.at(-1);
  const call = statement && ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression) ? statement.expression : undefined;
  const [given] = call?.arguments ?? [];
  if (!given) throw new Error(`no call with an argument: ${argument}`);
  return statementsOf(given, program.getTypeChecker()).map((list) => list.map(({ kind }) => kind).join(', ')).join(' | ');
}

describe('where the text is found', () => {
  it.each([
    ['a literal', "'BEGIN'", '', 'begin'],
    ['a template', '`BEGIN`', '', 'begin'],
    ['the head of a template', '`SET search_path TO ${schema}`', 'declare const schema: string;', 'session-set'],
    ['a constant in a template', '`${word} TRANSACTION`', "const word = 'START';", 'begin'],
    ['a template that begins with the unknown', '`${word} users`', 'declare const word: string;', 'other'],
    ['a tagged template', 'sql`BEGIN`', 'declare const sql: any;', 'begin'],
    ['a constant', 'OPEN', "const OPEN = 'BEGIN';", 'begin'],
    ['a member of a constant', 'SQL.open', "const SQL = { open: 'BEGIN' } as const;", 'begin'],
    ['a concatenation', "'BEGIN; ' + work + '; COMMIT'", 'declare const work: string;', 'begin, other, commit'],
    ['an object of pg', "{ text: 'BEGIN' }", '', 'begin'],
    ['an object of mysql2', "{ sql: 'BEGIN', timeout: 100 }", '', 'begin'],
    ['an object by name', 'open', "const text = 'BEGIN'; const open = { text };", 'begin'],
    ['a trimmed text', '` BEGIN `.trim()', '', 'begin'],
    ['a branch', "ok ? 'COMMIT' : 'ROLLBACK'", 'declare const ok: boolean;', 'commit | rollback'],
    ['a fallback', "given ?? 'BEGIN'", 'declare const given: string | undefined;', 'other | begin'],
    ['a variable that changes', 'text', "let text = 'BEGIN'; text = load();", 'other'],
    ['a call', 'load()', '', 'other'],
  ])('%s', (_, argument, before, expected) => {
    expect(found(argument, before)).toBe(expected);
  });

  it('follows a constant into another file', () => {
    expect(found('OPEN', "import { OPEN } from './sql';", { 'sql.ts': "export const OPEN = 'BEGIN';" })).toBe('begin');
  });
});
