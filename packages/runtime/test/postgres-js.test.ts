/** The adapter of postgres.js, proven against a real PostgreSQL. */
import postgres from 'postgres';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import type {} from '../../../tools/postgres/vitest-global-setup.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);
let events: CompanionEvent[];
let sql: postgres.Sql;
const options: TrackOptions = { name: 'main', endGrace: 0, onReport: (event) => events.push(event) };

beforeEach(() => {
  events = [];
  sql = postgres(inject('postgresUrl'), { max: 2, onnotice: () => undefined });
});

afterEach(async () => {
  await untrack(sql).end({ timeout: 1 });
});

test('a reserved connection is reported with its line until it is released; queries of the pool are nobody\'s', async () => {
  expect(track(sql, options)).toBe(sql);
  const reserved = await sql.reserve(); // reserves
  expect(await reserved`SELECT 7 AS n`).toMatchObject([{ n: 7 }]);
  expect(outstanding(sql)).toMatchObject([{ library: 'postgres', kind: 'handed-out', acquiredAt: at('reserves') }]);
  reserved.release();
  expect(outstanding(sql)).toEqual([]);
  expect(await sql`SELECT 1 AS one`).toMatchObject([{ one: 1 }]);
  expect(report(sql).counts).toMatchObject({ requested: 1, handedOut: 1, returned: 1 });
  expect(events).toEqual([]);
});

test('a second release is told, which would free the connection of another', async () => {
  track(sql, options);
  const twice = await sql.reserve(); // released twice
  twice.release();
  expect(events).toEqual([]);
  twice.release();
  expect(events).toMatchObject([{ kind: 'released-twice', acquisition: { acquiredAt: at('released twice') } }]);
});

test('with handles a late query is told, which would run on the connection of another', async () => {
  track(sql, { ...options, handles: true });
  const late = await sql.reserve(); // used too late
  expect(await late`SELECT ${1}::int AS one, ${late('one')} FROM (SELECT 1 AS one) AS t`).toMatchObject([{ one: 1 }]);
  expect(await late.unsafe('SELECT 2 AS two')).toMatchObject([{ two: 2 }]);
  late.release();
  expect(events).toEqual([]);
  await late`SELECT 1`;
  expect(events).toMatchObject([{ kind: 'used-after-release', method: 'query', acquisition: { acquiredAt: at('used too late') } }]);
});

test('a transaction has its connection until it has ended, as the library\'s own', async () => {
  track(sql, options);
  const inside = (): unknown => report(sql).internal;
  const result = await sql.begin(async (transaction) => { // begins
    await transaction`SELECT 1`;
    expect(inside()).toMatchObject([{ acquiredAt: at('begins') }]);
    expect(outstanding(sql)).toEqual([]);
    return 'done';
  });
  expect(result).toBe('done');
  await expect(sql.begin('read only', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(sql.begin('isolation level nonsense', () => undefined)).rejects.toMatchObject({ code: '42601' });
  expect(report(sql)).toMatchObject({ internal: [], counts: { requested: 3, internal: 2, returned: 2, refused: 1, waiting: 0 } });
  expect(events).toEqual([]);
});

test('an end that waits names who holds it up', async () => {
  track(sql, options);
  const reserved = await sql.reserve(); // holds up the end
  const ended = sql.end();
  expect(events).toMatchObject([{ kind: 'end-waits', acquisitions: [{ acquiredAt: at('holds up the end') }] }]);
  reserved.release();
  await ended;
});

test('what waits behind a pool that is used up is counted as waiting', async () => {
  track(sql, options);
  const held = [await sql.reserve(), await sql.reserve()];
  const waiting = sql.reserve();
  expect(report(sql).counts.waiting).toBe(1);
  for (const reserved of held) reserved.release();
  (await waiting).release();
  expect(report(sql).counts).toMatchObject({ waiting: 0, handedOut: 3, returned: 3 });
});

test('untrack restores everything', async () => {
  const { reserve, begin, end } = sql;
  const keys = Reflect.ownKeys(sql);
  track(sql, options);
  const reserved = await sql.reserve();
  const { release } = reserved;
  untrack(sql);
  expect([sql.reserve, sql.begin, sql.end]).toEqual([reserve, begin, end]);
  expect(Reflect.ownKeys(sql)).toEqual(keys);
  expect(reserved.release).not.toBe(release);
  reserved.release();
  expect(outstanding()).toEqual([]);
});
