import type { Configuration, Occasion, Repetition } from '../ir/index.js';
import { describeRepetition, type Confidence, type PathStep } from '../report/index.js';
import type { ConfigurationRule } from './rule.js';
import { stepAt } from './story.js';
import { isInTest } from './test-file.js';

/** A pool, client or data source that is constructed for each request, invocation or job, and not kept for the next. */
export const noPoolPerRequest: ConfigurationRule = {
  id: 'no-pool-per-request',
  run: (configuration) => {
    const { repetition, resource, shared, library, name, span } = configuration;
    if (!repetition || !resource || isInTest(span)) return [];
    const confidence = shared && resource !== 'pool' ? confidenceInShared(repetition) : confidenceIn(repetition, resource, shared);
    if (!confidence) return [];
    return [{
      ruleId: 'no-pool-per-request',
      ...span,
      confidence,
      message: describeRepetition(configuration, { occasion: repetition.occasion, pooled: resource === 'pool' }),
      resource: { library, kind: resource, name: name ?? null },
      path: pathOf(configuration, repetition),
    }];
  },
};

const NOTES: Readonly<Record<Occasion, string>> = {
  request: 'runs for each request',
  invocation: 'runs for each invocation',
  job: 'runs for each job',
};

function pathOf({ span }: Configuration, { occasion, calls, handlerSpan }: Repetition): readonly PathStep[] {
  return [stepAt(handlerSpan, NOTES[occasion]), ...calls.map((call) => stepAt(call, 'called here')), stepAt(span, 'constructed here')];
}

/**
 * A process of a cloud function serves one invocation at a time, so that a connection for each, or a pool that is ended
 * with it, costs no more than time; the same goes for jobs.
 */
function confidenceIn({ occasion, calls, varies, ended, dedicated }: Repetition, resource: NonNullable<Configuration['resource']>, shared: boolean): Confidence | undefined {
  if (resource === 'pool') {
    // What is ended at once is not kept for the tenant it was made for.
    if ((varies && !(shared && ended)) || (occasion !== 'request' && ended)) return 'possible';
    return occasion === 'request' && calls.length === 0 && !ended ? 'certain' : 'likely';
  }
  if (resource !== 'connection' || dedicated) return undefined;
  return varies || occasion !== 'request' ? 'possible' : 'likely';
}

/** One client that serves a whole process, such as Redis's, gains nothing from a connection of its own each time. */
function confidenceInShared({ occasion, varies, ended, dedicated }: Repetition): Confidence | undefined {
  if (dedicated) return undefined;
  return (varies && !ended) || occasion === 'job' ? 'possible' : 'likely';
}
