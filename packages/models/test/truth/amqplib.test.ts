/** What the model of amqplib claims, against a real RabbitMQ. */
import amqp from 'amqplib';
import callbacks from 'amqplib/callback_api';
import { expect, test } from 'vitest';
import { moduleOf } from '../facts.js';
import { describeAgainst, rabbitServer } from './local-server.js';
import { outcomeOf } from './outcome.js';

await describeAgainst(rabbitServer, 'amqplib', () => {
  const { url } = rabbitServer;
  const { types } = moduleOf('amqplib');

  test('a second close() of a connection does what the model says', async () => {
    const connection = await amqp.connect(url);
    await connection.close();
    expect(await outcomeOf(() => connection.close())).toBe(types['ChannelModel']?.resource?.doubleRelease);
  });

  test('a second close() of a channel does what the model says', async () => {
    const connection = await amqp.connect(url);
    const channel = await connection.createChannel();
    await channel.close();
    const second = await outcomeOf(() => channel.close());
    await connection.close();
    expect(second).toBe(types['Channel']?.resource?.doubleRelease);
  });

  test('closing a connection closes its channels: nothing is owed any more', async () => {
    const connection = await amqp.connect(url);
    const channel = await connection.createChannel();
    await connection.close();
    expect(() => channel.sendToQueue('nowhere', Buffer.from(''))).toThrow();
  });

  /** A request that the broker refuses, of each kind that RabbitMQ refuses at all. */
  const REFUSED: Readonly<Record<string, (channel: amqp.Channel, own: string) => Promise<unknown>>> = {
    assertQueue: (channel, own) => channel.assertQueue(own, { exclusive: true, arguments: { 'x-max-length': 1 } }),
    checkQueue: (channel) => channel.checkQueue('leakcheck.none'),
    deleteQueue: async (channel, own) => {
      await channel.consume(own, () => undefined);
      return channel.deleteQueue(own, { ifUnused: true });
    },
    purgeQueue: (channel) => channel.purgeQueue('leakcheck.none'),
    bindQueue: (channel, own) => channel.bindQueue(own, 'leakcheck.none', ''),
    assertExchange: (channel) => channel.assertExchange('amq.direct', 'topic'),
    checkExchange: (channel) => channel.checkExchange('leakcheck.none'),
    deleteExchange: (channel) => channel.deleteExchange('amq.direct'),
    bindExchange: (channel) => channel.bindExchange('amq.direct', 'leakcheck.none', ''),
    consume: (channel) => channel.consume('leakcheck.none', () => undefined),
    get: (channel) => channel.get('leakcheck.none'),
  };
  /** RabbitMQ refuses none of these; they go the same way through the library, and fail where the channel is closed already. */
  const NEVER_REFUSED: Readonly<Record<string, (channel: amqp.Channel) => Promise<unknown>>> = {
    unbindQueue: (channel) => channel.unbindQueue('leakcheck.none', 'leakcheck.none', ''),
    unbindExchange: (channel) => channel.unbindExchange('amq.direct', 'leakcheck.none', ''),
    cancel: (channel) => channel.cancel('leakcheck.none'),
    prefetch: (channel) => channel.prefetch(1),
    recover: (channel) => channel.recover(),
  };

  test('what the model calls a failure that ends the channel closes it, and close() then does what a second one does', async () => {
    const named = Object.entries(types['Channel']?.members ?? {}).flatMap(([member, calls]) => (calls.some(({ failureEnds }) => failureEnds) ? [member] : []));
    expect(named.sort()).toEqual([...Object.keys(REFUSED), ...Object.keys(NEVER_REFUSED)].sort());
    const connection = await amqp.connect(url);
    const { queue } = await (await connection.createChannel()).assertQueue('', { exclusive: true });
    for (const [member, request] of Object.entries({ ...REFUSED, ...NEVER_REFUSED })) {
      const channel = await connection.createChannel();
      channel.on('error', () => undefined);
      if (!(member in REFUSED)) await channel.checkQueue('leakcheck.none').catch(() => undefined);
      expect([member, await outcomeOf(() => request(channel, queue))]).toEqual([member, 'rejects']);
      expect([member, await outcomeOf(() => channel.close())]).toEqual([member, types['Channel']?.resource?.doubleRelease]);
    }
    await connection.close();
  });

  test('with callbacks, a refused request closes the channel as well', async () => {
    expect(moduleOf('amqplib/callback_api').types['Channel']?.members['checkQueue']?.[0]?.failureEnds).toBe(true);
    const closed = await new Promise((resolve) => {
      callbacks.connect(url, (_failed, connection) => {
        connection.createChannel((_refused, channel) => {
          channel.on('error', () => undefined);
          channel.on('close', () => { connection.close(() => { resolve(true); }); });
          channel.checkQueue('leakcheck.none', (refused) => { if (!refused) resolve(false); });
        });
      });
    });
    expect(closed).toBe(true);
  });

  test('what cannot be sent at all leaves the channel open', async () => {
    const connection = await amqp.connect(url);
    const channel = await connection.createChannel();
    const noBuffer: unknown = 'text';
    expect(() => { Reflect.apply(channel.sendToQueue, channel, ['nowhere', noBuffer]); }).toThrow(TypeError);
    expect(await outcomeOf(() => channel.close())).toBe('ignored');
    await connection.close();
  });

  test('an error that nobody listens for is thrown', async () => {
    const connection = await amqp.connect(url);
    expect(() => connection.emit('error', new Error('gone'))).toThrow('gone');
    await connection.close();
    expect(types['ChannelModel']?.resource?.errorEvent).toBe('error');
  });
});
