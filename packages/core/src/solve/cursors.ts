/** Cursors: what they are open on, and when they are used up. */
import type { AcquireSite } from '../ir/index.js';
import type { State } from './state.js';
import { connectionOf } from './transactions.js';
import { fieldSymbol, type ResourceId, type Value } from './values.js';

/** The field of a batch of rows that holds the cursor it was read from; no program can name it. */
const CURSOR_FIELD = '?cursor';

/** Notes which connection a cursor is open on. */
export function openOnConnection(state: State, cursor: Value, connection: Value): void {
  const openOn = connectionOf(connection);
  const resource = cursor.kind === 'resource' ? state.resources.get(cursor.id) : undefined;
  if (cursor.kind === 'resource' && resource && openOn !== undefined) state.resources.set(cursor.id, { ...resource, openOn });
}

/** Notes which cursor rows come from. */
export function rememberBatch(state: State, rows: Value, cursor: Value): void {
  if (rows.kind === 'symbol') state.fields.set(fieldSymbol(rows.id, CURSOR_FIELD), cursor);
}

/** A cursor that has no more rows, or has failed, is closed by its library. */
export function exhaust(state: State, rowsOrCursor: Value, siteOf: (resource: ResourceId) => AcquireSite | undefined): void {
  const cursor = rowsOrCursor.kind === 'symbol' ? state.fields.get(fieldSymbol(rowsOrCursor.id, CURSOR_FIELD)) : rowsOrCursor;
  const resource = cursor?.kind === 'resource' ? state.resources.get(cursor.id) : undefined;
  if (cursor?.kind === 'resource' && resource?.status === 'held' && siteOf(cursor.id)?.resource === 'cursor') state.resources.set(cursor.id, { ...resource, status: 'transferred' });
}
