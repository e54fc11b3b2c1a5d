import { describeRefusedLimit } from '../report/index.js';
import type { RefusedLimitRule } from './rule.js';
import { isInTest } from './test-file.js';

/** A limit on queries that the server refuses to set: they run without one. */
export const refusedLimit: RefusedLimitRule = {
  id: 'require-query-timeout',
  run: ({ library, span, text, setting }) => isInTest(span) ? [] : [{
    ruleId: 'require-query-timeout',
    ...span,
    confidence: 'certain',
    message: describeRefusedLimit(text, setting),
    resource: { library, kind: 'connection', name: null },
    path: [],
    site: setting,
  }],
};
