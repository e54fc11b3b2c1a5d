/** A connection that is taken from a pool for one query: plain serialisable data. */
import type { Fix, Span } from '../report/index.js';

export interface SingleUse {
  readonly library: string;
  /** The call that takes the connection, as written and shortened: `pool.connect()`. */
  readonly text: string;
  /** The call that does the same without a connection in hand: `pool.query()`. */
  readonly instead: string;
  readonly name: string | undefined;
  readonly span: Span;
  readonly query: Span;
  /** The function it stands in, for the finding's fingerprint. */
  readonly within: string;
  readonly fixes: readonly Fix[];
}
