/** That the model of drizzle need not speak of better-sqlite3: there is nothing that could be left behind. */
import type Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { describe, expect, test } from 'vitest';
import { library } from '../facts.js';

const loaded = await load();
if (typeof loaded === 'string') {
  test('NOT RUN: drizzle over better-sqlite3', ({ skip }) => {
    skip(`better-sqlite3 is not installed here (${loaded}): what drizzle does over it is not proven in this run`);
  });
} else claims(loaded);

/** An optional dependency: where it could not be built, why not. */
async function load(): Promise<typeof Database | string> {
  try {
    const { default: loadedLibrary } = await import('better-sqlite3');
    new loadedLibrary(':memory:').close();
    return loadedLibrary;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function claims(Sqlite: typeof Database): void {
  describe('drizzle over better-sqlite3', () => {
    test('a transaction refuses a callback that returns a promise, and is over at once', () => {
      expect(Object.keys(library('drizzle').modules)).not.toContain('drizzle-orm/better-sqlite3');
      const client = new Sqlite(':memory:');
      const db = drizzle(client);
      expect(() => db.transaction(() => Promise.resolve())).toThrow('cannot return a promise');
      expect(client.inTransaction).toBe(false);
      expect(() => db.transaction(() => { throw new Error('no'); })).toThrow('no');
      expect(client.inTransaction).toBe(false);
      client.close();
    });

    test('the database inside a transaction works on the same connection', () => {
      const client = new Sqlite(':memory:');
      const db = drizzle(client);
      db.transaction((tx) => {
        tx.run(sql`CREATE TABLE inside (id int)`);
        expect(db.all(sql`SELECT id FROM inside`)).toEqual([]);
      });
      client.close();
    });
  });
}
