import type { Race } from '../ir/index.js';
import { describeFakeTimeout, type Confidence } from '../report/index.js';
import type { RaceRule } from './rule.js';
import { isScriptFile } from './script-file.js';
import { stepAt } from './story.js';
import { isInTest } from './test-file.js';

/** A timer for a call to another service, with queries before and after it, does not pretend to limit the queries. */
const CONFIDENCE = { query: 'certain', wrapper: 'likely', work: 'possible' } as const satisfies Record<Race['extent'], Confidence>;

/** A query that is raced against a timer: when the timer wins, the query goes on and keeps its connection. */
export const noFakeTimeout: RaceRule = {
  id: 'no-fake-timeout',
  run: (race) => isInTest(race.span) ? [] : [{
    ruleId: 'no-fake-timeout',
    ...race.span,
    confidence: isScriptFile(race.span.file) ? 'possible' : CONFIDENCE[race.extent],
    message: describeFakeTimeout(race),
    resource: { library: race.library, kind: 'query', name: null },
    path: [stepAt(race.query, 'the query begins here'), stepAt(race.span, 'the timer ends the wait, not the query')],
  }],
};
