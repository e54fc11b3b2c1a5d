/** What is asked of the checker and what it answers. */
import type { Expectations, Finding, InventoryEntry, Problem, RuleId, Site, Unjudged } from '@leakcheck/core';

export interface CheckRequest {
  /** Absolute; relative paths start here, and reported names are relative to it. */
  readonly cwd: string;
  /** Files and folders, absolute or relative to `cwd`; they may overlap. */
  readonly paths: readonly string[];
  /** The rules to run; all of them if left out. */
  readonly rules?: readonly RuleId[];
  /** Whether the inventory says what queries run over each pool: it takes some time. */
  readonly queries?: boolean;
  /** What the project says of itself: its profile, its server, what is limited elsewhere. */
  readonly expectations?: Expectations;
  /** Absolute names of annotated declaration files that count beside the models that come with leakcheck. */
  readonly models?: readonly string[];
  /** Told of each step as it begins. */
  readonly onProgress?: (event: CheckEvent) => void;
}

/** A step of a check, and the number of files it works on. */
export interface CheckEvent {
  readonly step: 'scan' | 'load' | 'analyse';
  readonly files: number;
}

export interface CheckReport {
  /** Ordered by file, line and column; every confidence is included. */
  readonly findings: readonly Finding[];
  /** Every acquire call, pool construction and query, found fault with or not. */
  readonly sites: readonly Site[];
  /** Every pool and client that is constructed, with its options. */
  readonly inventory: readonly InventoryEntry[];
  /** Files that could not be read as they should; the others were checked all the same. */
  readonly problems: readonly Problem[];
  /** Functions and files that were read and not judged: a leak in them goes unnoticed. */
  readonly unjudged: readonly Unjudged[];
  readonly stats: CheckStats;
}

export interface CheckStats {
  /** Source files under the requested paths. */
  readonly files: number;
  /** Files that were parsed, among them ones outside the requested paths that requested ones import. */
  readonly relevantFiles: number;
  /** Lines of the source files under the requested paths. */
  readonly lines: number;
  /** Functions that were looked at: those that handle resources, and what they call. */
  readonly functions: number;
  /** Functions that were not judged because they reached a bound, see docs/limits.md. */
  readonly cut: number;
  /** Functions and files that were not judged because leakcheck failed on them. */
  readonly failed: number;
  readonly milliseconds: number;
}
