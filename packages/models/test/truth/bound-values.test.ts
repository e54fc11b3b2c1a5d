/** Who puts the values into a statement: the server, or the library itself before it sends the text. */
import pg from 'pg';
import pgPromise from 'pg-promise';
import postgres from 'postgres';
import { createPool, sql } from 'slonik';
import { DataSource } from 'typeorm';
import { expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import { library } from '../facts.js';
import { outcomeOf } from './outcome.js';

/** Sets a limit with a value beside the text, as each library does it, and closes what it opened. */
const SETTING: Readonly<Record<string, (url: string) => Promise<void>>> = {
  'pg': async (connectionString) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query('SET statement_timeout = $1', [1000]).finally(() => client.end());
  },
  'postgres': async (url) => {
    const client = postgres(url, { max: 1 });
    await client.unsafe('SET statement_timeout = $1', [1000]).finally(() => client.end());
  },
  'typeorm': async (url) => {
    const source = await new DataSource({ type: 'postgres', url }).initialize();
    await source.transaction((manager) => manager.query('SET statement_timeout = $1', [1000])).finally(() => source.destroy());
  },
  'pg-promise': async (connectionString) => {
    const db = pgPromise({ noWarnings: true })({ connectionString });
    await db.task((task) => task.none('SET statement_timeout = $1', [1000])).finally(() => db.$pool.end());
  },
  'slonik': async (url) => {
    const pool = await createPool(url);
    await pool.query(sql.unsafe`SET statement_timeout = ${sql.literalValue('1000')}`).finally(() => pool.end());
  },
};

test.each(Object.entries(SETTING))('%s: SET with a value beside its text does what the model says', async (name, set) => {
  expect(await outcomeOf(() => set(inject('postgresUrl')))).toBe(library(name).bindsOnServer ? 'rejects' : 'ignored');
});
