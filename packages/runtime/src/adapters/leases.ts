/**
 * Objects that a library makes anew for each checkout, such as the connections of mariadb: they themselves tell who
 * uses them, and whoever loses one has lost the connection.
 */
import type { Acquisition } from '../acquisition.js';
import type { Recorder } from '../adapter.js';
import type { ConnectionProbe } from '../connection-probe.js';
import { isMethod, type Method, replaceMethod } from '../replace-method.js';
import type { StackEntry } from '../stack/capture.js';
import { checkoutHandle } from './checkout-handle.js';
import { ConnectionBook } from './connection-book.js';
import { isReference } from './shape.js';
import { SharedMethods } from './shared-methods.js';
import { faults } from '../shield.js';

/** A method of such an object by which it is given back. */
interface Ending {
  readonly method: string;
  /** Whether the connection is closed instead of going to the next caller. */
  readonly isDestroyed?: boolean;
  /** Whether it is the library that calls it, as the connection broke. */
  readonly isWithdrawal?: boolean;
  /** Whether a call with these arguments gives it back; default: each does. */
  readonly applies?: (values: readonly unknown[]) => boolean;
  /** Where only its result tells whether it gave it back; a call that throws does, too. */
  readonly isOver?: (result: unknown) => boolean;
}

interface LeaseKind {
  readonly probe: ConnectionProbe;
  readonly endings: readonly Ending[];
  /** Whether it is wrong to give it back twice, even if the library lets it pass. */
  readonly endsOnce: boolean;
  /** Methods that send a statement, and the text of that statement. */
  readonly queries?: readonly string[];
  readonly textOf?: (values: readonly unknown[]) => string | null;
}

/** What such objects of one library are like, whichever pool they are of. */
export class LeaseClass {
  readonly book: ConnectionBook;
  readonly kind: LeaseKind;
  readonly queries: readonly SharedMethods[];

  constructor(kind: LeaseKind) {
    this.kind = kind;
    this.book = new ConnectionBook(kind.probe);
    this.queries = (kind.queries ?? []).map((name) => new SharedMethods(name, (original) => this.#watchQuery(original)));
  }

  #watchQuery(original: Method): Method {
    const { book, kind } = this;
    return function query(...values) {
      const connection = book.find(this);
      if (connection !== undefined) connection.recorder?.queried(connection, kind.textOf?.(values) ?? null, query);
      return Reflect.apply(original, this, values);
    };
  }
}

/** What was replaced in one of them. */
interface Lease {
  readonly reference: WeakRef<object>;
  readonly acquisition: Acquisition;
  readonly recorder: Recorder;
}

/** The objects that the pools handed out which were instrumented in one go. */
export class Leases {
  readonly #class: LeaseClass;
  readonly #queries;
  /** What is out, to be put back as it was. Does not keep it alive. */
  readonly #open = new Set<Lease>();
  readonly #restorers = new WeakMap<object, () => void>();
  readonly #leases = new WeakMap<object, Lease>();

  constructor(ofClass: LeaseClass) {
    this.#class = ofClass;
    this.#queries = ofClass.queries.map((method) => method.user());
  }

  /**
   * Takes a checkout down. What is no object cannot be told from its like, and is left alone.
   *
   * @returns what the application is to get
   */
  grant(handle: unknown, acquisition: Acquisition, recorder: Recorder): unknown {
    try {
      if (!isReference(handle)) {
        recorder.refused(acquisition);
        return handle;
      }
      // What was opened again after its end.
      this.#restorers.get(handle)?.();
      const lease: Lease = { reference: new WeakRef(handle), acquisition, recorder };
      recorder.granted(acquisition, this.#class.book.of(handle));
      this.#open.add(lease);
      this.#leases.set(handle, lease);
      const restorers = this.#class.kind.endings.flatMap((ending) => {
        return isMethod(Reflect.get(handle, ending.method)) ? this.#watchEnding(handle, ending, lease) : [];
      });
      this.#restorers.set(handle, () => {
        for (const restore of restorers) restore();
      });
      for (const user of this.#queries) user.instrument(handle);
      // What the library gives back itself may well be lost before.
      if (acquisition.kind === 'internal') return handle;
      recorder.handedOut(acquisition, handle);
      return typeof handle === 'function' && recorder.handsOutHandles ? checkoutHandle(handle, acquisition, recorder) : handle;
    } catch {
      faults.count++;
      return handle;
    }
  }

  /** One of them has ended without a call of the application. */
  ended(handle: unknown, entry: StackEntry): void {
    const lease = isReference(handle) ? this.#leases.get(handle) : undefined;
    if (lease !== undefined && isReference(handle)) this.#end(lease, entry, true, handle);
  }

  /** Puts back what was replaced in those that are out, and in their class if no other pool needs it. */
  restore(): void {
    for (const { reference } of this.#open) {
      const handle = reference.deref();
      if (handle !== undefined) this.#restorers.get(handle)?.();
    }
    this.#open.clear();
    for (const user of this.#queries) user.release();
  }

  #watchEnding(handle: object, { method, isDestroyed = false, isWithdrawal = false, applies, isOver }: Ending, lease: Lease): () => void {
    const { book, kind } = this.#class;
    const connection = book.of(handle);
    const end = (entry: StackEntry): void => {
      const { acquisition } = lease;
      if (isWithdrawal && acquisition.state === 'out') acquisition.isWithdrawn = true;
      if (kind.endsOnce || acquisition.state === 'out') this.#end(lease, entry, isDestroyed, handle);
    };
    return replaceMethod(handle, method, (original) => {
      return function ending(...values) {
        const isNested = connection.isBeingReturned;
        if (isNested || applies?.(values) === false) return Reflect.apply(original, this, values);
        if (isOver === undefined) end(ending);
        connection.isBeingReturned = true;
        let isEnded = true;
        try {
          const result = Reflect.apply(original, this, values);
          isEnded = isOver?.(result) ?? false;
          return result;
        } finally {
          connection.isBeingReturned = false;
          if (isOver !== undefined && isEnded) end(ending);
        }
      };
    });
  }

  #end(lease: Lease, entry: StackEntry, isDestroyed: boolean, handle: object): void {
    this.#open.delete(lease);
    lease.recorder.returned(lease.acquisition, entry, isDestroyed, handle);
  }
}
