/**
 * Connections that the application opens by itself, without a pool, and has to close. Those that a pool makes are the
 * pool's to close; those that another package makes, as knex and sequelize do for pools of their own, are that
 * package's.
 */
import type { ConnectionRecorder } from '../connection.js';
import { companion } from '../companion.js';
import type { Connection } from '../connection.js';
import { currentContext, currentOwner } from '../context.js';
import { replaceMethod } from '../replace-method.js';
import { shielded } from '../shield.js';
import { type CallSitePosition, capturePositions, type StackEntry } from '../stack/capture.js';
import { isCompanion, isInstalled, packageOf } from '../stack/frame.js';
import { beginsTransaction } from '../sql/statements.js';
import { isObject } from './shape.js';

const STACK_DEPTH = 30;

/** What such connections of one library are like. */
export interface OwnClientKind {
  /** The library's name, and its package's. */
  readonly library: string;
  /** A method by which each of them opens. */
  readonly opensBy: string;
  /** Whether a call of that method opens one that is nobody else's to close. */
  readonly opens: (client: object) => boolean;
  /** Closed, closing, or broken: a failed attempt to connect leaves nothing open either. */
  readonly isClosed: (client: object) => boolean;
  /** What is known of it; from now on its statements are read. */
  readonly connectionOf: (client: object) => Connection;
}

/** Watches the connections of one copy of a library. A second time changes nothing. */
export function watchOwnClients(prototype: object, kind: OwnClientKind): void {
  if (companion.prototypes.has(prototype)) return;
  companion.prototypes.add(prototype);
  replaceMethod(prototype, kind.opensBy, (original) => {
    return function open(...values): unknown {
      if (isObject(this)) shielded(() => note(this, kind, open));
      return Reflect.apply(original, this, values);
    };
  });
}

function note(client: object, kind: OwnClientKind, entry: StackEntry): void {
  if (!kind.opens(client)) return;
  const { library, isClosed } = kind;
  const positions = capturePositions(entry, STACK_DEPTH);
  const caller = positions.find(({ file }) => packageOf(file) !== library && !isCompanion(file));
  if ((caller !== undefined && isInstalled(caller.file)) || positions.some(isOfLender)) return;
  const connection = kind.connectionOf(client);
  connection.recorder = readsAlong;
  const reference = new WeakRef(client);
  companion.ownClients.add({
    library,
    positions,
    connection,
    is: (value) => {
      const known = reference.deref();
      // mysql2 has an object of promises before each connection.
      return known !== undefined && (known === value || known === Reflect.get(value, 'connection'));
    },
    owner: currentOwner(currentContext()),
    isClosed: () => {
      const known = reference.deref();
      return known === undefined || isClosed(known);
    },
  });
}

/** Pools of anything, whose members the application opens for them: those are the pool's, also before they are lent. */
const LENDERS: readonly string[] = ['generic-pool', 'tarn', 'sequelize-pool'];

/** What such a pool calls before it returns is to open a member; what awaits it may be anything. */
function isOfLender({ file, isAsync }: CallSitePosition): boolean {
  const name = isAsync ? null : packageOf(file);
  return name !== null && LENDERS.includes(name);
}

/** Nobody is told of what is sent over them; only what it does to the transaction is of interest. */
const readsAlong: ConnectionRecorder = {
  queried: (connection, text, entry) => {
    if (text === null) return;
    connection.noteStatement(text);
    if (beginsTransaction(text)) shielded(() => connection.began(capturePositions(entry, STACK_DEPTH)));
  },
  returned: () => undefined,
};
