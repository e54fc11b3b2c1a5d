/** What the model of amqplib claims, against a real RabbitMQ. */
import amqp from 'amqplib';
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

  test('an error that nobody listens for is thrown', async () => {
    const connection = await amqp.connect(url);
    expect(() => connection.emit('error', new Error('gone'))).toThrow('gone');
    await connection.close();
    expect(types['ChannelModel']?.resource?.errorEvent).toBe('error');
  });
});
