import { judgeLimit, type Limit } from './missing-limit.js';
import type { ConfigurationRule } from './rule.js';
import { mayLimitOnServer } from './server-limits.js';

const idleInTransaction: Limit = {
  ruleId: 'require-transaction-timeout',
  roles: ['idleInTransactionTimeout'],
  consequence: 'lets a forgotten transaction keep its locks for ever',
  suggestion: 300_000,
};

const lockWait: Limit = {
  ruleId: 'require-transaction-timeout',
  roles: ['lockTimeout'],
  consequence: 'waits for a lock for ever',
  suggestion: 10_000,
};

/** A pool without a limit on idle transactions or on waiting for a lock; the first that is missing is told. */
export const requireTransactionTimeout: ConfigurationRule = {
  id: 'require-transaction-timeout',
  run: (configuration, lookup, { assume }) => [idleInTransaction, lockWait].flatMap((limit) => {
    if (assume?.[limit === lockWait ? 'lockTimeout' : 'idleInTransactionTimeout'] === 'server') return [];
    const isElsewhere = configuration.settings.some((setting) => mayLimitOnServer(setting, limit === lockWait ? ['lock_timeout'] : ['idle_in_transaction_session_timeout']));
    return isElsewhere ? [] : judgeLimit(limit, configuration, lookup);
  }).slice(0, 1),
};
