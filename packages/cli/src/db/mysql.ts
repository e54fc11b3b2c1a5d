/** Asks a server of MySQL or MariaDB. */
import type { ServerAnswers, ServerLimit } from './answers.js';
import { loadDriver } from './driver.js';

/** What is used of mysql2/promise. */
interface Driver {
  createConnection(options: object): Promise<Connection>;
}

interface Connection {
  query(sql: string): Promise<readonly [readonly Readonly<Record<string, unknown>>[], unknown]>;
  end(): Promise<void>;
}

const PATIENCE = 10_000;

const NAMES = `('version', 'max_connections', 'max_user_connections', 'init_connect', 'max_execution_time', 'max_statement_time',
  'innodb_lock_wait_timeout', 'lock_wait_timeout', 'idle_transaction_timeout', 'wait_timeout')`;

interface TimeVariable extends Pick<ServerLimit, 'name' | 'assumes' | 'remark'> {
  /** Milliseconds in one of its units. */
  readonly unit: number;
  /** True if zero means not to wait at all; it is no limit for the others. */
  readonly zeroIsNone?: true;
}

const TIMES: readonly TimeVariable[] = [
  { name: 'max_execution_time', assumes: null, unit: 1, remark: 'ends SELECT only, so writes have no limit' },
  { name: 'max_statement_time', assumes: 'statementTimeout', unit: 1000 },
  { name: 'innodb_lock_wait_timeout', assumes: 'lockTimeout', unit: 1000, zeroIsNone: true },
  { name: 'lock_wait_timeout', assumes: null, unit: 1000, zeroIsNone: true, remark: 'for locks on a whole table, as ALTER TABLE takes them' },
  { name: 'idle_transaction_timeout', assumes: 'idleInTransactionTimeout', unit: 1000 },
  { name: 'wait_timeout', assumes: null, unit: 1000, remark: 'closes idle connections: a pool must close them sooner' },
];

/** @throws the driver's error if the server cannot be reached */
export async function askMysql(url: string, cwd: string): Promise<ServerAnswers> {
  const driver = loadDriver('mysql2', 'mysql2/promise', cwd) as Driver;
  const connection = await driver.createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout: PATIENCE });
  try {
    const variables = await variablesOf(connection, 'SESSION');
    const ofAll = await variablesOf(connection, 'GLOBAL');
    const [[who = {}]] = await connection.query("SELECT CURRENT_USER() AS role, IFNULL(DATABASE(), '') AS name");
    const version = variables.get('version') ?? '';
    const ofUser = Number(variables.get('max_user_connections') ?? 0);
    const ofServer = Number(variables.get('max_connections') ?? 0);
    const isBoundByUser = ofUser > 0 && ofUser < ofServer;
    return {
      system: `${/mariadb/i.test(version) ? 'MariaDB' : 'MySQL'} ${version}`,
      place: `${String(who['role']).split('@')[0] ?? ''}@${new URL(url).host}/${String(who['name'])}`,
      maxConnections: isBoundByUser ? ofUser : ofServer,
      boundBy: isBoundByUser ? 'role' : 'server',
      // One more than max_connections is kept for who may mend the server.
      reserved: 0,
      limits: TIMES.flatMap(({ unit, zeroIsNone, ...limit }): readonly ServerLimit[] => {
        const value = variables.get(limit.name);
        if (value === undefined) return [];
        const milliseconds = Number(value) * unit;
        return [{ ...limit, milliseconds: milliseconds === 0 && !zeroIsNone ? null : milliseconds, setBy: setterOf(limit.name, variables, ofAll) }];
      }),
      pooler: null,
    };
  } finally {
    await connection.end();
  }
}

async function variablesOf(connection: Connection, scope: 'SESSION' | 'GLOBAL'): Promise<ReadonlyMap<string, string>> {
  const [rows] = await connection.query(`SHOW ${scope} VARIABLES WHERE Variable_name IN ${NAMES}`);
  return new Map(rows.map((row) => [String(row['Variable_name']), String(row['Value'])]));
}

/** Who sets what holds for this session; `init_connect` runs for all but those with the right to administer the server. */
function setterOf(name: string, session: ReadonlyMap<string, string>, ofAll: ReadonlyMap<string, string>): string {
  if (session.get(name) === ofAll.get(name)) return 'the server';
  return ofAll.get('init_connect')?.includes(name) === true ? 'init_connect of the server' : 'the role';
}
