/** The path of a finding, read off a trace. */
import type { AcquireSite, Failure } from '../ir/index.js';
import type { Confidence, FindingResource, PathStep, Span } from '../report/index.js';
import type { ResourceId, Strain, Trace } from '../solve/index.js';

export const CONFIDENCE_OF_STRAIN: Readonly<Record<Strain, Confidence>> = { 0: 'certain', 1: 'likely', 2: 'possible' };

/** The steps of a trace in the order in which they happened, from the acquisition of a resource on. */
export function stepsSince(trace: Trace | undefined, resource: ResourceId): readonly Trace['step'][] {
  const steps: Trace['step'][] = [];
  for (let at = trace; at; at = at.previous) {
    steps.unshift(at.step);
    if (at.step.kind === 'acquired' && at.step.resource === resource) break;
  }
  return steps;
}

/** Number of steps back to the start: shorter stories are told first. */
export function traceLength(trace: Trace | undefined): number {
  let length = 0;
  for (let at = trace; at; at = at.previous) length += 1;
  return length;
}

export function stepAt(span: Span, note: string): PathStep {
  return { file: span.file, line: span.line, column: span.column, note };
}

export function resourceOf(site: AcquireSite): FindingResource {
  return { library: site.library, kind: site.resource, name: site.name ?? null };
}

/** `client.query() on line 14`, or `the throw on line 15`. */
export function failingPlace(failure: Failure): string {
  return failure.subject === 'throw' ? `the throw on line ${String(failure.span.line)}` : `${failure.subject} on line ${String(failure.span.line)}`;
}
