/** What each kind of program may ask of its database. docs/guides/pool-sizing.md and timeouts.md give the reasons. */

export const PROFILE_NAMES = ['web', 'api', 'microservice', 'batch', 'serverless', 'development', 'test'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

/** The most that a pool of such a program may have or wait; times in milliseconds. */
export interface Profile {
  readonly poolMax: number;
  readonly connectTimeout: number;
  readonly acquireTimeout: number;
  readonly statementTimeout: number;
  readonly lockTimeout: number;
  readonly idleInTransactionTimeout: number;
  readonly maxLifetime: number;
  readonly idleTimeout: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const WEB: Profile = {
  poolMax: 25,
  connectTimeout: 10 * SECOND,
  acquireTimeout: 30 * SECOND,
  statementTimeout: 60 * SECOND,
  lockTimeout: 10 * SECOND,
  idleInTransactionTimeout: 5 * MINUTE,
  maxLifetime: 5 * MINUTE,
  idleTimeout: MINUTE,
};

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  web: WEB,
  api: { ...WEB, poolMax: 100, acquireTimeout: 5 * SECOND, statementTimeout: 10 * SECOND, lockTimeout: 2 * SECOND, maxLifetime: 30 * MINUTE, idleTimeout: 5 * MINUTE },
  microservice: { ...WEB, poolMax: 10, maxLifetime: 10 * MINUTE, idleTimeout: 2 * MINUTE },
  batch: { ...WEB, poolMax: 5, statementTimeout: 10 * MINUTE, lockTimeout: 30 * SECOND, maxLifetime: HOUR, idleTimeout: 10 * MINUTE },
  serverless: { ...WEB, poolMax: 1 },
  development: { ...WEB, poolMax: 5 },
  test: { ...WEB, poolMax: 5 },
};

/** A limit that is set somewhere the program does not show. */
export type AssumedLimit = 'statementTimeout' | 'lockTimeout' | 'idleInTransactionTimeout';

/** What a project says of itself, beyond its sources. */
export interface Expectations {
  readonly profile?: ProfileName;
  /** Numbers in place of the profile's. */
  readonly limits?: Partial<Profile>;
  /** Limits that the server, its roles or a proxy set. */
  readonly assume?: Partial<Record<AssumedLimit, 'server'>>;
  /** A proxy that gives each transaction another connection of the server, as PgBouncer does. */
  readonly pooler?: 'transaction';
  /** True if it knows prepared statements by their names, as PgBouncer since 1.21 can. */
  readonly poolerKeepsStatements?: boolean;
  /** Processes that run at the same time, each with pools of its own. */
  readonly instances?: number;
  /** `max_connections` of the server, and how many of them are kept for others. */
  readonly maxConnections?: number;
  readonly reservedConnections?: number;
}

/** The numbers that hold for a project; only those it has set itself where it names no profile. */
export function limitsOf({ profile, limits }: Expectations): Partial<Profile> {
  return { ...(profile && PROFILES[profile]), ...limits };
}

/** What is left of the server's connections for this program, if that is known. */
export function budgetOf({ maxConnections, reservedConnections = 3 }: Expectations): number | undefined {
  return maxConnections === undefined ? undefined : Math.max(0, maxConnections - reservedConnections);
}
