import type { CompanionEvent } from '../report/event.js';

/** Why a connection counts as leaked. */
export type LeakReason = 'held-too-long' | 'collected' | 'unreleased-at-exit';

/** The connections that an event tells of as leaked, by their pools. */
export function leakedBy(event: CompanionEvent): readonly { readonly pool: string; readonly reason: LeakReason }[] {
  switch (event.kind) {
    case 'held-too-long':
    case 'collected':
      return [{ pool: event.acquisition.pool, reason: event.kind }];
    case 'unreleased-at-exit':
      return event.acquisitions.map(({ pool }) => ({ pool, reason: event.kind }));
    default:
      return [];
  }
}
