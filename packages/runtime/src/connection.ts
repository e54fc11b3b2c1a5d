/** What is known of one physical connection, over all its checkouts. */
import type { Acquisition, HeldConnection } from './acquisition.js';
import type { Answer, ConnectionProbe, Question } from './connection-probe.js';
import { shielded } from './shield.js';
import { SessionState } from './sql/session-state.js';
import type { CallSitePosition, StackEntry } from './stack/capture.js';

/** What is told of a connection, whoever has it. */
export interface ConnectionRecorder {
  /**
   * A statement is sent over a connection, whoever holds it.
   *
   * @param text the SQL; null if it is not known
   */
  readonly queried: (connection: Connection, text: string | null, entry: StackEntry) => void;
  /**
   * The connection is being given back, by a call of the application or of the library itself.
   *
   * @param entry the adapter's outermost function on the stack
   * @param isDestroyed whether the pool closes the connection instead of handing it to the next caller
   * @param resource the library's object for the connection, which its probe is asked with
   */
  readonly returned: (acquisition: Acquisition, entry: StackEntry, isDestroyed: boolean, resource: object) => void;
}

const nowhere: readonly CallSitePosition[] = [];

/** One physical connection. Does not keep the library's object alive. */
export class Connection implements HeldConnection {
  /** Whose it is now; null while it lies in the pool. */
  holder: Acquisition | null = null;
  /** Whose it was before; null before the first checkout was given back. */
  previous: Acquisition | null = null;
  /** True while the library takes it back: what it does with the connection meanwhile is nobody's use. */
  isBeingReturned = false;
  /** The recorder of the pool that it is of; null before its first checkout. */
  recorder: ConnectionRecorder | null = null;
  /** What the statements sent over it did to it, as far as their text tells; null where nobody asks. */
  session: SessionState | null;
  /** Where its latest transaction was begun, which may be over; empty if that is not known. */
  #begun: readonly CallSitePosition[] = nowhere;
  readonly #reference: WeakRef<object>;
  readonly #probe: ConnectionProbe;

  constructor(connection: object, probe: ConnectionProbe) {
    this.#reference = new WeakRef(connection);
    this.#probe = probe;
    this.session = this.newSession();
  }

  /** A session about which nothing is known. */
  newSession(): SessionState {
    return new SessionState(this.#probe.ddlCommits ?? false);
  }

  /** A statement is sent whose effect on the session matters. */
  noteStatement(text: string): void {
    shielded(() => (this.session ??= this.newSession()).sent(text));
  }

  /** A statement is sent that begins a transaction; what is sent inside of one begins none. */
  began(positions: readonly CallSitePosition[]): void {
    if (this.#begun.length === 0 || this.ask('inTransaction') !== true) this.#begun = positions;
  }

  /** Where the transaction was begun that is open, or that a statement under way begins; empty without one, or if not known. */
  begunAt(): readonly CallSitePosition[] {
    if (this.#begun.length === 0) return nowhere;
    return this.isInTransaction() || (this.ask('inTransaction') === false && this.ask('isBusy') === true) ? this.#begun : nowhere;
  }

  /** Whether a transaction is open, by the server's word or, where the library does not pass it on, by the statements. */
  isInTransaction(): boolean {
    return this.ask('inTransaction') ?? this.session?.transaction === 'begun';
  }

  /** Whether the library can still be told to close it. */
  canBeDestroyed(): boolean {
    return this.#probe.destroy !== undefined && this.#reference.deref() !== undefined;
  }

  /** Whether nothing is under way or open on it, for sure. */
  isAtRest(known: object): boolean {
    return this.#probe.isAtRest?.(known) === true;
  }

  /**
   * Asks the adapter; null if it cannot say, or the connection is gone.
   *
   * @param known the library's object, by one who has it at hand
   */
  ask<Asked extends Question>(question: Asked, known?: object): Answer<Asked> | null {
    const answerer = this.#probe[question];
    if (answerer === undefined) return null;
    const connection = known ?? this.#reference.deref();
    const answer = connection === undefined ? null : answerer(connection);
    // The probe's member of that name gave the answer.
    return (answer ?? null) as Answer<Asked> | null;
  }
}
