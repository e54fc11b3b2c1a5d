/** That the model of drizzle need not speak of better-sqlite3: there is nothing that could be left behind. */
import type Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { expect, test } from 'vitest';
import { library } from '../facts.js';
import { describeIfLoads } from './optional-library.js';

await describeIfLoads('drizzle over better-sqlite3', load, claims);

/** An optional dependency: it may not have been built. */
async function load(): Promise<typeof Database> {
  const { default: driver } = await import('better-sqlite3');
  new driver(':memory:').close();
  return driver;
}

function claims(Sqlite: typeof Database): void {
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
}
