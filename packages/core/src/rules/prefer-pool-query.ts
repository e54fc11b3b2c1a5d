import { describeSingleUse } from '../report/index.js';
import type { SingleUseRule } from './rule.js';
import { stepAt } from './story.js';

/** A connection that is taken from a pool, asked once and given back: the pool does all of it in one call. */
export const preferPoolQuery: SingleUseRule = {
  id: 'prefer-pool-query',
  run: (use) => [{
    ruleId: 'prefer-pool-query',
    ...use.span,
    confidence: 'certain',
    message: describeSingleUse(use),
    resource: { library: use.library, kind: 'connection', name: use.name ?? null },
    path: [stepAt(use.span, 'taken here'), stepAt(use.query, 'its only query')],
    fixes: use.fixes,
  }],
};
