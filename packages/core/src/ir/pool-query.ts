/** A query for which a pool chooses the connection: plain serialisable data. */
import type { Span } from '../report/index.js';
import type { SqlStatement } from './sql.js';

/** One call that runs SQL on whichever connection of a pool is free. */
export interface PoolQuery {
  readonly library: string;
  /** The call as written, shortened: `pool.query()`. */
  readonly text: string;
  /** What the source calls the pool, if it has a name there. */
  readonly name: string | undefined;
  readonly span: Span;
  /** The function it stands in, for the finding's fingerprint. */
  readonly within: string;
  /** The statements of each text the query may have: several where a branch decides. */
  readonly texts: readonly (readonly SqlStatement[])[];
}
