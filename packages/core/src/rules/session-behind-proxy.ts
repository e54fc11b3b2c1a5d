import { describeLostSession } from '../report/index.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { isInTest } from './test-file.js';

/** What lives in a session, where a proxy gives each transaction another one: settings, subscriptions, locks, temporary tables. */
export const sessionBehindProxy: ResourceRule = {
  id: 'pool-size',
  run: ({ graph }, expectations) => graph.blocks.flatMap(({ instructions }) => instructions).flatMap((instruction): RawFinding[] => {
    if (instruction.op !== 'change' || instruction.change === 'abandoned-query' || isInTest(instruction.span)) return [];
    const { words, span, library, pooler } = instruction;
    if (expectations.pooler !== 'transaction' && !pooler) return [];
    return [{
      ruleId: 'pool-size',
      ...span,
      confidence: 'likely',
      message: describeLostSession(words, pooler?.name),
      resource: { library, kind: 'connection', name: null },
      path: [],
      site: words,
    }];
  }),
};
