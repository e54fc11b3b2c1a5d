import { judgeLimit, type Limit } from './missing-limit.js';
import type { ConfigurationRule } from './rule.js';
import { mayLimitOnServer } from './server-limits.js';

const queryTimeout: Limit = {
  ruleId: 'require-query-timeout',
  roles: ['statementTimeout', 'queryTimeout'],
  consequence: 'lets a query run for ever',
  suggestion: 30_000,
};

const NAMES = ['statement_timeout', 'query_timeout'];

/** A pool without a limit on the time of its queries, by option, connection string or SQL. */
export const requireQueryTimeout: ConfigurationRule = {
  id: 'require-query-timeout',
  run: (configuration, lookup, { assume }) =>
    assume?.statementTimeout === 'server' || configuration.limitsQueriesElsewhere || configuration.settings.some((setting) => mayLimitOnServer(setting, NAMES)) ? [] : judgeLimit(queryTimeout, configuration, lookup),
};
