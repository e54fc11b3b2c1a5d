import { CONNECTION_STRINGS, judgeLimit, type Limit } from './missing-limit.js';
import type { ConfigurationRule } from './rule.js';

const connectTimeout: Limit = {
  ruleId: 'require-connect-timeout',
  roles: ['connectTimeout'],
  consequence: 'may wait for the server for ever',
  suggestion: 5000,
};

/**
 * A pool that may wait for the server for ever. The parameters of pg's connection strings are those of a client, and
 * cannot set the limit; those of mysql2 can.
 */
export const requireConnectTimeout: ConfigurationRule = {
  id: 'require-connect-timeout',
  run: (configuration, lookup) => {
    const mayStandInUrl = configuration.library !== 'pg' && configuration.settings.some(({ name }) => CONNECTION_STRINGS.has(name));
    return mayStandInUrl ? [] : judgeLimit(connectTimeout, configuration, lookup);
  },
};
