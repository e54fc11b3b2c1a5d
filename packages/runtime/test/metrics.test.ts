/** OpenTelemetry and Prometheus, proven with their own libraries and a real PostgreSQL. */
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type pg from 'pg';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { track, untrack } from '../src/index.js';
import { poolNumbers } from '../src/metrics/pools.js';
import { exportToOpenTelemetry } from '../src/opentelemetry.js';
import { exportToPrometheus } from '../src/prometheus.js';
import { createPool } from './support/pool.js';

let pool: pg.Pool;
let leaks: number;

beforeEach(() => {
  leaks = 0;
  pool = track(createPool({ max: 3 }), { name: 'main', heldLongerThan: 50, reportAtExit: false, onReport: ({ kind }) => void (leaks += Number(kind === 'held-too-long')) });
});

afterEach(async () => {
  await pool.end();
});

/** Three are out for too long, one of them comes back, and a request more was refused before. */
async function use(): Promise<readonly pg.PoolClient[]> {
  const [first, second, third] = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
  pool.options.connectionTimeoutMillis = 10;
  await expect(pool.connect()).rejects.toThrow('timeout exceeded');
  await expect.poll(() => leaks).toBe(3);
  first.release();
  return [second, third];
}

function release(clients: readonly pg.PoolClient[]): void {
  for (const client of clients) client.release();
}

test('OpenTelemetry gets the metrics of its conventions', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  const stop = exportToOpenTelemetry({ meter: provider.getMeter('test') });
  const out = await use();
  await reader.forceFlush();
  const points = exporter
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ descriptor, dataPoints }) =>
      dataPoints
        .filter(({ attributes }) => attributes['db.client.connection.pool.name'] === 'main')
        .map(({ attributes, value }) => ({
          name: descriptor.name,
          unit: descriptor.unit,
          state: attributes['db.client.connection.state'] ?? attributes['leakcheck.reason'] ?? null,
          value: typeof value === 'number' ? value : { count: value.count },
        })),
    );
  const connection = (name: string, state: string | null, value: number): object => ({ name, unit: '{connection}', state, value });
  expect(points.toSorted((left, right) => `${left.name}${String(left.state)}`.localeCompare(`${right.name}${String(right.state)}`))).toEqual([
    connection('db.client.connection.count', 'idle', 1),
    connection('db.client.connection.count', 'used', 2),
    connection('db.client.connection.idle.max', null, 3),
    connection('db.client.connection.max', null, 3),
    { name: 'db.client.connection.pending_requests', unit: '{request}', state: null, value: 0 },
    { name: 'db.client.connection.timeouts', unit: '{timeout}', state: null, value: 1 },
    { name: 'db.client.connection.use_time', unit: 's', state: null, value: { count: 1 } },
    { name: 'db.client.connection.wait_time', unit: 's', state: null, value: { count: 3 } },
    connection('leakcheck.connection.leaked', 'held-too-long', 3),
  ]);
  stop();
  release(out);
  await provider.shutdown();
});

test('what goes wrong is an event of the span in which it does', async () => {
  const spans = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const stop = exportToOpenTelemetry();
  const span = provider.getTracer('test').startSpan('request');
  await context.with(trace.setSpan(context.active(), span), async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    client.release();
  });
  span.end();
  const [told] = spans.getFinishedSpans();
  const dirty = told?.events.filter(({ name }) => name === 'leakcheck.dirty-release') ?? [];
  expect(dirty.map(({ attributes }) => attributes?.['leakcheck.report'])).toEqual([expect.stringContaining('is given back with an open transaction')]);
  stop();
  context.disable();
});

test('Prometheus gets the same as text, and nothing after the end', async () => {
  const registry = new Registry();
  const stop = exportToPrometheus({ registry });
  const out = await use();
  const text = await registry.metrics();
  const lines = text.split('\n').filter((line) => line.includes('pool="main"') && !line.includes('_bucket') && !line.includes('_sum'));
  expect(lines.toSorted()).toEqual([
    'db_client_connection_count{pool="main",state="idle"} 1',
    'db_client_connection_count{pool="main",state="used"} 2',
    'db_client_connection_idle_max{pool="main"} 3',
    'db_client_connection_max{pool="main"} 3',
    'db_client_connection_pending_requests{pool="main"} 0',
    'db_client_connection_timeouts_total{pool="main"} 1',
    'db_client_connection_use_time_seconds_count{pool="main"} 1',
    'db_client_connection_wait_time_seconds_count{pool="main"} 3',
    'leakcheck_connection_leaked_total{pool="main",reason="held-too-long"} 3',
  ]);
  stop();
  expect(await registry.metrics()).toBe('\n');
  release(out);
});

test('a pool that is tracked anew counts once, and one that is tracked no more does not', async () => {
  const out = await use();
  track(untrack(pool), { name: 'renamed', reportAtExit: false });
  const known = (): readonly string[] => poolNumbers().map((numbers) => numbers.pool).filter((name) => name === 'main' || name === 'renamed');
  expect(known()).toEqual(['renamed']);
  untrack(pool);
  expect(known()).toEqual([]);
  release(out);
});
