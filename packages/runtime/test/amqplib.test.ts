/** The adapter of amqplib, proven against a real RabbitMQ. */
import { once } from 'node:events';
import amqp, { type ChannelModel } from 'amqplib';
import * as amqpCallback from 'amqplib/callback_api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { describeAgainst, rabbitServer } from '../../models/test/truth/local-server.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);
let events: CompanionEvent[];
const options: TrackOptions = { name: 'main', onReport: (event) => events.push(event) };

await describeAgainst(rabbitServer, 'amqplib, tracked,', () => {
  let connection: ChannelModel;

  beforeEach(async () => {
    events = [];
    connection = await amqp.connect(rabbitServer.url);
  });

  afterEach(async () => {
    await untrack(connection).close();
  });

  test('a channel is reported with its line until it is closed', async () => {
    expect(track(connection, options)).toBe(connection);
    const channel = await connection.createChannel(); // opens
    const confirming = await connection.createConfirmChannel(); // opens, confirming
    await channel.assertQueue('', { exclusive: true });
    expect(outstanding(connection)).toMatchObject([
      { library: 'amqplib', acquiredAt: at('opens') },
      { acquiredAt: at('opens, confirming') },
    ]);
    await channel.close();
    await confirming.close();
    expect(outstanding(connection)).toEqual([]);
    await expect(async () => channel.close()).rejects.toThrow('Channel closed');
    expect(events).toEqual([]);
  });

  test('a channel that the server closes is out no more', async () => {
    track(connection, options);
    const channel = await connection.createChannel();
    const closed = once(channel, 'error');
    await expect(channel.checkQueue('leakcheck-no-such-queue')).rejects.toThrow('NOT_FOUND');
    await closed;
    expect(report(connection)).toMatchObject({ outstanding: [], counts: { handedOut: 1, returned: 1 } });
  });

  test('with callbacks, and closed with its connection', async () => {
    const model = await new Promise<amqpCallback.Connection>((resolve, reject) => {
      amqpCallback.connect(rabbitServer.url, (error: Error | null, opened) => (error === null ? resolve(opened) : reject(error)));
    });
    track(model, options);
    const channel = await new Promise<amqpCallback.Channel>((resolve, reject) => {
      model.createChannel((error: Error | null, opened) => (error === null ? resolve(opened) : reject(error))); // opens by callback
    });
    expect(channel).toBeDefined();
    expect(outstanding(model)).toMatchObject([{ acquiredAt: at('opens by callback') }]);
    await new Promise<void>((resolve) => model.close(() => resolve()));
    expect(outstanding(model)).toEqual([]);
    untrack(model);
  });

  test('untrack restores everything', async () => {
    const { createChannel, createConfirmChannel } = connection;
    const plain = await connection.createChannel();
    track(connection, options);
    const channel = await connection.createChannel();
    expect(channel.close).not.toBe(plain.close);
    untrack(connection);
    expect([connection.createChannel, connection.createConfirmChannel]).toEqual([createChannel, createConfirmChannel]);
    expect(channel.close).toBe(plain.close);
    expect(Reflect.ownKeys(connection)).not.toContain('createChannel');
  });
});
