/** What `leakcheck db` learns from real servers. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type {} from '../../../tools/postgres/vitest-global-setup.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { type Outcome, runCommand } from './fake-environment.js';
import { reportWith } from './sample-report.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-db-')));
  mkdirSync(join(folder, '.git'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function db(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return runCommand(['db', ...args], { report: reportWith({}), cwd: folder, variables });
}

async function answerOf(args: readonly string[]): Promise<unknown> {
  const { stdout, stderr } = await db([...args, '--format', 'json']);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

async function onServer(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** The address of the run's own database, as another role. */
function addressAs(role: string): string {
  const url = new URL(inject('postgresUrl'));
  url.username = role;
  url.password = 'secret-word';
  return url.href;
}

describe('a PostgreSQL server', () => {
  const role = `leakcheck_db_${String(process.pid)}`;
  const database = new URL(inject('postgresUrl')).pathname.slice(1);

  beforeEach(async () => {
    await onServer(`CREATE ROLE ${role} LOGIN PASSWORD 'secret-word'`);
  });
  afterEach(async () => {
    await onServer(`ALTER DATABASE "${database}" RESET lock_timeout`, `DROP OWNED BY ${role}`, `DROP ROLE ${role}`);
  });

  it('tells who sets each limit', async () => {
    await onServer(`ALTER ROLE ${role} SET statement_timeout = '30s'`, `ALTER DATABASE "${database}" SET lock_timeout = '5s'`,
      `ALTER ROLE ${role} IN DATABASE "${database}" SET idle_in_transaction_session_timeout = '1min'`);
    expect(await answerOf([addressAs(role)])).toMatchObject({
      server: {
        maxConnections: 100,
        boundBy: 'server',
        limits: expect.arrayContaining<unknown>([
          { name: 'statement_timeout', assumes: 'statementTimeout', milliseconds: 30_000, setBy: 'the role' },
          { name: 'lock_timeout', assumes: 'lockTimeout', milliseconds: 5000, setBy: 'the database' },
          { name: 'idle_in_transaction_session_timeout', assumes: 'idleInTransactionTimeout', milliseconds: 60_000, setBy: 'the role in this database' },
        ]) as unknown,
        pooler: null,
      },
      configuration: { assume: { statementTimeout: 'server', lockTimeout: 'server', idleInTransactionTimeout: 'server' }, database: { maxConnections: 100, reserved: 3 } },
    });
  });

  it('takes the limits of its own address for nobody else', async () => {
    const url = `${addressAs(role)}?options=-c%20statement_timeout%3D5s`;
    expect(await answerOf([url])).toMatchObject({ configuration: { assume: {} } });
  });

  it('has the least of its bounds on connections', async () => {
    await onServer(`ALTER ROLE ${role} CONNECTION LIMIT 7`);
    expect(await answerOf([addressAs(role)])).toMatchObject({ server: { maxConnections: 7, boundBy: 'role', reserved: 0 } });
  });

  it('denies what the configuration says', async () => {
    writeFileSync(join(folder, 'leakcheck.config.json'), '{ "assume": { "statementTimeout": "server" }, "database": { "maxConnections": 500, "reserved": 0 } }');
    const { exitCode, stdout } = await db([addressAs(role)]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('assume.statementTimeout says "server", and the server has no such limit for this role and database.');
    expect(stdout).toContain('database.maxConnections is 500, and there may be 100.');
    expect(stdout).toContain('database.reserved is 0, and the server keeps 3 for others.');
    expect(stdout).not.toContain('secret-word');
  });

  it('confirms it', async () => {
    await onServer(`ALTER ROLE ${role} SET statement_timeout = '30s'`);
    writeFileSync(join(folder, 'leakcheck.config.json'), '{ "assume": { "statementTimeout": "server" }, "database": { "maxConnections": 50 } }');
    expect((await db([addressAs(role)])).exitCode).toBe(0);
  });

  it('is written into the configuration, beside what it does not know', async () => {
    await onServer(`ALTER ROLE ${role} SET statement_timeout = '30s'`);
    const file = join(folder, 'leakcheck.config.json');
    writeFileSync(file, '{ "preset": "strict", "database": { "instances": 4 } }');
    const { exitCode, stderr } = await db(['--write'], { DATABASE_URL: addressAs(role) });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'Wrote leakcheck.config.json.\n' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ preset: 'strict', assume: { statementTimeout: 'server' }, database: { instances: 4, maxConnections: 100, reserved: 3 } });
  });

  it('is not written into a program', async () => {
    writeFileSync(join(folder, 'leakcheck.config.mjs'), 'export default {};');
    const { exitCode, stderr } = await db([addressAs(role), '--write']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--write changes leakcheck.config.json only, and the configuration is leakcheck.config.mjs.');
    expect(existsSync(join(folder, 'leakcheck.config.json'))).toBe(false);
  });
});

const hasBouncer = spawnSync('pgbouncer', ['--version']).status === 0;
if (!hasBouncer) it('NOT RUN: a server behind PgBouncer', ({ skip }) => {
  skip('pgbouncer is not installed');
});

