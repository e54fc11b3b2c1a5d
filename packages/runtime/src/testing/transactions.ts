/** Transactions that are open on connections which somebody has out, or opened for himself. */
import { companion } from '../companion.js';
import type { HeldConnection } from '../acquisition.js';
import type { Owner } from '../flow.js';
import { shielded } from '../shield.js';
import type { CallSitePosition } from '../stack/capture.js';

/** A connection with an open transaction. */
export interface OpenTransaction {
  /** Compared by identity only. */
  readonly connection: object;
  /** Where the connection was acquired or opened. */
  readonly positions: readonly CallSitePosition[];
  /** Where it was begun; empty if that is not known. */
  readonly begunAt: readonly CallSitePosition[];
  /** Whom the connection is charged to. */
  readonly owner: Owner | null;
  /** What it is, in words. */
  readonly of: string;
}

export function openTransactions(): readonly OpenTransaction[] {
  const held = companion.holding.toArray().flatMap(({ ledger, settings }) =>
    ledger.outstanding().flatMap((acquisition): readonly OpenTransaction[] => {
      const { connection, kind, positions, owner } = acquisition;
      if (kind === 'internal' || connection === null || !isOpen(connection)) return [];
      return [{ connection: acquisition, positions, begunAt: connection.begunAt(), owner, of: `connection of ${settings.name} acquired` }];
    }),
  );
  const own = [...companion.ownClients]
    .filter(({ connection, isClosed }) => !isClosed() && isOpen(connection))
    .map((client): OpenTransaction => {
      const { connection, positions, owner, library } = client;
      return { connection: client, positions, begunAt: connection.begunAt(), owner, of: `client of ${library} connected` };
    });
  return [...held, ...own];
}

function isOpen(connection: HeldConnection): boolean {
  return shielded(() => connection.isInTransaction()) === true;
}
