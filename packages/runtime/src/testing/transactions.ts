/** Transactions that are open on connections which somebody has out, or opened for himself. */
import { companion } from '../companion.js';
import type { Owner } from '../context.js';
import { shielded } from '../shield.js';
import type { CallSitePosition } from '../stack/capture.js';

/** A connection with an open transaction. */
export interface OpenTransaction {
  /** Compared by identity only. */
  readonly connection: object;
  /** Where the connection was acquired or opened. */
  readonly positions: readonly CallSitePosition[];
  /** Whom the connection is charged to. */
  readonly owner: Owner | null;
  /** What it is, in words. */
  readonly of: string;
}

export function openTransactions(): readonly OpenTransaction[] {
  const held = companion.holding.toArray().flatMap(({ ledger, settings }) =>
    ledger.outstanding().flatMap((acquisition): readonly OpenTransaction[] => {
      const { connection, kind, positions, owner } = acquisition;
      if (kind === 'internal' || connection === null || shielded(() => connection.isInTransaction()) !== true) return [];
      return [{ connection: acquisition, positions, owner, of: `connection of ${settings.name}` }];
    }),
  );
  const own = [...companion.ownClients]
    .filter((client) => shielded(() => client.isInTransaction()) === true)
    .map((client): OpenTransaction => ({ connection: client, positions: client.positions, owner: client.owner, of: `client of ${client.library}` }));
  return [...held, ...own];
}
