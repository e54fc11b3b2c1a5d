import { noFakeTimeout } from './no-fake-timeout.js';
import { noNestedAcquire } from './no-nested-acquire.js';
import { noUnclosedCursor } from './no-unclosed-cursor.js';
import { noUnfinishedTransaction } from './no-unfinished-transaction.js';
import { abandonedQuery } from './abandoned-query.js';
import { noDirtyRelease } from './no-dirty-release.js';
import { noDoubleRelease } from './no-double-release.js';
import { noPoolPerRequest } from './no-pool-per-request.js';
import { noSlowWorkWhileHolding } from './no-slow-work-while-holding.js';
import { noTransactionOnPool } from './no-transaction-on-pool.js';
import { noUseAfterRelease } from './no-use-after-release.js';
import { noUnreleasedConnection } from './no-unreleased-connection.js';
import { poolBudget } from './pool-budget.js';
import { poolSize } from './pool-size.js';
import { preferPoolQuery } from './prefer-pool-query.js';
import { refusedLimit } from './refused-limit.js';
import { requirePoolErrorHandler } from './require-pool-error-handler.js';
import { requireAcquireTimeout } from './require-acquire-timeout.js';
import { requireConnectTimeout } from './require-connect-timeout.js';
import { requireQueryTimeout } from './require-query-timeout.js';
import { requireTransactionTimeout } from './require-transaction-timeout.js';
import type { ConfigurationRule, NamedStatementRule, PoolQueryRule, ProgramRule, RaceRule, RefusedLimitRule, ResourceRule, SingleUseRule } from './rule.js';
import { namedStatement, preparingPool } from './statements-behind-proxy.js';
import { sessionBehindProxy } from './session-behind-proxy.js';
import { validPoolOptions } from './valid-pool-options.js';

export { CONNECTION_STRINGS } from './missing-limit.js';
export { isScriptFile } from './script-file.js';
export { isTestFile } from './test-file.js';
export { RULE_DOCUMENTATION, type RuleDocumentation } from './documentation.js';
export { applyPreset, PRESET_NAMES, PRESETS, type Preset, type PresetName } from './presets.js';
export { budgetOf, limitsOf, PROFILE_NAMES, PROFILES, type AssumedLimit, type Expectations, type Profile, type ProfileName } from './profiles.js';
export { effectiveSize } from './effective-size.js';
export { optionsOf, plays } from './option-tree.js';
export { limitInServerOptions, mayLimitOnServer } from './server-limits.js';
export type { ConfigurationRule, PlacedConfiguration, PoolQueryRule, ProgramRule, RaceRule, RawFinding, SingleUseRule, ResourceRule, SolvedFunction } from './rule.js';
export type { OptionsLookup } from './option-schema.js';
export { resourceOf } from './story.js';

/** The rules about resources, in the order of docs/rules. */
export const RESOURCE_RULES: readonly ResourceRule[] = [noUnreleasedConnection, noUnfinishedTransaction, noUnclosedCursor, noDoubleRelease, noUseAfterRelease, noNestedAcquire, noDirtyRelease, sessionBehindProxy, abandonedQuery, noSlowWorkWhileHolding];

/** The rules about what is asked of a pool. */
export const POOL_QUERY_RULES: readonly PoolQueryRule[] = [noTransactionOnPool];

/** The rules about connections that are taken for one query. */
export const SINGLE_USE_RULES: readonly SingleUseRule[] = [preferPoolQuery];

/** The rules about races against a timer. */
export const RACE_RULES: readonly RaceRule[] = [noFakeTimeout];

/** The rules about limits that the server refuses. */
export const REFUSED_LIMIT_RULES: readonly RefusedLimitRule[] = [refusedLimit];

/** The rules about statements that are prepared by name. */
export const NAMED_STATEMENT_RULES: readonly NamedStatementRule[] = [namedStatement];

/** The rules about options, in the same order. */
export const CONFIGURATION_RULES: readonly ConfigurationRule[] = [
  noPoolPerRequest,
  validPoolOptions,
  poolSize,
  preparingPool,
  requireAcquireTimeout,
  requireConnectTimeout,
  requireQueryTimeout,
  requireTransactionTimeout,
  requirePoolErrorHandler,
];

/** The rules about all pools of a program together. */
export const PROGRAM_RULES: readonly ProgramRule[] = [poolBudget];
