/** A query that prepares its statement by a name: plain serialisable data. */
import type { Span } from '../report/index.js';
import type { TransactionPooler } from './pooler.js';

export interface NamedStatement {
  readonly library: string;
  /** The call as written, shortened: `client.query()`. */
  readonly text: string;
  /** The option that names the statement. */
  readonly option: string;
  readonly span: Span;
  /** Present where the query is known to go through such a proxy. */
  readonly pooler?: TransactionPooler;
  /** The function it stands in, for the finding's fingerprint. */
  readonly within: string;
}
