/** How often a program constructs something: plain serialisable data. */
import type { Span } from '../report/index.js';

/**
 * What makes a function run again and again: requests to a server, invocations of a cloud function, whose process may
 * serve only one at a time, or jobs of a queue or a timer.
 */
export type Occasion = 'request' | 'invocation' | 'job';

/** A construction that runs again and again, and whose result is not kept for the next time. */
export interface Repetition {
  readonly occasion: Occasion;
  /** The calls between the handler and the construction, the handler's own first. */
  readonly calls: readonly Span[];
  /** What the source calls the handler, and where it begins. */
  readonly handler: string;
  readonly handlerSpan: Span;
  /** True if the options depend on what the handler is given, as with a database for each tenant. */
  readonly varies: boolean;
  /** True if the function around the construction also ends what it makes. */
  readonly ended: boolean;
  /** True if what is constructed does work that wants a connection of its own: it listens, or creates databases. */
  readonly dedicated: boolean;
}
