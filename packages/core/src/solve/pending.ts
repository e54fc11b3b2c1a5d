/** Work that is begun on a resource and not waited for. */
import type { Instruction } from '../ir/index.js';
import type { Place } from './place.js';
import type { State } from './state.js';
import { valueKey, type Value } from './values.js';

/** A promise stands for work on a resource. */
export function beginWork(state: State, { promise, resource, span, text }: Extract<Instruction, { op: 'pending' }>): void {
  const value = state.read(resource);
  // What gives the resource back itself is done with it.
  if (value.kind === 'resource' && state.resources.get(value.id)?.status !== 'released') state.pending.set(valueKey(state.read(promise)), { resource: value.id, span, text });
}

/** A function returns work unfinished: its resource should not have been released by then. */
export function returnWork(state: State, value: Value, report: Place['report']): void {
  const work = state.pending.get(valueKey(value));
  const released = work && state.resources.get(work.resource)?.released;
  // A listener releases when the work is done.
  if (!work || !released || released.how.deferred) return;
  report({ kind: 'used-after-release', ...work, pending: true, released: released.span, strain: state.eventStrain, trace: state.trace });
}
