import { describeNestedAcquire } from '../report/index.js';
import type { RawFinding, ResourceRule } from './rule.js';
import { CONFIDENCE_OF_STRAIN, stepAt } from './story.js';
import { isInTest } from './test-file.js';

/** A connection taken from a pool while one of the same pool is held: once the pool is busy, both wait for ever. */
export const noNestedAcquire: ResourceRule = {
  id: 'no-nested-acquire',
  run: ({ solution, graph }) => {
    // Top-level code runs once: nobody else takes the last connection between its two.
    if (!solution.complete || graph.topLevel) return [];
    return solution.events.flatMap((event): RawFinding[] => {
      if (event.kind !== 'nested-acquire') return [];
      const { span, origin, held, byCallee } = event;
      const isOwn = origin.span.file === span.file && origin.span.line === span.line;
      return [{
        ruleId: 'no-nested-acquire',
        ...span,
        // The runner ends a test that waits for ever.
        confidence: isInTest(span) ? 'possible' : CONFIDENCE_OF_STRAIN[event.strain],
        message: describeNestedAcquire(event, isOwn ? undefined : origin),
        resource: { library: event.library, kind: 'connection', name: null },
        path: [stepAt(held, byCallee ? 'holds a connection while it calls back' : 'a connection is held from here'), ...(isOwn ? [stepAt(span, 'another one is waited for')] : [stepAt(span, 'this waits for another one'), stepAt(origin.span, 'which is taken here')])],
      }];
    });
  },
};