describe.skipIf(!hasBouncer)('a server behind PgBouncer', () => {
  it.each([['transaction', 'transaction'], ['session', null]])('in %s mode', async (mode, pooler) => {
    const server = new URL(inject('postgresUrl'));
    const { port, stop } = await startBouncer(server, mode);
    try {
      const url = `postgres://${server.username}@127.0.0.1:${String(port)}${server.pathname}`;
      expect(await answerOf([url])).toMatchObject({ server: { pooler }, configuration: { database: pooler === null ? { maxConnections: 100 } : { pooler } } });
    } finally {
      await stop();
    }
  });
});

/** A PgBouncer that lets anybody in. It refuses to run as root. */
async function startBouncer(server: URL, mode: string): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  const password = server.password === '' ? '' : ` password=${decodeURIComponent(server.password)}`;
  writeFileSync(file, `[databases]\n* = host=${server.hostname} port=${server.port || '5432'} user=${server.username}${password}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${String(port)}\nauth_type = any\npool_mode = ${mode}\nunix_socket_dir =\n`);
  chmodSync(folder, 0o755);
  chmodSync(file, 0o644);
  const bouncer = spawn('pgbouncer', [file], { stdio: ['ignore', 'ignore', 'pipe'], ...(process.getuid?.() === 0 && { uid: 65534, gid: 65534 }) });
  const ended = once(bouncer, 'exit');
  let log = '';
  for await (const chunk of bouncer.stderr) {
    log += String(chunk);
    if (log.includes('process up')) break;
  }
  expect(log).toContain('process up');
  return { port, stop: async () => {
    bouncer.kill('SIGTERM');
    await ended;
  } };
}

async function onMariadb(...statements: readonly string[]): Promise<void> {
  const connection = await mysql.createConnection(mariadbUrl);
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

const unreachable = await whyUnreachable();
if (unreachable !== null) reportNotRun('a MariaDB server', unreachable);

describe.skipIf(unreachable !== null)('a MariaDB server', () => {
  it('tells its limits in milliseconds', async () => {
    expect(await answerOf([mariadbUrl])).toMatchObject({
      server: {
        system: expect.stringMatching(/^MariaDB /) as string,
        maxConnections: 151,
        limits: expect.arrayContaining<unknown>([
          { name: 'max_statement_time', assumes: 'statementTimeout', milliseconds: null, setBy: 'the server' },
          { name: 'innodb_lock_wait_timeout', assumes: 'lockTimeout', milliseconds: 50_000, setBy: 'the server' },
        ]) as unknown,
      },
      configuration: { assume: { lockTimeout: 'server' }, database: { maxConnections: 151, reserved: 0 } },
    });
  });

  describe('with a user that has limits of its own', () => {
    const user = `leakcheck_db_${String(process.pid)}`;

    beforeEach(async () => {
      await onMariadb(`CREATE USER ${user}@'%' IDENTIFIED BY 'secret-word' WITH MAX_STATEMENT_TIME 5 MAX_USER_CONNECTIONS 7`, `GRANT SELECT ON test.* TO ${user}@'%'`);
    });
    afterEach(async () => {
      await onMariadb(`DROP USER ${user}@'%'`);
    });

    it('tells that it is the role that sets them', async () => {
      const address = new URL(mariadbUrl);
      address.username = user;
      address.password = 'secret-word';
      expect(await answerOf([address.href])).toMatchObject({
        server: {
          maxConnections: 7,
          boundBy: 'role',
          limits: expect.arrayContaining<unknown>([
            { name: 'max_statement_time', assumes: 'statementTimeout', milliseconds: 5000, setBy: 'the role' },
            { name: 'innodb_lock_wait_timeout', assumes: 'lockTimeout', milliseconds: 50_000, setBy: 'the server' },
          ]) as unknown,
        },
        configuration: { assume: { statementTimeout: 'server', lockTimeout: 'server' }, database: { maxConnections: 7, reserved: 0 } },
      });
    });

    it('tells what init_connect of the server sets', async () => {
      const address = new URL(mariadbUrl);
      address.username = user;
      address.password = 'secret-word';
      await onMariadb("SET GLOBAL init_connect = 'SET innodb_lock_wait_timeout = 9'");
      try {
        expect(await answerOf([address.href])).toMatchObject({
          server: { limits: expect.arrayContaining<unknown>([{ name: 'innodb_lock_wait_timeout', assumes: 'lockTimeout', milliseconds: 9000, setBy: 'init_connect of the server' }]) as unknown },
        });
      } finally {
        await onMariadb("SET GLOBAL init_connect = ''");
      }
    });
  });

  it('tells how long ALTER TABLE waits for who reads the table', async () => {
    expect(await answerOf([mariadbUrl])).toMatchObject({
      server: { limits: expect.arrayContaining<unknown>([{ name: 'lock_wait_timeout', assumes: null, milliseconds: 86_400_000, setBy: 'the server', remark: 'for locks on a whole table, as ALTER TABLE takes them' }]) as unknown },
    });
  });
});

describe('no answer', () => {
  it.each([
    ['nothing to ask', [], 'leakcheck db needs an address'],
    ['another database', ['mongodb://localhost/shop'], 'leakcheck db knows addresses that begin with postgres://'],
    ['no address', ['localhost'], 'leakcheck db knows addresses that begin with postgres://'],
    ['nobody there', ['postgres://app:secret-word@127.0.0.1:1/shop'], '127.0.0.1:1 does not answer: connect ECONNREFUSED'],
  ])('%s', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await db(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('secret-word');
  });
});
