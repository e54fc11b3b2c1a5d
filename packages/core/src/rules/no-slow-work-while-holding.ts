import { describeSlowWork } from '../report/index.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { CONFIDENCE_OF_STRAIN, resourceOf, stepAt } from './story.js';
import { isInTest } from './test-file.js';

/** An answer from another machine, a timer or a file is waited for while a connection of a pool is held. */
export const noSlowWorkWhileHolding: ResourceRule = {
  id: 'no-slow-work-while-holding',
  run: ({ solution, graph }) => {
    // Top-level code runs once, before anybody else needs a connection.
    if (!solution.complete || graph.topLevel) return [];
    return solution.events.flatMap((event): RawFinding[] => {
      const site = event.kind === 'slow-work' ? solution.sites.get(event.resource) : undefined;
      if (event.kind !== 'slow-work' || !site || isInTest(event.span)) return [];
      return [{
        ruleId: 'no-slow-work-while-holding',
        ...event.span,
        confidence: CONFIDENCE_OF_STRAIN[event.strain],
        message: describeSlowWork(event.text, event.work, site),
        resource: resourceOf(site),
        path: [stepAt(site.span, 'a connection is held from here'), stepAt(event.span, 'slow work is waited for')],
      }];
    });
  },
};
