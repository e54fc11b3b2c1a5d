import type { RuleId } from '../report/index.js';

/** What a reader is told about a rule, wherever rules are listed. */
export interface RuleDocumentation {
  readonly id: RuleId;
  /** One sentence without a full stop that completes "Reports …". */
  readonly description: string;
  /** The rule's page, relative to the root of the repository. */
  readonly page: `docs/rules/${RuleId}.md`;
}

export const RULE_DOCUMENTATION: { readonly [Id in RuleId]: RuleDocumentation & { readonly id: Id } } = {
  'no-unreleased-connection': {
    id: 'no-unreleased-connection',
    description: 'a connection that is not given back on some path through the code',
    page: 'docs/rules/no-unreleased-connection.md',
  },
  'no-unfinished-transaction': {
    id: 'no-unfinished-transaction',
    description: 'a transaction that is neither committed nor rolled back on some path through the code',
    page: 'docs/rules/no-unfinished-transaction.md',
  },
  'no-unclosed-cursor': {
    id: 'no-unclosed-cursor',
    description: 'a cursor, stream or prepared statement that stays open on some path through the code',
    page: 'docs/rules/no-unclosed-cursor.md',
  },
  'no-double-release': {
    id: 'no-double-release',
    description: 'a connection that is given back twice on one path through the code',
    page: 'docs/rules/no-double-release.md',
  },
  'no-use-after-release': {
    id: 'no-use-after-release',
    description: 'a connection that is used after it was given back',
    page: 'docs/rules/no-use-after-release.md',
  },
  'no-pool-per-request': {
    id: 'no-pool-per-request',
    description: 'a pool, client or data source that is constructed for each request instead of once',
    page: 'docs/rules/no-pool-per-request.md',
  },
  'no-nested-acquire': {
    id: 'no-nested-acquire',
    description: 'a second connection of the same pool that is waited for while one is held',
    page: 'docs/rules/no-nested-acquire.md',
  },
  'no-transaction-on-pool': {
    id: 'no-transaction-on-pool',
    description: 'a transaction, setting, subscription or lock through a pool, which chooses another connection for each call',
    page: 'docs/rules/no-transaction-on-pool.md',
  },
  'no-dirty-release': {
    id: 'no-dirty-release',
    description: 'a connection that is given back with a setting, subscription, lock or temporary table that its next borrower inherits',
    page: 'docs/rules/no-dirty-release.md',
  },
  'no-slow-work-while-holding': {
    id: 'no-slow-work-while-holding',
    description: 'a network call, timer or file that is waited for while a connection of a pool is held',
    page: 'docs/rules/no-slow-work-while-holding.md',
  },
  'prefer-pool-query': {
    id: 'prefer-pool-query',
    description: 'a connection that is taken from a pool for one query, which the pool could run by itself',
    page: 'docs/rules/prefer-pool-query.md',
  },
  'valid-pool-options': {
    id: 'valid-pool-options',
    description: 'a pool option that the library does not know or that contradicts another',
    page: 'docs/rules/valid-pool-options.md',
  },
  'pool-size': {
    id: 'pool-size',
    description: 'a pool that may take more connections than a server has',
    page: 'docs/rules/pool-size.md',
  },
  'require-acquire-timeout': {
    id: 'require-acquire-timeout',
    description: 'a pool that waits for a free connection for ever',
    page: 'docs/rules/require-acquire-timeout.md',
  },
  'require-connect-timeout': {
    id: 'require-connect-timeout',
    description: 'a pool that may wait for the database server for ever',
    page: 'docs/rules/require-connect-timeout.md',
  },
  'require-query-timeout': {
    id: 'require-query-timeout',
    description: 'a pool whose queries may run for ever',
    page: 'docs/rules/require-query-timeout.md',
  },
  'require-transaction-timeout': {
    id: 'require-transaction-timeout',
    description: 'a pool whose transactions may stay open, or wait for a lock, for ever',
    page: 'docs/rules/require-transaction-timeout.md',
  },
  'no-fake-timeout': {
    id: 'no-fake-timeout',
    description: 'a query that goes on when its time is over: it is raced against a timer, or its connection is given back meanwhile',
    page: 'docs/rules/no-fake-timeout.md',
  },
  'require-pool-error-handler': {
    id: 'require-pool-error-handler',
    description: 'a pool that stops the process when an idle connection fails, because nothing listens for its errors',
    page: 'docs/rules/require-pool-error-handler.md',
  },
};
