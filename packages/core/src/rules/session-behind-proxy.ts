import { describeLostSession } from '../report/index.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { isInTest } from './test-file.js';

/** What lives in a session, where a proxy gives each transaction another one: settings, subscriptions, locks, temporary tables. */
export const sessionBehindProxy: ResourceRule = {
  id: 'pool-size',
  run: ({ graph }, { pooler }) => pooler !== 'transaction' ? [] : graph.blocks.flatMap(({ instructions }) => instructions).flatMap((instruction): RawFinding[] => {
    if (instruction.op !== 'change' || isInTest(instruction.span)) return [];
    const { words, span, library } = instruction;
    return [{
      ruleId: 'pool-size',
      ...span,
      confidence: 'likely',
      message: describeLostSession(words),
      resource: { library, kind: 'connection', name: null },
      path: [],
      site: words,
    }];
  }),
};
