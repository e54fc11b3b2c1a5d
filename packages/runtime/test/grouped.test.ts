/** The same, told once with a count. */
import { setTimeout as delay } from 'node:timers/promises';
import { createPool } from 'generic-pool';
import { expect, test } from 'vitest';
import { channel } from 'node:diagnostics_channel';
import { type CompanionEvent, EVENT_CHANNEL, formatEvent, formatReport, grouped, report, track } from '../src/index.js';

interface Told {
  readonly event: CompanionEvent;
  readonly repeats: number;
}

/** A pool whose resources are kept for longer than allowed, `times` times from one line. */
async function holdTooLong(times: number, onReport: (event: CompanionEvent) => void): Promise<() => Promise<void>> {
  const pool = createPool({ create: async () => ({}), destroy: async () => undefined }, { max: times });
  track(pool, { name: 'main', heldLongerThan: 10, reportAtExit: false, stackBudget: 1, onReport });
  const lent = await Promise.all(Array.from({ length: times }, () => pool.acquire()));
  return async () => {
    await Promise.all(lent.map((resource) => pool.release(resource)));
    await pool.drain();
    await pool.clear();
  };
}

test('a thousand leaks of one line are told once, and counted', async () => {
  const told: Told[] = [];
  const { onReport, flush } = grouped((event, repeats) => told.push({ event, repeats }));
  let count = 0;
  const end = await holdTooLong(1000, (event) => {
    count++;
    onReport(event);
  });
  await expect.poll(() => count).toBe(1000);
  expect(told).toHaveLength(1);
  const text = formatReport(report());
  expect(text.split('\n').filter((line) => line.includes('held for'))).toHaveLength(4);
  expect(text).toMatch(/and 997 more, acquired at .*grouped\.test\.ts:\d+:\d+, held for/);
  flush();
  expect(told).toMatchObject([
    { event: { kind: 'held-too-long', acquisition: { pool: 'main' } }, repeats: 0 },
    { event: { kind: 'held-too-long' }, repeats: 998 },
  ]);
  flush();
  expect(told).toHaveLength(2);
  await end();
});

test('another kind or place is told at once, and the same again after the time', async () => {
  const told: Told[] = [];
  const { onReport } = grouped((event, repeats) => told.push({ event, repeats }), 50);
  const endFirst = await holdTooLong(2, onReport);
  await expect.poll(() => told.length).toBe(1);
  await endFirst();
  expect(told.map(({ event }) => event.kind)).toEqual(['held-too-long', 'returned-late']);
  await delay(60);
  const end = await holdTooLong(1, onReport);
  await expect.poll(() => told.at(-1)).toMatchObject({ event: { kind: 'held-too-long' }, repeats: 1 });
  await end();
});

test('whoever subscribes to the channel gets every event, whatever else is done with it', async () => {
  const seen: unknown[] = [];
  const own: CompanionEvent[] = [];
  const take = (message: unknown): void => void seen.push(message);
  channel(EVENT_CHANNEL).subscribe(take);
  const end = await holdTooLong(3, (event) => own.push(event));
  await expect.poll(() => own).toHaveLength(3);
  channel(EVENT_CHANNEL).unsubscribe(take);
  expect(seen).toEqual(own);
  expect(own.map(formatEvent)[0]).toContain('main has been out for longer than 0.010 s');
  await end();
  expect(seen).toHaveLength(3);
});
