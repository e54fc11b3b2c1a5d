/** What PostgreSQL itself sees of a library: its statements and its sessions. */
import pg from 'pg';
import { inject } from 'vitest';
import type {} from '../../../../tools/postgres/vitest-global-setup.js';

/** Whether a statement with this text is being worked on: a client that gave up may have left it behind. */
export async function isRunning(text: string): Promise<boolean> {
  const query = "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid()";
  return (await ask(query, [`%${text}%`])).length > 0;
}

/** Ends the session with that process id, as a restart of the server would. */
export async function endSession(pid: number): Promise<void> {
  await ask('SELECT pg_terminate_backend($1, 5000)', [pid]);
}

async function ask(text: string, values: unknown[]): Promise<readonly object[]> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    return (await client.query<object>(text, values)).rows;
  } finally {
    await client.end();
  }
}
