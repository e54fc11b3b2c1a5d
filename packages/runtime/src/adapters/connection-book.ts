import { Connection } from '../connection.js';
import type { ConnectionProbe } from '../connection-probe.js';
import type { Method } from '../replace-method.js';
import { Unseen } from './unseen.js';

/** A method of one object that was replaced. */
export interface ReplacedRelease {
  readonly ours: Method;
  readonly original: Method;
}

/** What one book says of one object. */
export interface Note {
  readonly book: ConnectionBook;
  readonly connection: Connection;
  /** What its latest checkout put in the place of its release; null where that is not done, or not yet. */
  release: ReplacedRelease | null;
  /** What another book says: knex's of a client of pg, for one. */
  next: Note | null;
}

/**
 * One private field for the books of all libraries: V8 finds a field of one name much sooner than one of several, and
 * hardly any object stands in two books.
 */
const notes = new Unseen<Note>();

/** What is known of a library's connections, by the library's own objects. */
export class ConnectionBook {
  readonly #probe: ConnectionProbe;

  constructor(probe: ConnectionProbe) {
    this.#probe = probe;
  }

  /** The connection behind a library's object; a new one at the first time. */
  of(object: object): Connection {
    return this.noteOf(object).connection;
  }

  /** All that is known of a library's object; a new note at the first time. */
  noteOf(object: object): Note {
    const known = this.#search(object);
    if (known !== null) return known;
    const first = notes.get(object);
    const note: Note = { book: this, connection: new Connection(object, this.#probe), release: null, next: null };
    if (first === undefined) notes.set(object, note);
    else {
      note.next = first.next;
      first.next = note;
    }
    return note;
  }

  /** The connection behind a library's object, if it was ever handed out by a tracked pool. */
  find(object: unknown): Connection | undefined {
    return typeof object === 'object' && object !== null ? this.#search(object)?.connection : undefined;
  }

  /** What is known of a library's object; null if nothing is. */
  #search(object: object): Note | null {
    let note = notes.get(object) ?? null;
    while (note !== null && note.book !== this) note = note.next;
    return note;
  }
}
