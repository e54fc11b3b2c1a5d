import type { AcquireSite, FunctionGraph } from '../ir/index.js';
import type { Event, Take } from './events.js';
import type { State } from './state.js';
import type { ResourceId } from './values.js';

/** The things about the place in the graph that an instruction's effect depends on. */
export interface Place {
  readonly graph: FunctionGraph;
  /** Whether the function still mentions a resource behind the instruction. */
  readonly stillUsed: (state: State, resource: ResourceId) => boolean;
  readonly report: (event: Event) => void;
  readonly siteOf: (resource: ResourceId) => AcquireSite | undefined;
  readonly take: (take: Take) => void;
}
