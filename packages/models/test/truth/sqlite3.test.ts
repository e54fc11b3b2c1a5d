/** What the model of sqlite3 claims, against the library itself. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type sqlite3 from 'sqlite3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callsOf, moduleOf, summary } from '../facts.js';
import { outcomeOf } from './outcome.js';
import { describeIfLoads } from './optional-library.js';
import { isPending } from './pending.js';

await describeIfLoads('sqlite3', async () => (await import('sqlite3')).default, claims);

/** What a call tells its callback. */
function answerOf(call: (callback: (error: Error | null, value?: unknown) => void) => unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    call((error, value) => {
      if (error) reject(error);
      else resolve(value);
    });
  });
}

function claims(library: typeof sqlite3): void {
  const { types } = moduleOf('sqlite3');
  const DATABASE = types['Database']?.resource;
  const STATEMENT = types['Statement']?.resource;

  let folder: string;
  let db: sqlite3.Database;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'leakcheck-sqlite3-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    db = await opened(':memory:');
  });

  async function opened(file: string): Promise<sqlite3.Database> {
    let made: sqlite3.Database | undefined;
    await answerOf((callback) => (made = new library.Database(file, callback)));
    if (made === undefined) throw new Error('not opened');
    return made;
  }

  function close(subject = db): Promise<unknown> {
    return answerOf((callback) => subject.close(callback));
  }

  function prepared(text: string): sqlite3.Statement {
    return db.prepare(text);
  }

  test('a second close() does what the model says; without a callback it throws', async () => {
    expect(DATABASE?.releasedBy).toEqual(['close']);
    await close();
    expect(await outcomeOf(() => close())).toBe(DATABASE?.doubleRelease);
    expect(() => db.close()).toThrow('Database is closed');
  });

  test('a second finalize() does what the model says; without a callback it throws', async () => {
    expect(STATEMENT?.releasedBy).toEqual(['finalize']);
    const statement = prepared('SELECT 1');
    const finalize = (): Promise<unknown> => answerOf((callback) => statement.finalize(callback));
    await finalize();
    expect(await outcomeOf(finalize)).toBe(STATEMENT?.doubleRelease);
    expect(() => statement.finalize()).toThrow('already finalized');
  });

  test('a statement that is not finalized keeps its database from closing', async () => {
    expect(callsOf('sqlite3', 'Database.prepare').map(summary)).toEqual(['acquire statement > Statement']);
    const statement = prepared('SELECT 1');
    await expect(close()).rejects.toThrow('SQLITE_BUSY');
    expect(await answerOf((callback) => db.get('SELECT 1 AS one', callback))).toEqual({ one: 1 });
    await answerOf((callback) => statement.finalize(callback));
    await close();
  });

  const QUERIES: Readonly<Record<string, (callback: (error: Error | null, value?: unknown) => void) => unknown>> = {
    run: (callback) => db.run('SELECT 1', callback),
    get: (callback) => db.get('SELECT 1', callback),
    all: (callback) => db.all('SELECT 1', callback),
    each: (callback) => db.each('SELECT 1', callback),
    exec: (callback) => db.exec('SELECT 1', callback),
    loadExtension: (callback) => db.loadExtension('no such file', callback),
    wait: (callback) => db.wait(callback),
  };

  test('what the model calls a use leaves nothing behind, and fails on a closed database', async () => {
    const uses = Object.entries(types['Database']?.members ?? {}).filter(([, calls]) => calls.some(({ effects }) => effects.some(({ kind }) => kind === 'use')));
    expect(uses.map(([name]) => name)).toEqual(Object.keys(QUERIES));
    for (const [name, query] of Object.entries(QUERIES)) await answerOf(query).catch((error: unknown) => expect([name, String(error)]).toEqual(['loadExtension', expect.stringContaining('no such file')]));
    await close();
    for (const [name, query] of Object.entries(QUERIES)) await expect(answerOf(query), name).rejects.toThrow('Database is closed');
  });

  test('a finalized statement refuses its uses', async () => {
    const statement = prepared('SELECT 1');
    const uses: Readonly<Record<string, (callback: (error: Error | null) => void) => unknown>> = {
      reset: (callback) => statement.reset(callback),
      run: (callback) => statement.run(callback),
      get: (callback) => statement.get(callback),
      all: (callback) => statement.all(callback),
      each: (callback) => statement.each(callback),
    };
    const named = Object.entries(types['Statement']?.members ?? {}).filter(([, calls]) => calls.some(({ effects }) => effects.some(({ kind }) => kind === 'use')));
    expect(named.map(([name]) => name)).toEqual(Object.keys(uses));
    await answerOf((callback) => statement.finalize(callback));
    for (const [name, use] of Object.entries(uses)) await expect(answerOf(use), name).rejects.toThrow('already finalized');
    await close();
  });

  test('a call without a callback does not throw where the model calls it safe: its error is an event of the statement', async () => {
    for (const name of ['run', 'get', 'all', 'each'] as const) {
      for (const type of ['Database', 'Statement']) expect(callsOf('sqlite3', `${type}.${name}`)[0]?.effects).toContainEqual({ kind: 'safe' });
      expect(() => db[name]('SELECT 1')).not.toThrow();
      const statement = prepared("SELECT abs('-9223372036854775808' + 0)");
      const told = new Promise<Error>((resolve) => statement.once('error', resolve));
      expect(() => statement[name]()).not.toThrow();
      expect((await told).message).toContain('integer overflow');
      statement.finalize();
    }
    await close();
  });

  test('an error that nobody listens for ends the process, as the model says of a database', async () => {
    expect(DATABASE?.errorEvent).toBe('error');
    const statement = prepared('SELECT 1');
    const told = new Promise<Error>((resolve) => db.once('error', resolve));
    db.close();
    expect((await told).message).toContain('SQLITE_BUSY');
    statement.finalize();
    await close();
    expect(() => db.emit('error', new Error('gone'))).toThrow('gone');
  });

  test('the database hears nothing of a query without a callback that fails: that ends the process, as the page says', async () => {
    const program = "const db = new (require('sqlite3').Database)(':memory:'); db.on('error', () => undefined); db.run('SELEC 1');";
    await expect(promisify(execFile)(process.execPath, ['-e', program], { cwd: import.meta.dirname })).rejects.toThrow('SQLITE_ERROR');
  });

  test('close() ends the transaction, as the model says', async () => {
    expect(callsOf('sqlite3', 'Database.close').flatMap(({ effects }) => effects)).toContainEqual({ kind: 'discard', when: 'always' });
    const file = join(folder, 'discarded.db');
    const first = await opened(file);
    await answerOf((callback) => first.exec('CREATE TABLE users (id int); BEGIN; INSERT INTO users VALUES (1)', callback));
    await close(first);
    const second = await opened(file);
    expect(await answerOf((callback) => second.all('SELECT id FROM users', callback))).toEqual([]);
    await close(second);
  });

  test('a row that get() fetched keeps its statement at work until reset(), as the page says', async () => {
    await answerOf((callback) => db.exec('CREATE TABLE users (id int); INSERT INTO users VALUES (1), (2)', callback));
    const drop = (): Promise<unknown> => answerOf((callback) => db.exec('DROP TABLE users', callback));
    const statement = prepared('SELECT id FROM users');
    await answerOf((callback) => statement.get(callback));
    await expect(drop()).rejects.toThrow('SQLITE_LOCKED');
    await answerOf((callback) => statement.reset(callback));
    await drop();
    statement.finalize();
    await close();
  });

  test('a database that could not be opened owes nothing: its close() never answers, as the page says', async () => {
    let failed: sqlite3.Database | undefined;
    await expect(answerOf((callback) => (failed = new library.Database(join(folder, 'no such folder', 'a.db'), callback)))).rejects.toThrow('SQLITE_CANTOPEN');
    expect(await isPending(close(failed))).toBe(true);
  });

  test('the busy timeout is that of the page', async () => {
    expect(await answerOf((callback) => db.get('PRAGMA busy_timeout', callback))).toEqual({ timeout: 1000 });
    db.configure('busyTimeout', 5);
    expect(await answerOf((callback) => db.get('PRAGMA busy_timeout', callback))).toEqual({ timeout: 5 });
    await close();
  });

  test('cached.Database hands out one object, which the model does not track', async () => {
    expect(Object.keys(types)).not.toContain('cached');
    const file = join(folder, 'cached.db');
    const first = library.cached.Database(file);
    expect(library.cached.Database(file)).toBe(first);
    await close(first);
    expect(library.cached.Database(file)).toBe(first);
  });

  test('it has no disposer', async () => {
    expect([DATABASE?.disposer, STATEMENT?.disposer]).toEqual(['none', 'none']);
    const statement = prepared('SELECT 1');
    expect([Symbol.dispose in db, Symbol.asyncDispose in db, Symbol.dispose in statement]).toEqual([false, false, false]);
    statement.finalize();
    await close();
  });
}
