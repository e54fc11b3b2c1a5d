/** A PostgreSQL server of our own, started from packaged programs in a temporary folder and removed afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { openToAll, runnableBinaries } from './binaries.js';

export interface EmbeddedServer {
  /** Connection string of the server's own database, as its superuser. */
  readonly url: string;
  /** Stops the server and removes everything it wrote. */
  readonly stop: () => Promise<void>;
}

/** PostgreSQL refuses to run as root, and initdb under a number without an account: this is "nobody", whom systems have. */
const UNPRIVILEGED = { uid: 65534, gid: 65534 } as const;
const START_ATTEMPTS = 200;
const START_PAUSE = 50;

/**
 * Creates a cluster in a temporary folder and starts a server on a free port of 127.0.0.1.
 *
 * @throws Error with the server's own output if it cannot be created or does not start
 */
export async function startEmbedded(): Promise<EmbeddedServer> {
  const folder = await temporaryFolder();
  const identity = process.getuid?.() === 0 ? UNPRIVILEGED : undefined;
  let server: ChildProcess | undefined;
  const killNow = (): void => {
    server?.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const stopOnSignal = (signal: NodeJS.Signals): void => {
    killNow();
    process.kill(process.pid, signal);
  };
  process.once('exit', killNow);
  process.once('SIGTERM', stopOnSignal);
  process.once('SIGHUP', stopOnSignal);

  const stop = async (): Promise<void> => {
    process.off('exit', killNow);
    process.off('SIGTERM', stopOnSignal);
    process.off('SIGHUP', stopOnSignal);
    if (server !== undefined && server.exitCode === null && server.signalCode === null) {
      const running = server;
      const exited = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGQUIT');
      await exited;
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    const native = await runnableBinaries(folder);
    const data = path.join(folder, 'data');
    await mkdir(data, { mode: 0o700 });
    if (identity !== undefined) await chown(data, identity.uid, identity.gid);
    await createCluster(native, data, identity);

    const port = await freePort();
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    server = spawn(
      path.join(native, 'bin', 'postgres'),
      ['-D', data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])],
      { ...identity, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await accepting(server, url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Durability is of no use to a database that is thrown away. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'max_connections=100',
] as const;

async function temporaryFolder(): Promise<string> {
  const parent = (await openToAll(tmpdir())) ? tmpdir() : '/tmp';
  const folder = await mkdtemp(path.join(parent, 'leakcheck-postgres-'));
  await chmod(folder, 0o755);
  return folder;
}

async function createCluster(
  native: string,
  data: string,
  identity: typeof UNPRIVILEGED | undefined,
): Promise<void> {
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const initdb = spawn(path.join(native, 'bin', 'initdb'), ['-D', data, ...options], {
    ...identity,
    cwd: data,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  initdb.stdout.on('data', keep);
  initdb.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    initdb.once('error', reject);
    initdb.once('close', resolve);
  });
  if (code === 0) return;
  const remedy = output.includes('could not look up effective user ID') ? withoutAccount(identity) : '';
  throw new Error(`${remedy}initdb of the embedded PostgreSQL failed (exit ${code}):\n${output}`);
}

/** What to do where initdb finds no account for the user it runs as. */
function withoutAccount(identity: typeof UNPRIVILEGED | undefined): string {
  const uid = identity?.uid ?? process.getuid?.();
  const subject = identity === undefined ? 'These tests run' : 'As root, these tests run PostgreSQL';
  return (
    `${subject} as user ${uid}, who has no account (no line in /etc/passwd), and PostgreSQL does not run without one. ` +
    'Add an account, run as a user who has one, or name a running server in LEAKCHECK_POSTGRES_URL.\n'
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free TCP port on 127.0.0.1.');
  return address.port;
}

/** Waits until the server answers a query. */
async function accepting(server: ChildProcess, url: string): Promise<void> {
  let output = '';
  let failure: Error | undefined;
  server.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  });
  server.once('error', (error) => {
    failure = error;
  });
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    if (failure !== undefined) throw failure;
    if (server.exitCode !== null || server.signalCode !== null) break;
    if (await answers(url)) return;
    await delay(START_PAUSE);
  }
  throw new Error(`The embedded PostgreSQL did not start:\n${output}`);
}

/** Whether a PostgreSQL server answers at the connection string. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
