/** What the model of better-sqlite3 claims, against the library itself. */
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { moduleOf, optionsOf } from '../facts.js';

const loaded = await load();
if (typeof loaded === 'string') {
  test('NOT RUN: better-sqlite3', ({ skip }) => {
    skip(`better-sqlite3 is not installed here (${loaded}): its claims are not proven in this run`);
  });
} else claims(loaded);

/** An optional dependency: where it could not be built, why not. */
async function load(): Promise<typeof Database | string> {
  try {
    const { default: library } = await import('better-sqlite3');
    new library(':memory:').close();
    return library;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function claims(Sqlite: typeof Database): void {
  describe('better-sqlite3', () => {
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
      const options = { busyTimeout: 5 } as Database.Options;
      new Sqlite(':memory:', options).close();
      expect(optionsOf('better-sqlite3', 'Options').unknownNames).toBe('ignored');
    });

    test('nothing works on a closed database', () => {
      const db = new Sqlite(':memory:');
      db.close();
      expect(() => db.prepare('SELECT 1')).toThrow('not open');
    });
  });
}
