import { judgeLimit, type Limit } from './missing-limit.js';
import type { ConfigurationRule } from './rule.js';

const acquireTimeout: Limit = {
  ruleId: 'require-acquire-timeout',
  roles: ['acquireTimeout'],
  consequence: 'waits for a free connection for ever',
  suggestion: 5000,
};

/** A pool that waits for a free connection for ever. */
export const requireAcquireTimeout: ConfigurationRule = {
  id: 'require-acquire-timeout',
  run: (configuration, lookup) => judgeLimit(acquireTimeout, configuration, lookup),
};
