/** The clients of pg's pools: what is learnt from them, and how their return and their queries are seen. */
import type { Acquisition } from '../acquisition.js';
import type { Recorder } from '../adapter.js';
import type { Connection } from '../connection.js';
import type { ConnectionProbe } from '../connection-probe.js';
import { isMethod, type Method, type MethodOf } from '../replace-method.js';
import { ConnectionBook, type ReplacedRelease } from './connection-book.js';
import { isObject } from './shape.js';
import { checkoutHandle } from './checkout-handle.js';
import { SharedMethods } from './shared-methods.js';
import { faults } from '../shield.js';

interface PgClient {
  release: Method;
  readonly _queryable?: unknown;
  readonly _ending?: unknown;
}

const queries = new SharedMethods('query', watchQuery);

/** The clients of the pools that were instrumented in one go. */
export class PgClients {
  readonly #queries = queries.user();

  /** Makes the client's release tell of the return. Gives what the application is to get. */
  handOut(client: unknown, acquisition: Acquisition, recorder: Recorder): unknown {
    try {
      if (!isPgClient(client)) {
        recorder.refused(acquisition);
        return client;
      }
      this.#queries.instrument(client);
      const note = clients.noteOf(client);
      recorder.granted(acquisition, note.connection);
      note.release = new WatchedRelease(client, note.connection, acquisition, recorder);
      if (!recorder.handsOutHandles || acquisition.kind === 'internal') return client;
      const handle = checkoutHandle(client, acquisition, recorder);
      recorder.handedOut(acquisition, handle);
      return handle;
    } catch {
      faults.count++;
      return client;
    }
  }

  /** Puts back what was replaced in the pool's clients, and in their class if no other pool needs it. */
  restore(pool: object): void {
    this.#queries.release();
    const all: unknown = Reflect.get(pool, '_clients');
    for (const client of Array.isArray(all) ? all : []) {
      if (!isPgClient(client)) continue;
      const { release } = clients.noteOf(client);
      if (release !== null && client.release === release.ours) client.release = release.original;
    }
  }
}

/** The release of one checkout, which tells of the return. */
class WatchedRelease implements ReplacedRelease {
  readonly ours: Method;
  readonly original: Method;

  constructor(client: PgClient, connection: Connection, acquisition: Acquisition, recorder: Recorder) {
    const original = client.release;
    const release: Method = function (...values) {
      recorder.returned(acquisition, release, Boolean(values[0]) || isUnusable(client), client);
      connection.isBeingReturned = true;
      try {
        return Reflect.apply(original, this, values);
      } finally {
        connection.isBeingReturned = false;
      }
    };
    this.original = original;
    this.ours = client.release = release;
  }
}

/** Whether the connection is broken or closed, so that the pool lets go of it whatever it is told. */
function isUnusable(client: PgClient): boolean {
  return client._queryable === false || client._ending === true;
}

function watchQuery(original: MethodOf<unknown>): MethodOf<unknown> {
  return function query(...values) {
    const connection = clients.find(this);
    connection?.recorder?.queried(connection, textOf(values[0]), query);
    return Reflect.apply(original, this, values);
  };
}

/** The text of `query('…')`, `query({ text })` and `query(new Cursor('…'))`. */
function textOf(query: unknown): string | null {
  if (typeof query === 'string') return query;
  const text = isObject(query) && 'text' in query ? query.text : undefined;
  return typeof text === 'string' ? text : null;
}

/** Asked at each return, so the members are read as plain ones: `Reflect.get` costs a multiple where its caches are cold. */
interface ClientState {
  readonly readyForQuery?: unknown;
  readonly _activeQuery?: unknown;
  readonly getTransactionStatus?: unknown;
}

function isAtRest(client: ClientState): boolean {
  return client.readyForQuery === true && client._activeQuery === null && isInTransaction(client) === false;
}

const probe: ConnectionProbe = {
  isAtRest,
  serverIdentity: (client) => {
    const pid: unknown = Reflect.get(client, 'processID');
    return typeof pid === 'number' ? `backend pid ${pid}` : null;
  },
  isBusy: (client) => {
    const isReady: unknown = Reflect.get(client, 'readyForQuery');
    return typeof isReady === 'boolean' ? !isReady && cursorState(client) !== 'idle' : null;
  },
  inTransaction: isInTransaction,
  hasOpenCursor: (client) => !['done', 'error', null].includes(cursorState(client)),
  hasErrorListener: (client) => {
    const count: unknown = Reflect.get(client, 'listenerCount');
    return !isMethod(count) || Reflect.apply(count, client, ['error']) !== 0;
  },
  destroy: (client) => {
    if (isPgClient(client)) client.release(true);
  },
};

const clients = new ConnectionBook(probe);
const ownQueries = queries.user();

/** What is known of a client, whose statements are read from now on. */
export function clientConnection(client: object): Connection {
  ownQueries.instrument(client);
  return clients.of(client);
}

/** Whether the server holds a transaction of a client open; null before pg 8.21, which does not say. */
function isInTransaction(client: ClientState): boolean | null {
  const { getTransactionStatus } = client;
  const status: unknown = isMethod(getTransactionStatus) ? Reflect.apply(getTransactionStatus, client, []) : null;
  return status === null || status === undefined ? null : status !== 'I';
}

/** State of the pg-cursor, or of the one in the pg-query-stream, that has the client for itself; null without one. */
function cursorState(client: object): string | null {
  const active: unknown = Reflect.get(client, '_activeQuery');
  if (!isObject(active)) return null;
  const inner: unknown = Reflect.get(active, 'cursor');
  const cursor = isObject(inner) ? inner : active;
  const state: unknown = Reflect.get(cursor, 'state');
  return typeof state === 'string' && isMethod(Reflect.get(cursor, 'close')) ? state : null;
}

function isPgClient(value: unknown): value is PgClient {
  // Read as a plain member: `in` and `Reflect.get` take a slower way.
  return isObject(value) && isMethod((value as Partial<PgClient>).release);
}
