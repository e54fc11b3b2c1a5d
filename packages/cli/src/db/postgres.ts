/** Asks a PostgreSQL server, and finds out whether a pooler stands before it. */
import type { AssumedLimit } from '@leakcheck/core';
import { OWN_ADDRESS, type ServerAnswers, type ServerLimit } from './answers.js';
import { loadDriver } from './driver.js';

/** What is used of pg. */
interface Driver {
  readonly Client: new (options: object) => Client;
}

interface Client {
  connect(): Promise<void>;
  query(sql: string): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): void;
}

/** Milliseconds to wait for the server. */
const PATIENCE = 10_000;

/** `pg_settings` has times in milliseconds, and where each is from. */
const SETTINGS = `SELECT name, setting, source FROM pg_settings WHERE name IN (
  'max_connections', 'superuser_reserved_connections', 'reserved_connections', 'server_version',
  'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout', 'idle_session_timeout')`;

const WHO = `SELECT current_user AS role, current_database() AS database,
  (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user) AS of_role,
  (SELECT datconnlimit FROM pg_database WHERE datname = current_database()) AS of_database`;

const LIMITS: readonly (readonly [name: string, assumes: AssumedLimit | null])[] = [
  ['statement_timeout', 'statementTimeout'],
  ['lock_timeout', 'lockTimeout'],
  ['idle_in_transaction_session_timeout', 'idleInTransactionTimeout'],
  ['transaction_timeout', null],
  ['idle_session_timeout', null],
];

/** @throws the driver's error if the server cannot be reached */
export async function askPostgres(url: string, cwd: string): Promise<ServerAnswers> {
  const { Client } = loadDriver('pg', 'pg', cwd) as Driver;
  const open = async (): Promise<Client> => {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE });
    // A query that is under way reports the loss of the connection.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const client = await open();
  try {
    const settings = new Map((await client.query(SETTINGS)).rows.map(({ name, setting, source }) => [String(name), { setting: String(setting), source: String(source) }]));
    const [who = {}] = (await client.query(WHO)).rows;
    const numeric = (name: string): number => Number(settings.get(name)?.setting ?? 0);
    const { maxConnections, boundBy } = narrowest(numeric('max_connections'), Number(who['of_database']), Number(who['of_role']));
    const { host } = new URL(url);
    return {
      system: `PostgreSQL ${settings.get('server_version')?.setting ?? ''}`.trim(),
      place: `${String(who['role'])}@${host}/${String(who['database'])}`,
      maxConnections,
      boundBy,
      reserved: boundBy === 'server' ? numeric('superuser_reserved_connections') + numeric('reserved_connections') : 0,
      limits: LIMITS.flatMap(([name, assumes]): readonly ServerLimit[] => {
        const found = settings.get(name);
        return found ? [{ name, assumes, milliseconds: Number(found.setting) || null, setBy: originOf(found.source) }] : [];
      }),
      pooler: await sharesServerConnections(client, open) ? 'transaction' : null,
    };
  } finally {
    await client.end();
  }
}

function narrowest(ofServer: number, ofDatabase: number, ofRole: number): Pick<ServerAnswers, 'maxConnections' | 'boundBy'> {
  const bounds = [{ maxConnections: ofServer, boundBy: 'server' }, { maxConnections: ofDatabase, boundBy: 'database' }, { maxConnections: ofRole, boundBy: 'role' }] as const;
  // Minus one says that there is no bound.
  return bounds.filter(({ maxConnections }) => maxConnections >= 0).reduce((least, other) => (other.maxConnections < least.maxConnections ? other : least));
}

function originOf(source: string): string {
  switch (source) {
    case 'user':
      return 'the role';
    case 'database':
      return 'the database';
    case 'database user':
      return 'the role in this database';
    case 'client':
    case 'session':
      return OWN_ADDRESS;
    case 'default':
      return 'nobody';
    default:
      return 'the server';
  }
}

/**
 * True if two clients that are connected at the same time are served by one process of the server: only a proxy that
 * hands out its connections transaction by transaction does that. One that is busy may hide it.
 */
async function sharesServerConnections(client: Client, open: () => Promise<Client>): Promise<boolean> {
  const other = await open();
  try {
    return await backendOf(client) === await backendOf(other);
  } finally {
    await other.end();
  }
}

async function backendOf(client: Client): Promise<unknown> {
  return (await client.query('SELECT pg_backend_pid() AS pid')).rows[0]?.['pid'];
}
