import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], allowExitOnIdle: true });

let ofFile: pg.PoolClient;
let ofTest: pg.PoolClient;
let ofFirstTest: pg.PoolClient | undefined;
let ofBody: pg.PoolClient | undefined;

beforeAll(async () => {
  ofFile = await pool.connect();
});

beforeEach(async () => {
  ofTest = await pool.connect();
  ofFirstTest ??= await pool.connect();
});

afterEach(() => {
  ofTest.release();
  ofBody?.release();
  ofBody = undefined;
});

afterAll(async () => {
  ofFile.release();
  ofFirstTest?.release();
  await pool.end();
});

test('beforeEach and beforeAll acquire, afterEach and afterAll release', async () => {
  await ofTest.query('SELECT 1');
});

test('afterEach releases what the test took', async () => {
  ofBody = await pool.connect();
});

test('onTestFinished releases what the test took', async () => {
  const client = await pool.connect();
  onTestFinished(() => client.release());
});

test('a connection that comes back right after the test', async () => {
  const client = await pool.connect();
  void delay(20).then(() => client.release());
});

test('a pool query', async () => {
  await pool.query('SELECT 1');
});

test('faked timers', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const client = await pool.connect();
  client.release();
});

describe('a nested suite', () => {
  let ofSuite: pg.PoolClient | undefined;

  beforeEach(async () => {
    ofSuite ??= await pool.connect();
  });

  afterAll(() => {
    ofSuite?.release();
  });

  test('keeps a connection from its first beforeEach to its afterAll', () => {
    expect(ofSuite).toBeDefined();
  });
});
