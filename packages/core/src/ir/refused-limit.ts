/** A limit that a program means to set, with SQL that the server refuses: plain serialisable data. */
import type { Span } from '../report/index.js';

export interface RefusedLimit {
  readonly library: string;
  /** The call as written, shortened: `client.query()`. */
  readonly text: string;
  /** The server's name of the limit: `statement_timeout`. */
  readonly setting: string;
  readonly span: Span;
  /** The function it stands in, for the finding's fingerprint. */
  readonly within: string;
}
