import type { Connection } from '../connection.js';
import type { Owner } from '../flow.js';
import type { CallSitePosition } from '../stack/capture.js';

/** A connection that the application opened by itself, without a pool, and has to close. */
export interface OwnClient {
  /** The library's name, e.g. `pg`. */
  readonly library: string;
  /** Where it was opened. */
  readonly positions: readonly CallSitePosition[];
  readonly connection: Connection;
  readonly owner: Owner | null;
  /** Whether it is this object of the library. */
  readonly is: (value: object) => boolean;
  /** Whether it was closed, by whomever, or lost. */
  readonly isClosed: () => boolean;
}
