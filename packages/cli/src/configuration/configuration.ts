import type { AssumedLimit, PresetName, Profile, ProfileName, RuleId, Severity } from '@leakcheck/core';
import type { RuntimeConfig } from '@leakcheck/runtime';
import type { FailOn } from '../check/verdict.js';

/** What `leakcheck.config.js`, or the key `leakcheck` of package.json, may say; the command line beats it. */
export interface LeakcheckConfig {
  /** What to show; `recommended` unless told otherwise. */
  readonly preset?: PresetName | undefined;
  /** Rule → its severity in place of the preset's, or `off`. */
  readonly rules?: Readonly<Partial<Record<RuleId, Severity | 'off'>>> | undefined;
  /** The least severity that makes the exit code 1; `warning` unless told otherwise. */
  readonly failOn?: FailOn | undefined;
  /** What kind of program it is, which says how large its pools and how long its waits may be. */
  readonly profile?: ProfileName | undefined;
  /** Numbers in place of the profile's; times in milliseconds. */
  readonly limits?: Readonly<Partial<Profile>> | undefined;
  /** Limits that the server, its roles or a proxy set: nothing in the sources has to set them again. */
  readonly assume?: Readonly<Partial<Record<AssumedLimit, 'server'>>> | undefined;
  /** The server, and how many processes share it. */
  readonly database?: DatabaseConfig | undefined;
  /** What the runtime companion does in tests and under `register`; it reads this by itself. */
  readonly runtime?: RuntimeConfig | undefined;
  /** Paths or globs of annotated declaration files, from the folder of the configuration. */
  readonly models?: readonly string[] | undefined;
}

/** What the sum of all pools is held against. */
export interface DatabaseConfig {
  /** `max_connections` of the server. */
  readonly maxConnections?: number | undefined;
  /** How many of them are kept for others, 3 unless told otherwise: PostgreSQL keeps as many for its superuser. */
  readonly reserved?: number | undefined;
  /** A proxy in front of it that gives each transaction another connection, as PgBouncer does in transaction mode. */
  readonly pooler?: 'transaction' | undefined;
  /** True if that proxy knows prepared statements by their names: PgBouncer since 1.21, with `max_prepared_statements`. */
  readonly namedStatements?: boolean | undefined;
  /** Processes of this program that run at the same time, 1 unless told otherwise. */
  readonly instances?: number | undefined;
}

/** Returns what it is given: an editor knows the keys of its argument. */
export function defineConfig(config: LeakcheckConfig): LeakcheckConfig {
  return config;
}
