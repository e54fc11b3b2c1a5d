import { channel } from 'node:diagnostics_channel';
import type { CompanionEvent } from '../report/event.js';

/** Name of the channel on which every {@link CompanionEvent} is published, whatever else is done with it. */
export const EVENT_CHANNEL = 'leakcheck:event';

const events = channel(EVENT_CHANNEL);

/** Hands an event to all who subscribed to the channel. */
export function publishEvent(event: CompanionEvent): void {
  if (events.hasSubscribers) events.publish(event);
}
