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
  /** False if the query is not one of the raced promises itself: a caller hands it over, or a function begins it. */
  readonly direct: boolean;
  /** The function it stands in, for the finding's fingerprint. */
  readonly within: string;
}
