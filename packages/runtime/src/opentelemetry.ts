/** Tells OpenTelemetry how tracked pools are used, in the metrics of its semantic conventions. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type Meter, metrics, trace } from '@opentelemetry/api';
import { leakedBy } from './metrics/leaked.js';
import { addMeter, poolNumbers } from './metrics/pools.js';
import { formatEvent } from './report/event-text.js';
import type { CompanionEvent } from './report/event.js';
import { shielded } from './shield.js';
import { EVENT_CHANNEL } from './sinks/diagnostics-channel.js';

export interface OpenTelemetryOptions {
  /** Where the instruments are made; the global provider's meter unless told otherwise. */
  readonly meter?: Meter;
}

const POOL = 'db.client.connection.pool.name';
const STATE = 'db.client.connection.state';

/**
 * Measures every tracked pool from now on, and adds what the companion tells of to the span that is active then.
 *
 * @returns ends it
 */
export function exportToOpenTelemetry({ meter = metrics.getMeter('@leakcheck/runtime') }: OpenTelemetryOptions = {}): () => void {
  const waitTime = meter.createHistogram('db.client.connection.wait_time', { unit: 's', description: 'The time it took to obtain an open connection from the pool' });
  const useTime = meter.createHistogram('db.client.connection.use_time', { unit: 's', description: 'The time between borrowing a connection and returning it to the pool' });
  const leaked = meter.createCounter('leakcheck.connection.leaked', { unit: '{connection}', description: 'Connections that were not given back' });
  const stopGauges = gauges(meter);
  const stopMeter = addMeter({
    waited: (pool, milliseconds) => waitTime.record(milliseconds / 1000, { [POOL]: pool }),
    used: (pool, milliseconds) => useTime.record(milliseconds / 1000, { [POOL]: pool }),
  });
  const tell = (message: unknown): void => {
    // Only the companion publishes there.
    const event = message as CompanionEvent;
    shielded(() => {
      for (const { pool, reason } of leakedBy(event)) leaked.add(1, { [POOL]: pool, 'leakcheck.reason': reason });
      trace.getActiveSpan()?.addEvent(`leakcheck.${event.kind}`, { 'leakcheck.report': formatEvent(event) });
    });
  };
  subscribe(EVENT_CHANNEL, tell);
  return () => {
    unsubscribe(EVENT_CHANNEL, tell);
    stopMeter();
    stopGauges();
  };
}

/** What is asked for when metrics are collected. */
function gauges(meter: Meter): () => void {
  const connection = { unit: '{connection}' };
  const count = meter.createObservableUpDownCounter('db.client.connection.count', { ...connection, description: 'Connections in the state that the attribute names' });
  const max = meter.createObservableUpDownCounter('db.client.connection.max', { ...connection, description: 'The maximum number of open connections allowed' });
  const idleMax = meter.createObservableUpDownCounter('db.client.connection.idle.max', { ...connection, description: 'The maximum number of idle open connections allowed' });
  const pending = meter.createObservableUpDownCounter('db.client.connection.pending_requests', { unit: '{request}', description: 'Requests that wait for an open connection' });
  const timeouts = meter.createObservableCounter('db.client.connection.timeouts', { unit: '{timeout}', description: 'Requests that were refused while every connection was in use' });
  const all = [count, max, idleMax, pending, timeouts];
  const observe: Parameters<Meter['addBatchObservableCallback']>[0] = (result) => {
    for (const numbers of poolNumbers()) {
      const of = { [POOL]: numbers.pool };
      result.observe(count, numbers.used, { ...of, [STATE]: 'used' });
      if (numbers.idle !== null) result.observe(count, numbers.idle, { ...of, [STATE]: 'idle' });
      if (numbers.max !== null) result.observe(max, numbers.max, of);
      if (numbers.idleMax !== null) result.observe(idleMax, numbers.idleMax, of);
      result.observe(pending, numbers.pending, of);
      result.observe(timeouts, numbers.timeouts, of);
    }
  };
  meter.addBatchObservableCallback(observe, all);
  return () => meter.removeBatchObservableCallback(observe, all);
}
