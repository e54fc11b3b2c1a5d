/** The adapters of better-sqlite3 and node:sqlite, proven with the libraries themselves. */
import { expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { describeIfLoads } from '../../models/test/truth/optional-library.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);

/** What the two have in common. */
interface Database {
  readonly exec: (sql: string) => unknown;
  readonly prepare: (sql: string) => { readonly iterate: () => IterableIterator<unknown> };
  readonly close: () => unknown;
}
type Open = () => Database;

await describeIfLoads('better-sqlite3, tracked', loadBetterSqlite3, (open) => claims('better-sqlite3', open));
await describeIfLoads('node:sqlite, tracked', loadNodeSqlite, (open) => claims('node:sqlite', open));

/** An optional dependency: it may not have been built. */
async function loadBetterSqlite3(): Promise<Open> {
  const { default: library } = await import('better-sqlite3');
  new library(':memory:').close();
  return () => new library(':memory:');
}

/** Node has it since 22.5; its types are those of an older one. */
async function loadNodeSqlite(): Promise<Open> {
  const name = 'node:sqlite';
  const { DatabaseSync } = (await import(/* @vite-ignore */ name)) as { readonly DatabaseSync: new (file: string) => Database };
  return () => new DatabaseSync(':memory:');
}

function claims(library: string, open: Open): void {
  const opened = (): { readonly database: Database; readonly events: readonly CompanionEvent[] } => {
    const events: CompanionEvent[] = [];
    const options: TrackOptions = { name: 'main', onReport: (event) => events.push(event) };
    const database = open();
    expect(track(database, options)).toBe(database);
    database.exec('CREATE TABLE users (id int); INSERT INTO users VALUES (1), (2), (3)');
    return { database, events };
  };

  test('an iterator is reported with its line until it is at its end or left', () => {
    const { database, events } = opened();
    const users = database.prepare('SELECT id FROM users');
    const rows = users.iterate(); // iterates
    expect(rows.next()).toEqual({ value: { id: 1 }, done: false });
    expect(outstanding(database)).toMatchObject([{ library, acquiredAt: at('iterates') }]);
    rows.return?.();
    expect(outstanding(database)).toEqual([]);
    for (const row of users.iterate()) if (row === null) throw new Error('no row is null');
    for (const row of users.iterate()) if (row !== null) break;
    expect([...users.iterate()]).toHaveLength(3);
    expect(report(database)).toMatchObject({ outstanding: [], counts: { handedOut: 4, returned: 4 } });
    expect(events).toEqual([]);
    untrack(database).close();
  });

  test('untrack restores everything', () => {
    const { database } = opened();
    const statement = database.prepare('SELECT 1');
    const { iterate } = statement;
    const rows = statement.iterate();
    expect(Object.hasOwn(rows, 'next')).toBe(true);
    untrack(database);
    expect(Object.hasOwn(rows, 'next')).toBe(false);
    expect(statement.iterate).not.toBe(iterate);
    expect(Object.hasOwn(database, 'prepare')).toBe(false);
    expect([...rows]).toHaveLength(1);
    database.close();
  });
}
