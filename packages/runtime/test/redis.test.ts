/** The adapters of ioredis and node-redis, proven against a real Redis. */
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { beforeEach, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { describeAgainst, redisServer } from '../../models/test/truth/local-server.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);
const { url } = redisServer;
let events: CompanionEvent[];
const options: TrackOptions = { name: 'main', onReport: (event) => events.push(event) };

beforeEach(() => {
  events = [];
});

await describeAgainst(redisServer, 'ioredis, tracked,', () => {
  test('a duplicated client is reported with its line until it is closed', async () => {
    const client = new Redis(url);
    expect(track(client, options)).toBe(client);
    const copy = client.duplicate(); // duplicates
    await copy.blpop('leakcheck:none', 0.01);
    expect(outstanding(client)).toMatchObject([{ library: 'ioredis', acquiredAt: at('duplicates'), lastQuery: 'blpop' }]);
    await copy.quit();
    expect(outstanding(client)).toEqual([]);
    const other = client.duplicate();
    await once(other, 'ready');
    other.disconnect(true);
    expect(outstanding(client)).toHaveLength(1);
    await once(other, 'ready');
    other.disconnect();
    expect(outstanding(client)).toEqual([]);
    expect(events).toEqual([]);
    await untrack(client).quit();
  });

  test('a lazy duplicate is out from its first command on', async () => {
    const client = track(new Redis(url), options);
    const lazy = client.duplicate({ lazyConnect: true });
    expect(outstanding(client)).toEqual([]);
    expect(await lazy.ping()).toBe('PONG'); // connects lazily
    expect(outstanding(client)).toMatchObject([{ acquiredAt: at('connects lazily') }]);
    lazy.disconnect();
    await once(lazy, 'end');
    await lazy.connect(); // connects again
    expect(outstanding(client)).toMatchObject([{ acquiredAt: at('connects again') }]);
    lazy.disconnect();
    expect(outstanding(client)).toEqual([]);
    await untrack(client).quit();
  });

  test('a duplicate that gives up is out no more', async () => {
    const client = track(new Redis(url), options);
    const copy = client.duplicate({ port: 1, retryStrategy: () => null });
    copy.on('error', () => undefined);
    await new Promise((resolve) => void copy.once('end', () => resolve(null)));
    expect(report(client)).toMatchObject({ outstanding: [], counts: { handedOut: 1, returned: 1 } });
    await expect(copy.ping()).rejects.toThrow('Connection is closed');
    expect(events).toEqual([]);
    await untrack(client).quit();
  });

  test('untrack restores everything', async () => {
    const client = new Redis(url);
    const plain = client.duplicate();
    const { duplicate, sendCommand, connect } = client;
    track(client, options);
    const copy = client.duplicate();
    expect(client.sendCommand).not.toBe(sendCommand);
    untrack(client);
    expect([client.duplicate, client.sendCommand, client.connect, copy.quit, copy.disconnect]).toEqual([duplicate, sendCommand, connect, plain.quit, plain.disconnect]);
    for (const open of [client, plain, copy]) await open.quit();
  });
});

await describeAgainst(redisServer, 'redis, tracked,', () => {
  test('a duplicated client is reported with the line that connected it until it is closed', async () => {
    const client = createClient({ url });
    expect(track(client, options)).toBe(client);
    const copy = client.duplicate();
    copy.on('error', () => undefined);
    expect(outstanding(client)).toEqual([]);
    for (const end of ['close', 'destroy', 'quit', 'disconnect'] as const) {
      expect(await copy.connect()).toBe(copy); // connects the duplicate
      expect(await copy.ping()).toBe('PONG');
      expect(outstanding(client)).toMatchObject([{ library: 'redis', acquiredAt: at('connects the duplicate') }]);
      await copy[end]();
      expect(outstanding(client)).toEqual([]);
    }
    expect(report(client).counts).toMatchObject({ handedOut: 4, returned: 4 });
    expect(events).toEqual([]);
    untrack(client);
  });

  test('a duplicate that cannot connect is out no more, with the error it had', async () => {
    const client = track(createClient({ url }), options);
    const copy = client.duplicate({ url: 'redis://127.0.0.1:1', socket: { reconnectStrategy: false } });
    copy.on('error', () => undefined);
    await expect(copy.connect()).rejects.toThrow('ECONNREFUSED');
    expect(outstanding(client)).toEqual([]);
    untrack(client);
  });
});
