/** What the model of sqlite claims, against the library itself over sqlite3. */
import { Database, open, type Statement } from 'sqlite';
import type sqlite3 from 'sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { describeIfLoads } from './optional-library.js';
import { outcomeOf } from './outcome.js';
import { isPending } from './pending.js';

await describeIfLoads('sqlite over sqlite3', async () => (await import('sqlite3')).default, claims);

function claims({ Database: driver }: typeof sqlite3): void {
  const { types } = moduleOf('sqlite');
  const DATABASE = types['Database']?.resource;
  const STATEMENT = types['Statement']?.resource;

  let db: Database;

  beforeEach(async () => {
    db = await open({ filename: ':memory:', driver });
  });

  /** The methods of a type of which the model says that they talk to the database. */
  function usesOf(type: string): string[] {
    const members = Object.entries(types[type]?.members ?? {});
    return members.filter(([, calls]) => calls.some(({ effects }) => effects.some(({ kind }) => kind === 'use'))).map(([name]) => name);
  }

  test('open() hands out a connection; a second close() does what the model says', async () => {
    expect([...callsOf('sqlite', 'open'), ...callsOf('sqlite', 'Database.prepare')].map(summary)).toEqual(['acquire connection > Database', 'acquire statement > Statement, use']);
    expect(DATABASE?.releasedBy).toEqual(['close']);
    await db.close();
    expect(await outcomeOf(() => db.close())).toBe(DATABASE?.doubleRelease);
  });

  test('a second finalize() does what the model says', async () => {
    expect(STATEMENT?.releasedBy).toEqual(['finalize']);
    const statement = await db.prepare('SELECT 1');
    await statement.finalize();
    expect(await outcomeOf(() => statement.finalize())).toBe(STATEMENT?.doubleRelease);
    await db.close();
  });

  test('a statement that is not finalized keeps its database from closing', async () => {
    const statement = await db.prepare('SELECT 1 AS one');
    await expect(db.close()).rejects.toThrow('SQLITE_BUSY');
    expect(await statement.get()).toEqual({ one: 1 });
    await statement.finalize();
    await db.close();
  });

  test('a statement that cannot be prepared owes nothing', async () => {
    await expect(db.prepare('SELEC 1')).rejects.toThrow('syntax error');
    await db.close();
  });

  test('what the model calls a use leaves nothing behind, and rejects on a closed database', async () => {
    const uses: Readonly<Record<string, () => Promise<unknown>>> = {
      run: () => db.run('SELECT 1'),
      get: () => db.get('SELECT 1'),
      all: () => db.all('SELECT 1'),
      each: () => db.each('SELECT 1', () => undefined),
      exec: () => db.exec('SELECT 1'),
    };
    // These open or prepare, or need a file of their own.
    const others = ['open', 'prepare', 'loadExtension', 'migrate'];
    expect(usesOf('Database').filter((name) => !others.includes(name))).toEqual(Object.keys(uses));
    for (const use of Object.values(uses)) await use();
    await db.close();
    for (const [name, use] of Object.entries(uses)) await expect(use(), name).rejects.toThrow('Database is closed');
    await expect(db.prepare('SELECT 1')).rejects.toThrow('Database is closed');
  });

  test('a finalized statement rejects its uses, and leaves each() without an answer', async () => {
    const uses: Readonly<Record<string, (statement: Statement) => Promise<unknown>>> = {
      bind: (statement) => statement.bind(),
      run: (statement) => statement.run(),
      get: (statement) => statement.get(),
      all: (statement) => statement.all(),
    };
    // reset() tells no error at all.
    expect(usesOf('Statement').toSorted()).toEqual([...Object.keys(uses), 'each', 'reset'].toSorted());
    const statement = await db.prepare('SELECT 1');
    await statement.finalize();
    for (const [name, use] of Object.entries(uses)) await expect(use(statement), name).rejects.toThrow('already finalized');
    expect(await isPending(statement.each(() => undefined))).toBe(true);
    await db.close();
  });

  test('what was not opened cannot be used, and open() is what opens it', async () => {
    expect(callsOf('sqlite', 'Database.open').map(summary)).toEqual(['connect receiver, use']);
    const later = new Database({ filename: ':memory:', driver });
    await expect(async () => later.all('SELECT 1')).rejects.toThrow();
    await later.open();
    expect(await later.all('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await later.close();
  });

  test('open() of an open database leaves its first connection behind, as the page says', async () => {
    const first = db.getDatabaseInstance();
    await db.open();
    expect(db.getDatabaseInstance()).not.toBe(first);
    await db.close();
    const answer = new Promise((resolve) => first.get('SELECT 1 AS one', (_error: Error | null, row: unknown) => resolve(row)));
    expect(await answer).toEqual({ one: 1 });
    await new Promise((resolve) => first.close(resolve));
  });

  test('a database that cannot be opened owes nothing; other options are ignored', async () => {
    await expect(open({ filename: '/no such folder/a.db', driver })).rejects.toThrow('SQLITE_CANTOPEN');
    await expect(open({ filename: ':memory:', driver: undefined })).rejects.toThrow('driver is not defined');
    expect(Object.keys(optionsOf('sqlite', 'Config').options)).toEqual(['filename', 'mode', 'driver']);
    const other = await open(Object.assign({ filename: ':memory:', driver }, { timeout: 1 }));
    await other.close();
  });

  test('it has no disposer', async () => {
    expect([DATABASE?.disposer, STATEMENT?.disposer]).toEqual(['none', 'none']);
    expect([Symbol.dispose in db, Symbol.asyncDispose in db]).toEqual([false, false]);
    await db.close();
  });
}
