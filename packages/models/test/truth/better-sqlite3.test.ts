/** What the model of better-sqlite3 claims, against the library itself. */
import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { moduleOf, optionsOf } from '../facts.js';
import { describeIfLoads } from './optional-library.js';

await describeIfLoads('better-sqlite3', load, claims);

/** An optional dependency: it may not have been built. */
async function load(): Promise<typeof Database> {
  const { default: library } = await import('better-sqlite3');
  new library(':memory:').close();
  return library;
}

function claims(Sqlite: typeof Database): void {
  test('a second close does nothing, as the model says', () => {
    const db = new Sqlite(':memory:');
    db.close();
    expect(() => db.close()).not.toThrow();
    expect(moduleOf('better-sqlite3').types['Database']?.resource?.doubleRelease).toBe('ignored');
  });

  test('an open iterator keeps the database busy until it is returned, as the model says', () => {
    const db = new Sqlite(':memory:');
    db.exec('CREATE TABLE users (id int); INSERT INTO users VALUES (1), (2)');
    const rows = db.prepare('SELECT id FROM users').iterate();
    rows.next();
    expect(() => db.exec('DELETE FROM users')).toThrow('busy');
    rows.return?.();
    db.exec('DELETE FROM users');
    db.close();
    expect(moduleOf('better-sqlite3').types['RowIterator']?.resource?.releasedBy).toEqual(['return']);
  });

  test('leaving a loop closes its iterator', () => {
    const db = new Sqlite(':memory:');
    db.exec('CREATE TABLE users (id int); INSERT INTO users VALUES (1), (2)');
    for (const row of db.prepare('SELECT id FROM users').iterate()) if (row !== undefined) break;
    db.exec('DELETE FROM users');
    db.close();
  });

  test('unknown options are ignored, as the model says', () => {
    const options: Database.Options = Object.assign({ readonly: false }, { busyTimeout: 5 });
    new Sqlite(':memory:', options).close();
    expect(optionsOf('better-sqlite3', 'Options').unknownNames).toBe('ignored');
  });

  test('nothing works on a closed database', () => {
    const db = new Sqlite(':memory:');
    db.close();
    expect(() => db.prepare('SELECT 1')).toThrow('not open');
  });
}
