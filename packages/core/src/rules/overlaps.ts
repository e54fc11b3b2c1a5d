/** What a function keeps where other calls of it, which run at the same time, keep theirs. */
import type { SharedPlace } from '../ir/index.js';
import type { Span } from '../report/index.js';
import { RECEIVER_SYMBOL, type ResourceId, type Strain } from '../solve/index.js';
import type { SolvedFunction } from './rule.js';

/** A release of what is read out of a shared place. */
export interface Overlap {
  readonly place: SharedPlace;
  readonly span: Span;
  readonly strain: Strain;
}

/** The least doubtful release of a resource by way of a place that all calls of the function share. */
export function overlapOf(resource: ResourceId, { graph, solution }: SolvedFunction): Overlap | undefined {
  const overlaps = solution.events.flatMap((event): Overlap[] => {
    if (event.kind !== 'overlapped' || event.resource !== resource) return [];
    const of = event.keptIn.startsWith(`${RECEIVER_SYMBOL}.`) ? 'object' : 'module';
    const place = graph.shared.find((shared) => shared.of === of && event.keptIn.endsWith(`.${shared.name}`));
    return place ? [{ place, span: event.span, strain: event.strain }] : [];
  });
  return overlaps.sort((a, b) => a.strain - b.strain)[0];
}
