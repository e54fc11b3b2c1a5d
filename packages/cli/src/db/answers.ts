/** What a server says of its limits. */
import type { AssumedLimit } from '@leakcheck/core';

/** A time limit as it holds for connections like the one that asked. */
export interface ServerLimit {
  /** The server's name of it: `statement_timeout`. */
  readonly name: string;
  /** What it stands for in the configuration; null for one that nothing there is said of. */
  readonly assumes: AssumedLimit | null;
  /** Null where there is no limit. */
  readonly milliseconds: number | null;
  /** Who sets it: `the server`, `the role`, `the address`; the last holds for nobody else. */
  readonly setBy: string;
  /** What it does not cover, if that is not plain from its name. */
  readonly remark?: string;
}

export interface ServerAnswers {
  /** `PostgreSQL 16.3`. */
  readonly system: string;
  /** `app@db.example.com:5432/shop`: never with a password. */
  readonly place: string;
  /** The most connections that there may be, and what says so where it is not the server as a whole. */
  readonly maxConnections: number;
  readonly boundBy: 'server' | 'database' | 'role';
  /** How many of them are kept for others. */
  readonly reserved: number;
  readonly limits: readonly ServerLimit[];
  /** A proxy that gives each transaction another connection. */
  readonly pooler: 'transaction' | null;
}

/** The settings that hold for others as well: those of the asking connection's own address do not. */
export const OWN_ADDRESS = 'the address';
