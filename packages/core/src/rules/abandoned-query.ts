import { describeAbandonedQuery } from '../report/index.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { isScriptFile } from './script-file.js';
import { CONFIDENCE_OF_STRAIN, resourceOf, stepAt } from './story.js';
import { isInTest } from './test-file.js';

/** A connection that goes back into its pool while the server may still work on a query that only the client has given up. */
export const abandonedQuery: ResourceRule = {
  id: 'no-fake-timeout',
  run: ({ solution }) => solution.complete ? solution.events.flatMap((event): RawFinding[] => {
    if (event.kind !== 'released-dirty' || event.change !== 'abandoned-query' || isInTest(event.span)) return [];
    const site = solution.sites.get(event.resource);
    const place = site?.span ?? event.span;
    return [{
      ruleId: 'no-fake-timeout',
      ...place,
      confidence: isScriptFile(place.file) ? 'possible' : CONFIDENCE_OF_STRAIN[event.strain],
      message: describeAbandonedQuery(event.how, event),
      resource: site ? resourceOf(site) : { library: event.how.library, kind: 'connection', name: null },
      path: [
        ...(site ? [stepAt(site.span, 'acquired here')] : []),
        stepAt(event.changed, 'the client stops waiting, the server works on'),
        stepAt(event.span, 'given back here'),
      ],
    }];
  }) : [],
};
