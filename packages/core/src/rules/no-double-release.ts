import type { DoubleRelease } from '@leakcheck/models';
import { describeSecondRelease } from '../report/index.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { CONFIDENCE_OF_STRAIN, resourceOf, stepAt } from './story.js';

/** A resource released twice on one path, where the library throws or harms whoever holds it by then. */
export const noDoubleRelease: ResourceRule = {
  id: 'no-double-release',
  run: ({ solution }) => solution.complete ? solution.events.flatMap((event): RawFinding[] => {
    if (event.kind !== 'released-twice' || !isHarmful(event.how.doubleRelease)) return [];
    const site = solution.sites.get(event.resource);
    return [{
      ruleId: 'no-double-release',
      ...event.span,
      confidence: CONFIDENCE_OF_STRAIN[event.strain],
      message: describeSecondRelease(event.how, event.first, site?.resource),
      resource: site ? resourceOf(site) : { library: event.how.library, kind: 'connection', name: null },
      path: [
        ...(site ? [stepAt(site.span, 'acquired here')] : []),
        stepAt(event.first, 'released here'),
        stepAt(event.span, 'released again'),
      ],
    }];
  }) : [],
};

function isHarmful(behaviour: DoubleRelease): boolean {
  return behaviour !== 'ignored';
}
