/** A query that is raced against a timer: plain serialisable data. */
import type { Span } from '../report/index.js';

export interface Race {
  readonly library: string;
  /** The query, as written and shortened: `pool.query()`. */
  readonly text: string;
  /** The race itself. */
  readonly span: Span;
  readonly query: Span;
  /** The option of the library that ends a query in time, on the server if it can; undefined if it has none. */
  readonly remedy: string | undefined;
  /**
   * What the timer is set for: the query, which is one of the raced promises; a function that does nothing but query, or
   * what a caller hands over; or work of which the query is only a part.
   */
  readonly extent: 'query' | 'wrapper' | 'work';
  /** The function it stands in, for the finding's fingerprint. */
  readonly within: string;
}
