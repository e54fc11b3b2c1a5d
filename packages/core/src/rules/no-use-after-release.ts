import { describeLateUse, type Span } from '../report/index.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { CONFIDENCE_OF_STRAIN, resourceOf, stepAt } from './story.js';

/** A resource used after its release, or released while work that is returned un-awaited still runs on it. */
export const noUseAfterRelease: ResourceRule = {
  id: 'no-use-after-release',
  run: ({ solution }) => solution.complete ? solution.events.flatMap((event): RawFinding[] => {
    const site = event.kind === 'used-after-release' ? solution.sites.get(event.resource) : undefined;
    if (event.kind !== 'used-after-release' || !site || site.resource === 'pool' || site.resource === 'cursor') return [];
    // One mistake: what releases again is told by its own rule.
    if (solution.events.some((other) => other.kind === 'released-twice' && other.resource === event.resource && other.how.doubleRelease !== 'ignored' && isSamePlace(other.span, event.span))) return [];
    const released = stepAt(event.released, 'released here');
    const used = stepAt(event.span, event.pending ? 'begins here, nobody waits for it' : 'used here');
    return [{
      ruleId: 'no-use-after-release',
      ...event.span,
      confidence: CONFIDENCE_OF_STRAIN[event.strain],
      message: describeLateUse(event.text, event.released, event.pending, site.resource),
      resource: resourceOf(site),
      path: [stepAt(site.span, 'acquired here'), ...(event.pending ? [used, released] : [released, used])],
    }];
  }) : [],
};

function isSamePlace(one: Span, other: Span): boolean {
  return one.line === other.line && one.column === other.column;
}
