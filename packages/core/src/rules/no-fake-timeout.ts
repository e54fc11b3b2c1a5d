import { describeFakeTimeout } from '../report/index.js';
import type { RaceRule } from './rule.js';
import { stepAt } from './story.js';
import { isInTest } from './test-file.js';

/** A query that is raced against a timer: when the timer wins, the query goes on and keeps its connection. */
export const noFakeTimeout: RaceRule = {
  id: 'no-fake-timeout',
  run: (race) => isInTest(race.span) ? [] : [{
    ruleId: 'no-fake-timeout',
    ...race.span,
    confidence: race.direct ? 'certain' : 'likely',
    message: describeFakeTimeout(race),
    resource: { library: race.library, kind: 'query', name: null },
    path: [stepAt(race.query, 'the query begins here'), stepAt(race.span, 'the timer ends the wait, not the query')],
  }],
};
