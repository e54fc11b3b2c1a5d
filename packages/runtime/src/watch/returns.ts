/** What a connection is like when it comes back. */
import { type Acquisition, type HeldConnection, Told } from '../acquisition.js';
import { describeAcquisition, shownQuery } from '../report/describe.js';
import type { Leftover } from '../report/event.js';
import { faults, shielded } from '../shield.js';
import type { TransactionByText } from '../sql/session-state.js';
import type { StackEntry } from '../stack/capture.js';
import { toFrames } from '../stack/frame.js';
import type { TrackedPool } from '../tracked-pool.js';

/**
 * Tells of what the next owner would inherit. Not asked of a connection that the pool closes.
 *
 * @param resource the library's object for the connection
 */
export function judgeReturn(
  tracking: TrackedPool,
  acquisition: Acquisition,
  connection: HeldConnection,
  entry: StackEntry,
  resource: object,
): void {
  try {
    const { session } = connection;
    if (session === null && connection.isAtRest(resource)) return;
    if (acquisition.kind === 'internal') {
      session?.forget();
      return;
    }
    const byServer = connection.ask('inTransaction', resource);
    // Where the library passes the server's word on, nobody needs to read along.
    if (byServer !== null && !tracking.settings.sessionState) connection.session = null;
    const leavesTransaction = isTransactionLeft(connection, acquisition, resource, byServer);
    const leavesCursor = connection.ask('hasOpenCursor', resource) === true;
    if (leavesTransaction || leavesCursor || session?.hasChanges === true) {
      tellDirty(tracking, acquisition, entry, { leavesTransaction, leavesCursor });
    }
    connection.session?.forget();
  } catch {
    faults.count++;
  }
}

/**
 * The server's word counts, unless the statement that ends the transaction is on its way; where the library does not
 * pass the server's word on, the text of the statements does.
 */
function isTransactionLeft(connection: HeldConnection, acquisition: Acquisition, resource: object, byServer: boolean | null): boolean {
  if (byServer === false && connection.ask('isBusy', resource) !== true) return false;
  const byText = connection.session === null ? transactionBy(connection, acquisition.lastQuery) : connection.session.transaction;
  if (byText === 'ended' || (byText === null && byServer !== true)) return false;
  if (connection.ask('rollsBackOnReturn', resource) === true) return false;
  // A BEGIN that is on its way has not reached the server's answer yet.
  return byServer === true || (byText === 'begun' && (byServer === null || connection.ask('isBusy', resource) === true));
}

/** What one statement says of the transaction. */
function transactionBy(connection: HeldConnection, text: string | null): TransactionByText {
  const session = connection.newSession();
  if (text !== null) session.sent(text);
  return session.transaction;
}

function tellDirty(
  tracking: TrackedPool,
  acquisition: Acquisition,
  entry: StackEntry,
  { leavesTransaction, leavesCursor }: { readonly leavesTransaction: boolean; readonly leavesCursor: boolean },
): void {
  const { settings } = tracking;
  const changes = settings.sessionState ? (acquisition.connection?.session?.changes() ?? []) : [];
  const leftovers: readonly Leftover[] = [
    ...(leavesTransaction ? [{ kind: 'open-transaction' } as const] : []),
    ...(leavesCursor ? [{ kind: 'open-cursor' } as const] : []),
    ...changes.map((statement) => ({ kind: 'session-state', statement: shownQuery(statement, settings.redact) }) as const),
  ];
  if (leftovers.length === 0) return;
  tracking.emit({
    kind: 'dirty-release',
    acquisition: describeAcquisition(acquisition),
    leftovers,
    at: toFrames(tracking.positions(entry)),
  });
}

/**
 * Tells of a second release of the same checkout. One that only installed packages had a part in, as when knex's
 * streams fail and then close, is nothing that the application could mend.
 */
export function tellReleasedTwice(tracking: TrackedPool, acquisition: Acquisition, entry: StackEntry): void {
  const at = toFrames(tracking.positions(entry));
  if (!at.some(({ isApplication }) => isApplication) || !acquisition.tell(Told.releasedTwice)) return;
  tracking.emit({ kind: 'released-twice', acquisition: describeAcquisition(acquisition), at });
}

/** Tells that what was called a leak came back. */
export function tellReturnedLate(tracking: TrackedPool, acquisition: Acquisition): void {
  if ((acquisition.told & Told.heldTooLong) === 0) return;
  shielded(() => tracking.emit({ kind: 'returned-late', acquisition: describeAcquisition(acquisition) }));
}
