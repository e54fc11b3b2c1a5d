/**
 * Clients that are made from another by `duplicate()`, for subscriptions and blocking commands: each has a connection
 * of its own, which nobody closes but the application.
 */
import type { Recorder, RecorderOf } from '../adapter.js';
import { type Method, replaceMethod } from '../replace-method.js';
import { type LeaseClass, Leases } from './leases.js';
import { whenSettled } from './settled-promise.js';
import { isObject } from './shape.js';
import { SharedMethods } from './shared-methods.js';

interface Duplicate {
  /** The recorder of the client it was made from, as long as that is tracked. */
  readonly recorder: () => Recorder | undefined;
  readonly leases: Leases;
  readonly clients: LeaseClass;
}

const duplicates = new WeakMap<object, Duplicate>();
const connects = new SharedMethods('connect', watchConnect);

/** @param isOpen whether a duplicate connects without being told to */
export function instrumentDuplicates(
  target: object,
  recorderOf: RecorderOf,
  clients: LeaseClass,
  isOpen: (duplicate: object) => boolean,
): () => void {
  const leases = new Leases(clients);
  const connecting = connects.user();
  const restore = replaceMethod(target, 'duplicate', (original) => {
    return function duplicate(...values): unknown {
      const copy = Reflect.apply(original, this, values);
      const recorder = recorderOf(this);
      if (recorder === undefined || !isObject(copy) || !isObject(this)) return copy;
      const parent = new WeakRef(this);
      duplicates.set(copy, { recorder: () => recorderOf(parent.deref()), leases, clients });
      connecting.instrument(copy);
      if (isOpen(copy)) leases.grant(copy, recorder.requested('handed-out', duplicate, null), recorder);
      return copy;
    };
  });
  return () => {
    restore();
    connecting.release();
    leases.restore();
  };
}

/** A duplicate that is open already, or whose client is not tracked any more, connects as before. */
function watchConnect(original: Method): Method {
  return function connect(...values) {
    const duplicate = isObject(this) ? duplicates.get(this) : undefined;
    const holder = duplicate?.clients.book.find(this)?.holder ?? null;
    const recorder = holder === null ? duplicate?.recorder() : undefined;
    if (duplicate === undefined || recorder === undefined) return Reflect.apply(original, this, values);
    duplicate.leases.grant(this, recorder.requested('handed-out', connect, null), recorder);
    return whenSettled(
      Reflect.apply(original, this, values),
      (value) => value,
      () => duplicate.leases.ended(this, connect),
    );
  };
}
