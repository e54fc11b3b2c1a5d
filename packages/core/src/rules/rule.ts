import type { Configuration, FunctionGraph, NamedStatement, PoolQuery, Race, RefusedLimit, SingleUse } from '../ir/index.js';
import type { Finding, Fix, RuleId } from '../report/index.js';
import type { Solution } from '../solve/index.js';
import type { OptionsLookup } from './option-schema.js';
import type { Expectations } from './profiles.js';

/** What a rule about resources looks at: one solved function. */
export interface SolvedFunction {
  readonly graph: FunctionGraph;
  readonly solution: Solution;
}

/** A finding before the things that do not depend on the rule: its severity and its name. */
export interface RawFinding extends Omit<Finding, 'fingerprint' | 'severity' | 'fixes'> {
  /** None if left out. */
  readonly fixes?: readonly Fix[];
  /** What tells its site from others of the same resource in the same function: an option's name. */
  readonly site?: string;
}

/** A rule about resources: a value, not a class; see docs/architecture.md. */
export interface ResourceRule {
  readonly id: RuleId;
  readonly run: (subject: SolvedFunction, expectations: Expectations) => readonly RawFinding[];
}

/** A rule about the options that a program hands to a library. */
export interface ConfigurationRule {
  readonly id: RuleId;
  readonly run: (configuration: Configuration, lookup: OptionsLookup, expectations: Expectations) => readonly RawFinding[];
}

/** A rule about all pools of a program together. */
export interface ProgramRule {
  readonly id: RuleId;
  readonly run: (configurations: readonly PlacedConfiguration[], lookup: OptionsLookup, expectations: Expectations) => readonly RawFinding[];
}

/** A configuration, and the package whose sources it stands in. */
export interface PlacedConfiguration {
  readonly configuration: Configuration;
  readonly packageName: string | undefined;
  /** The files whose process loads the one that it stands in. */
  readonly loadedBy: ReadonlySet<string>;
}

/** A rule about what a program asks of a pool that chooses a connection for each query. */
export interface PoolQueryRule {
  readonly id: RuleId;
  readonly run: (query: PoolQuery) => readonly RawFinding[];
}

/** A rule about connections that are taken for one query. */
export interface SingleUseRule {
  readonly id: RuleId;
  readonly run: (use: SingleUse) => readonly RawFinding[];
}

/** A rule about queries that are raced against a timer. */
export interface RaceRule {
  readonly id: RuleId;
  readonly run: (race: Race) => readonly RawFinding[];
}

/** A rule about statements that are prepared by name. */
export interface NamedStatementRule {
  readonly id: RuleId;
  readonly run: (statement: NamedStatement, expectations: Expectations) => readonly RawFinding[];
}

/** A rule about limits that the server refuses. */
export interface RefusedLimitRule {
  readonly id: RuleId;
  readonly run: (limit: RefusedLimit) => readonly RawFinding[];
}
