/** Tells Prometheus how tracked pools are used, through prom-client. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Counter, Gauge, Histogram, register, type Registry } from 'prom-client';
import { leakedBy } from './metrics/leaked.js';
import { addMeter, type PoolNumbers, poolNumbers } from './metrics/pools.js';
import type { CompanionEvent } from './report/event.js';
import { shielded } from './shield.js';
import { EVENT_CHANNEL } from './sinks/diagnostics-channel.js';

export interface PrometheusOptions {
  /** Where the metrics are registered; prom-client's own registry unless told otherwise. */
  readonly registry?: Registry;
}

/** From a tenth of a millisecond, which an idle connection takes, to the half minute after which callers give up. */
const SECONDS = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30];

/**
 * Measures every tracked pool from now on.
 *
 * @returns ends it, and takes the metrics out of the registry
 * @throws Error if the registry has metrics of these names already
 */
export function exportToPrometheus({ registry = register }: PrometheusOptions = {}): () => void {
  const registers = [registry];
  const timed = (name: string, help: string): Histogram<'pool'> =>
    new Histogram({ name, help, labelNames: ['pool'], buckets: SECONDS, registers });
  const waitTime = timed(WAIT_TIME, 'The time it took to obtain an open connection from the pool');
  const useTime = timed(USE_TIME, 'The time between borrowing a connection and returning it to the pool');
  const leaked = new Counter({ name: LEAKED, help: 'Connections that were not given back', labelNames: ['pool', 'reason'], registers });
  for (const [name, help, valueOf] of GAUGES) gauge(registry, name, help, valueOf);
  connectionCount(registry);
  timeoutCount(registry);
  const stopMeter = addMeter({
    waited: (pool, milliseconds) => waitTime.observe({ pool }, milliseconds / 1000),
    used: (pool, milliseconds) => useTime.observe({ pool }, milliseconds / 1000),
  });
  const tell = (message: unknown): void => {
    // Only the companion publishes there.
    shielded(() => leakedBy(message as CompanionEvent).forEach((labels) => leaked.inc(labels)));
  };
  subscribe(EVENT_CHANNEL, tell);
  return () => {
    unsubscribe(EVENT_CHANNEL, tell);
    stopMeter();
    for (const name of [...GAUGES.map(([known]) => known), ...OTHERS]) registry.removeSingleMetric(name);
  };
}

const COUNT = 'db_client_connection_count';
const TIMEOUTS = 'db_client_connection_timeouts_total';
const WAIT_TIME = 'db_client_connection_wait_time_seconds';
const USE_TIME = 'db_client_connection_use_time_seconds';
const LEAKED = 'leakcheck_connection_leaked_total';
const OTHERS = [COUNT, TIMEOUTS, WAIT_TIME, USE_TIME, LEAKED];
const GAUGES: readonly (readonly [name: string, help: string, valueOf: (numbers: PoolNumbers) => number | null])[] = [
  ['db_client_connection_max', 'The maximum number of open connections allowed', ({ max }) => max],
  ['db_client_connection_idle_max', 'The maximum number of idle open connections allowed', ({ idleMax }) => idleMax],
  ['db_client_connection_pending_requests', 'Requests that wait for an open connection', ({ pending }) => pending],
];

/** Asked for when metrics are collected. */
function gauge(registry: Registry, name: string, help: string, valueOf: (numbers: PoolNumbers) => number | null): void {
  const metric: Gauge<'pool'> = new Gauge({
    name,
    help,
    labelNames: ['pool'],
    registers: [registry],
    collect: () => {
      metric.reset();
      for (const numbers of poolNumbers()) {
        const value = valueOf(numbers);
        if (value !== null) metric.set({ pool: numbers.pool }, value);
      }
    },
  });
}

function connectionCount(registry: Registry): void {
  const metric: Gauge<'pool' | 'state'> = new Gauge({
    name: COUNT,
    help: 'Connections in the state that the label names',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect: () => {
      metric.reset();
      for (const { pool, used, idle } of poolNumbers()) {
        metric.set({ pool, state: 'used' }, used);
        if (idle !== null) metric.set({ pool, state: 'idle' }, idle);
      }
    },
  });
}

function timeoutCount(registry: Registry): void {
  const metric: Counter<'pool'> = new Counter({
    name: TIMEOUTS,
    help: 'Requests that were refused while every connection was in use',
    labelNames: ['pool'],
    registers: [registry],
    collect: () => {
      metric.reset();
      for (const { pool, timeouts } of poolNumbers()) metric.inc({ pool }, timeouts);
    },
  });
}
