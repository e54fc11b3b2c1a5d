/** Pools of pg against a real PostgreSQL, and what can be seen of them. */
import pg from 'pg';
import { inject } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';

/** A pool of the test's database. */
export function createPool(options: object = {}): pg.Pool {
  return new pg.Pool({ connectionString: inject('postgresUrl'), ...options });
}

/** How many connections are lent. */
export function busy(subject: pg.Pool): number {
  return subject.totalCount - subject.idleCount;
}

/** Whether the promise is still pending after the pool has served another whole round trip to the server. */
export async function isPending(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  promise.then(settle, settle);
  const witness = createPool();
  try {
    await witness.query('SELECT pg_sleep(0.05)');
  } finally {
    await witness.end();
  }
  return !settled;
}

/** Whether the next borrower of the pool's only connection gets an answer; the connection is thrown away in any case. */
export async function answersNextBorrower(pool: pg.Pool): Promise<boolean> {
  const next = await pool.connect();
  const answer = next.query('SELECT 1');
  const waits = await isPending(answer);
  answer.catch(() => undefined);
  next.release(true);
  return !waits;
}
