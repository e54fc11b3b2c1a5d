/** What the model of node:sqlite claims, against the module itself: Node has it from 22.5 on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { describeIfLoads } from './optional-library.js';
import { outcomeOf } from './outcome.js';

/** The types of the oldest Node that leakcheck supports do not know the module. */
interface Statement {
  get(): unknown;
  all(): unknown[];
  run(): unknown;
  iterate(): Iterator<unknown>;
}
interface Session {
  changeset(): unknown;
  patchset(): unknown;
  close(): void;
}
interface Database {
  readonly isTransaction: boolean;
  open(): void;
  close(): void;
  exec(sql: string): void;
  prepare(sql: string): Statement;
  createSession(): Session;
}
interface SqliteModule {
  readonly DatabaseSync: new (path: string, options?: object) => Database;
}

await describeIfLoads('node:sqlite', () => Promise.resolve().then(load), claims);

function load(): SqliteModule {
  const found: object | undefined = process.getBuiltinModule('node:sqlite');
  if (isSqlite(found)) return found;
  throw new Error(`it needs Node 22.5 or later, and this is ${process.version}`);
}

function isSqlite(found: object | undefined): found is SqliteModule {
  return found !== undefined && 'DatabaseSync' in found;
}

/** Whether this Node is that version or a later one. */
function isNodeSince(version = '0'): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function claims({ DatabaseSync }: SqliteModule): void {
  const { types } = moduleOf('node:sqlite');
  const DATABASE = types['DatabaseSync']?.resource;
  const SESSION = types['Session']?.resource;
  const { options, foreign, unknownNames } = optionsOf('node:sqlite', 'DatabaseSyncOptions');

  let db: Database;

  beforeEach(() => {
    db = new DatabaseSync(':memory:');
    db.exec('CREATE TABLE users (id INTEGER PRIMARY KEY); INSERT INTO users VALUES (1), (2), (3)');
  });

  /** Disposes as `using` does; the symbol is younger than some of the Nodes that the tests run in. */
  function dispose(value: object): void {
    const disposer: unknown = Reflect.get(value, Symbol.dispose);
    if (typeof disposer !== 'function') throw new Error('it has no disposer');
    Reflect.apply(disposer, value, []);
  }

  test('a new database is open, and close() closes it once', async () => {
    expect(callsOf('node:sqlite', 'new DatabaseSync').map(summary)).toEqual(['acquire connection > DatabaseSync']);
    expect([DATABASE?.releasedBy, DATABASE?.lazy]).toEqual([['close'], false]);
    db.exec('SELECT 1');
    db.close();
    expect(await outcomeOf(() => db.close())).toBe(DATABASE?.doubleRelease);
  });

  test('its disposer closes it, and may be called again', () => {
    expect([DATABASE?.disposer, DATABASE?.disposerSince]).toEqual(['sync', '22.15']);
    if (!isNodeSince(DATABASE?.disposerSince)) {
      expect(Reflect.get(db, Symbol.dispose)).toBeUndefined();
      return;
    }
    dispose(db);
    expect(() => db.exec('SELECT 1')).toThrow('database is not open');
    expect(() => dispose(db)).not.toThrow();
  });

  test('a closed database refuses what the model calls a use, and so do its statements and sessions', () => {
    const statement = db.prepare('SELECT 1');
    const session = db.createSession();
    db.close();
    for (const use of [() => db.exec('SELECT 1'), () => db.prepare('SELECT 1'), () => db.createSession()]) expect(use).toThrow('database is not open');
    for (const use of [() => statement.get(), () => statement.all(), () => statement.run(), () => statement.iterate()]) expect(use).toThrow('statement has been finalized');
    for (const use of [() => session.changeset(), () => session.patchset(), () => session.close()]) expect(use).toThrow('database is not open');
    expect(() => db.open()).not.toThrow();
    db.close();
  });

  test('a session ends with close(), once', async () => {
    expect(callsOf('node:sqlite', 'DatabaseSync.createSession').map(summary)).toEqual(['acquire session > Session, use']);
    expect(SESSION?.releasedBy).toEqual(['close']);
    const session = db.createSession();
    session.changeset();
    session.close();
    expect(() => session.changeset()).toThrow('session is not open');
    expect(await outcomeOf(() => session.close())).toBe(SESSION?.doubleRelease);
    expect(Reflect.has(session, Symbol.dispose)).toBe(isNodeSince(SESSION?.disposerSince));
    db.close();
  });

  test('nothing that a statement has open keeps its database from closing, so the model does not track statements', () => {
    expect(types['StatementSync']?.resource).toBeUndefined();
    expect(callsOf('node:sqlite', 'DatabaseSync.prepare').map(summary)).toEqual(['view receiver, use']);
    const rows = db.prepare('SELECT id FROM users').iterate();
    rows.next();
    expect(() => db.exec('DELETE FROM users WHERE id = 3')).not.toThrow();
    expect(() => db.exec('DROP TABLE users')).toThrow('database table is locked');
    expect(() => db.close()).not.toThrow();
    expect(() => rows.next()).toThrow();
  });

  test('close() ends the transaction, as the model says', () => {
    expect(callsOf('node:sqlite', 'DatabaseSync.close').flatMap(({ effects }) => effects)).toContainEqual({ kind: 'discard', when: 'always' });
    const folder = mkdtempSync(join(tmpdir(), 'leakcheck-node-sqlite-'));
    const file = join(folder, 'truth.db');
    const first = new DatabaseSync(file);
    first.exec('CREATE TABLE users (id int); BEGIN; INSERT INTO users VALUES (1)');
    expect(types['DatabaseSync']?.states?.['isTransaction']).toBe('inTransaction');
    if (isNodeSince('22.16')) expect(first.isTransaction).toBe(true);
    first.close();
    const second = new DatabaseSync(file);
    expect(second.prepare('SELECT id FROM users').all()).toEqual([]);
    second.close();
    rmSync(folder, { recursive: true });
  });

  test('timeout is how long it waits for a lock; without it, not at all', () => {
    const { role, unit, default: wait, since } = options['timeout'] ?? {};
    expect([role, unit]).toEqual(['lockTimeout', 'ms']);
    expect(db.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: wait });
    const patient = new DatabaseSync(':memory:', { timeout: 1234 });
    expect(patient.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: isNodeSince(since) ? 1234 : wait });
    patient.close();
    db.close();
  });

  test('unknown names are ignored, as the model says', () => {
    expect(unknownNames).toBe('ignored');
    for (const [name, { instead }] of Object.entries(foreign)) {
      const ignoring = new DatabaseSync(':memory:', { [name]: Symbol(name) });
      ignoring.exec('CREATE TABLE written (id int)');
      expect(ignoring.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: options['timeout']?.default });
      ignoring.close();
      expect([name, instead === null || Object.hasOwn(options, instead)]).toEqual([name, true]);
    }
    expect(() => new DatabaseSync(':memory:', { readOnly: Symbol('known') })).toThrow('must be a boolean');
  });

  test('with open: false nothing is open, as the page says', () => {
    const later = new DatabaseSync(':memory:', { open: false });
    expect(() => later.close()).toThrow('database is not open');
    later.open();
    later.close();
  });
}
