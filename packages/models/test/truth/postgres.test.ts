/** What the model of postgres.js claims, against a real PostgreSQL. */
import postgres from 'postgres';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';
import { moduleOf, optionsOf } from '../facts.js';

let sql: postgres.Sql;

beforeEach(() => {
  sql = postgres(inject('postgresUrl'), { max: 1 });
});

afterEach(async () => {
  await sql.end({ timeout: 1 });
});

const { types } = moduleOf('postgres');

test('a second release takes the connection from whoever has it by then', async () => {
  const stale = await sql.reserve();
  stale.release();
  const owner = await sql.reserve();
  stale.release();
  const [row] = await sql`SELECT pg_backend_pid() AS pid`;
  const [own] = await owner`SELECT pg_backend_pid() AS pid`;
  owner.release();
  expect(row?.['pid']).toBe(own?.['pid']);
  expect(types['ReservedSql']?.resource?.doubleRelease).toBe('corrupts');
});

test('ending the pool waits for what is reserved', async () => {
  await sql.reserve();
  const ended = sql.end({ timeout: 1 }).then(() => 'ended');
  const later = new Promise<string>((resolve) => setTimeout(() => resolve('waits'), 100));
  expect(await Promise.race([ended, later])).toBe('waits');
  expect(types['Sql']?.resource?.awaitsLent).toBe(true);
});

test('the defaults are those of the model', () => {
  const own = postgres(inject('postgresUrl'));
  const { options } = optionsOf('postgres', 'Options');
  const said = Object.entries(options).flatMap(([name, { default: value }]) => (typeof value === 'number' ? [[name, value]] : []));
  const parsed = new Map<string, unknown>(Object.entries(own.options));
  expect(said.map(([name]) => [name, parsed.get(String(name))])).toEqual(said);
});

test('connect_timeout and idle_timeout are seconds', () => {
  const { options } = optionsOf('postgres', 'Options');
  expect([options['connect_timeout']?.unit, options['idle_timeout']?.unit]).toEqual(['s', 's']);
});

test('statement_timeout counts only under connection', async () => {
  const ignored = postgres(inject('postgresUrl'), Object.assign({ max: 1 }, { statement_timeout: 1234 }));
  const taken = postgres(inject('postgresUrl'), { max: 1, connection: { statement_timeout: 1234 } });
  const [without] = await ignored`SHOW statement_timeout`;
  const [limited] = await taken`SHOW statement_timeout`;
  await Promise.all([ignored.end(), taken.end()]);
  expect(without?.['statement_timeout']).not.toBe('1234ms');
  expect(limited?.['statement_timeout']).toBe('1234ms');
  expect(optionsOf('postgres', 'Options').foreign['statement_timeout']?.instead).toBe('connection.statement_timeout');
});

test('statements are prepared by name unless it is told not to', async () => {
  const named = `SELECT name FROM pg_prepared_statements WHERE statement LIKE '%' || $1::text || '%'`;
  await sql`SELECT ${'prepared'}::text AS one`;
  expect((await sql.unsafe(named, ['AS one'])).map(({ name }) => typeof name)).toEqual(['string']);
  const plain = postgres(inject('postgresUrl'), { max: 1, prepare: false });
  await plain`SELECT ${'plain'}::text AS two`;
  expect(await plain.unsafe(named, ['AS two'])).toHaveLength(0);
  await plain.end({ timeout: 1 });
  expect(optionsOf('postgres', 'Options').options['prepare']?.prepares).toEqual({ unless: false });
});
