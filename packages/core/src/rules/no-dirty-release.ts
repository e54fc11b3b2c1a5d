import { describeInheritance } from '../report/index.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { CONFIDENCE_OF_STRAIN, resourceOf, stepAt } from './story.js';

/** A connection that goes back into its pool as no borrower expects it: with a setting, a subscription or a lock of its last one. */
export const noDirtyRelease: ResourceRule = {
  id: 'no-dirty-release',
  run: ({ solution }) => solution.complete ? solution.events.flatMap((event): RawFinding[] => {
    if (event.kind !== 'released-dirty' || event.change === 'abandoned-query') return [];
    const site = solution.sites.get(event.resource);
    return [{
      ruleId: 'no-dirty-release',
      ...event.span,
      confidence: CONFIDENCE_OF_STRAIN[event.strain],
      message: describeInheritance(event.how, { words: event.words, change: event.change, changed: event.changed }),
      resource: site ? resourceOf(site) : { library: event.how.library, kind: 'connection', name: null },
      path: [
        ...(site ? [stepAt(site.span, 'acquired here')] : []),
        stepAt(event.changed, 'changed here'),
        stepAt(event.span, 'given back here'),
      ],
      site: event.words,
    }];
  }) : [],
};
