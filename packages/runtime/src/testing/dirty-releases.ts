/** Connections that were given back inside a transaction, until the test in which it happened is judged. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { currentContext, currentOwner } from '../context.js';
import type { Owner } from '../flow.js';
import type { CompanionEvent } from '../report/event.js';
import { EVENT_CHANNEL } from '../sinks/diagnostics-channel.js';

type DirtyRelease = Extract<CompanionEvent, { readonly kind: 'dirty-release' }>;

let seen: readonly { readonly owner: Owner | null; readonly event: DirtyRelease }[] = [];

/** Takes down what happens from now on. A second time changes nothing. */
export function watchDirtyReleases(): void {
  unsubscribe(EVENT_CHANNEL, note);
  subscribe(EVENT_CHANNEL, note);
}

function note(message: unknown): void {
  // Only the companion publishes there.
  const event = message as CompanionEvent;
  if (leavesTransaction(event)) seen = [...seen, { owner: currentOwner(currentContext()), event }];
}

/** Whether an event tells of a connection that came back inside a transaction. */
export function leavesTransaction(event: CompanionEvent): event is DirtyRelease {
  return event.kind === 'dirty-release' && event.leftovers.some(({ kind }) => kind === 'open-transaction');
}

/** Those that belong to somebody; they are told of once. */
export function takeDirtyReleases(belongs: (owner: Owner | null) => boolean): readonly DirtyRelease[] {
  const taken = seen.filter(({ owner }) => belongs(owner));
  seen = seen.filter(({ owner }) => !belongs(owner));
  return taken.map(({ event }) => event);
}
