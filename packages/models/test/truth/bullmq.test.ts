/** What the model of BullMQ claims, against a real Redis. */
import { randomUUID } from 'node:crypto';
import { FlowProducer, Queue, QueueEvents, Worker, type QueueOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { callsOf, moduleOf, optionsOf, summary } from '../facts.js';
import { describeAgainst, redisServer } from './local-server.js';
import { outcomeOf } from './outcome.js';
import { isPending } from './pending.js';

type Made = Queue | Worker | QueueEvents | FlowProducer;

await describeAgainst(redisServer, 'bullmq', () => {
  const { url } = redisServer;
  const { types } = moduleOf('bullmq');

  /** One name a test: the server lists its connections by it. */
  let name: string;
  let witness: Redis;

  beforeAll(() => {
    witness = new Redis(url);
  });

  afterAll(() => {
    witness.disconnect();
    vi.restoreAllMocks();
  });

  beforeEach(() => {
    name = `truth-${randomUUID()}`;
  });

  function options(): { readonly connection: { readonly url: string; readonly connectionName: string }; readonly prefix: string } {
    return { connection: { url, connectionName: name }, prefix: 'leakcheck' };
  }

  /** The connections that Redis has of this test. */
  async function connections(): Promise<number> {
    const list = String(await witness.client('LIST'));
    const names = [name, Buffer.from(name).toString('base64')];
    return list.split('\n').filter((line) => names.some((one) => line.includes(one))).length;
  }

  const MAKERS: Readonly<Record<string, (given?: QueueOptions) => Made>> = {
    Queue: (given = options()) => new Queue(name, given),
    Worker: (given = options()) => new Worker(name, () => Promise.resolve(), given),
    QueueEvents: (given = options()) => new QueueEvents(name, given),
    FlowProducer: (given = options()) => new FlowProducer(given),
  };
  const OPENED: Readonly<Record<string, number>> = { Queue: 1, Worker: 2, QueueEvents: 1, FlowProducer: 1 };

  test.each(Object.keys(MAKERS))('new %s() connects at once, and what the model names disconnects it', async (type) => {
    const model = types[type]?.resource;
    expect([model?.kind, model?.lazy, callsOf('bullmq', `new ${type}`).map(summary)[0]]).toEqual(['connection', false, expect.stringContaining(`acquire connection > ${type}`)]);
    expect(model?.releasedBy).toEqual(['close', 'disconnect']);
    for (const method of model?.releasedBy ?? []) {
      const made = MAKERS[type]?.();
      await expect.poll(connections).toBe(OPENED[type]);
      await callOn(made, method);
      await expect.poll(connections).toBe(0);
    }
  });

  test.each(Object.keys(MAKERS))('a second end of a %s does what the model says', async (type) => {
    const model = types[type]?.resource;
    for (const first of model?.releasedBy ?? []) {
      for (const second of model?.releasedBy ?? []) {
        const made = MAKERS[type]?.();
        await expect.poll(connections).toBe(OPENED[type]);
        await callOn(made, first);
        expect([first, second, await outcomeOf(() => callOn(made, second))]).toEqual([first, second, model?.doubleRelease]);
      }
    }
  });

  test.each(Object.keys(MAKERS))('nobody need listen for the errors of a %s: without a server the process lives on', async (type) => {
    expect(types[type]?.resource?.errorEvent).toBeUndefined();
    vi.spyOn(console, 'error').mockReturnValue();
    const made = MAKERS[type]?.({ connection: { host: '127.0.0.1', port: 1 } });
    expect(await isPending(callOn(made, 'waitUntilReady'))).toBe(true);
    // As the page says, close() of these waits for the server.
    expect(await isPending(callOn(made, 'close'))).toBe(type === 'Worker' || type === 'QueueEvents');
    void callOn(made, 'disconnect').catch(() => undefined);
  });

  test('each method that the model names exists', async () => {
    for (const [type, make] of Object.entries(MAKERS)) {
      const made = make();
      expect(Object.keys(types[type]?.members ?? {}).filter((member) => !(member in made))).toEqual([]);
      await callOn(made, 'close');
    }
  });

  test('what the model calls a use of a queue rejects once it is closed', async () => {
    const queue = new Queue(name, options());
    const uses: Readonly<Record<string, () => Promise<unknown>>> = {
      add: () => queue.add('job', {}),
      addBulk: () => queue.addBulk([{ name: 'job', data: {} }]),
      getJob: () => queue.getJob('1'),
      getJobs: () => queue.getJobs(),
      getJobCounts: () => queue.getJobCounts(),
      upsertJobScheduler: () => queue.upsertJobScheduler('daily', { every: 100_000 }),
      removeJobScheduler: () => queue.removeJobScheduler('daily'),
      drain: () => queue.drain(),
      obliterate: () => queue.obliterate({ force: true }),
      waitUntilReady: () => queue.waitUntilReady(),
    };
    const named = Object.entries(types['Queue']?.members ?? {}).filter(([, calls]) => calls.some(({ effects }) => effects.some(({ kind }) => kind === 'use')));
    expect(named.map(([member]) => member)).toEqual(Object.keys(uses));
    for (const use of Object.values(uses)) await use();
    await queue.close();
    for (const [member, use] of Object.entries(uses)) if (member !== 'waitUntilReady') await expect(use(), member).rejects.toThrow('closed');
  });

  test('a client that is given as connection stays open, as the page says', async () => {
    const client = new Redis(url, { maxRetriesPerRequest: null });
    for (const make of [() => new Queue(name, { connection: client }), () => new Worker(name, () => Promise.resolve(), { connection: client }), () => new QueueEvents(name, { connection: client })]) {
      const made = make();
      await made.waitUntilReady();
      await made.close();
      expect(await client.ping()).toBe('PONG');
    }
    client.disconnect();
  });

  test('closing a worker waits for the job that runs, unless it is forced', async () => {
    const queue = new Queue(name, options());
    for (const force of [false, true]) {
      let finish: (() => void) | undefined;
      const worker = new Worker(name, () => new Promise<void>((resolve) => (finish = resolve)), options());
      await queue.add('job', {});
      await expect.poll(() => finish).toBeDefined();
      const closed = worker.close(force);
      expect(await isPending(closed)).toBe(!force);
      finish?.();
      await closed;
    }
    await queue.obliterate({ force: true });
    await queue.close();
  });

  test('waitUntilFinished() waits without limit, and its second argument ends only the waiting', async () => {
    const queue = new Queue(name, options());
    const events = new QueueEvents(name, options());
    await events.waitUntilReady();
    const job = await queue.add('job', {});
    const waiting = job.waitUntilFinished(events);
    expect(await isPending(waiting)).toBe(true);
    await expect(job.waitUntilFinished(events, 20)).rejects.toThrow('timed out');
    expect(await job.getState()).toBe('waiting');
    const worker = new Worker(name, () => Promise.resolve('done'), options());
    expect(await waiting).toBe('done');
    await worker.close();
    await events.close();
    await queue.obliterate({ force: true });
    await queue.close();
  });

  test('the defaults of a worker are those of the model', async () => {
    const worker = new Worker(name, () => Promise.resolve(), options());
    const said = Object.entries(optionsOf('bullmq', 'WorkerOptions').options).filter(([, option]) => option.default !== undefined);
    expect(said.length).toBeGreaterThan(0);
    const taken = new Map<string, unknown>(Object.entries(worker.opts));
    for (const [option, model] of said) expect(taken.get(option), option).toBe(model.default);
    await worker.close();
  });
});

/** Calls a method that the model names. */
async function callOn(subject: Made | undefined, method: string): Promise<void> {
  const found: unknown = subject && Reflect.get(subject, method);
  if (typeof found !== 'function') throw new Error(`there is no ${method}()`);
  await Reflect.apply(found, subject, []);
}
