/** Transactions: which one is open on a connection, and what ends it. It is kept in a field that no program can name. */
import type { SiteId } from '../ir/index.js';
import type { State } from './state.js';
import { fieldSymbol, siteResource, UNDEFINED, type ResourceId, type Value } from './values.js';

/** The field of a connection that holds its open transaction, or undefined once the function has ended it. */
export const TRANSACTION_FIELD = '?transaction';

/** What names a connection: itself if the function acquired it, else the symbol by which it was given. */
export function connectionOf(value: Value): ResourceId | undefined {
  return value.kind === 'resource' || value.kind === 'symbol' ? value.id : undefined;
}

/** The transaction that the function knows to be open on a connection. */
export function openTransaction(state: State, connection: ResourceId): ResourceId | undefined {
  const open = state.fields.get(fieldSymbol(connection, TRANSACTION_FIELD));
  return open?.kind === 'resource' && state.resources.get(open.id)?.status === 'held' ? open.id : undefined;
}

/**
 * Begins a transaction; inside an open one it is a savepoint, or nothing.
 * @returns its resource, undefined where nothing begins
 */
export function beginTransaction(state: State, value: Value, site: SiteId, onlyHeld: boolean): ResourceId | undefined {
  const connection = connectionOf(value);
  if (connection === undefined || openTransaction(state, connection) !== undefined) return undefined;
  const held = value.kind === 'resource' ? state.resources.get(value.id) : undefined;
  if (held?.pool === true || (onlyHeld && !held)) return undefined;
  const id = siteResource(site);
  openTransactionOn(state, connection, id);
  return id;
}

/** Notes that a transaction is open on a connection. */
export function openTransactionOn(state: State, connection: ResourceId, transaction: ResourceId): void {
  state.resources.set(transaction, { status: 'held', openOn: connection });
  state.fields.set(fieldSymbol(connection, TRANSACTION_FIELD), { kind: 'resource', id: transaction });
}

/** Ends whatever transaction is open on a connection. */
export function finishTransaction(state: State, value: Value): void {
  const connection = connectionOf(value);
  if (connection === undefined) return;
  const open = openTransaction(state, connection);
  const resource = open === undefined ? undefined : state.resources.get(open);
  if (open !== undefined && resource) state.resources.set(open, { ...resource, status: 'released' });
  state.fields.set(fieldSymbol(connection, TRANSACTION_FIELD), UNDEFINED);
}
