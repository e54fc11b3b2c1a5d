/** What the model of node-redis claims, against a real Redis. */
import { createClient, createClientPool } from 'redis';
import { expect, test } from 'vitest';
import { moduleOf } from '../facts.js';
import { describeAgainst, redisServer } from './local-server.js';
import { outcomeOf } from './outcome.js';

await describeAgainst(redisServer, 'redis', () => {
  const { url } = redisServer;
  const model = moduleOf('redis').types['RedisClient']?.resource;

  test('a client opens nothing before connect()', async () => {
    const client = createClient({ url });
    client.on('error', () => undefined);
    expect(client.isOpen).toBe(false);
    expect(model?.lazy).toBe(true);
    await client.connect();
    expect(client.isOpen).toBe(true);
    client.destroy();
    expect(client.isOpen).toBe(false);
    expect(moduleOf('redis').types['RedisClient']?.states?.['isOpen']).toBe('active');
  });

  test('a pool of clients says by isOpen whether it is connected', async () => {
    const pool = createClientPool({ url });
    pool.on('error', () => undefined);
    expect(pool.isOpen).toBe(false);
    await pool.connect();
    expect(pool.isOpen).toBe(true);
    await pool.close();
    expect(pool.isOpen).toBe(false);
    expect(moduleOf('redis').types['RedisClientPool']?.states?.['isOpen']).toBe('active');
  });

  test('a second destroy() does what the model says', async () => {
    const client = createClient({ url });
    client.on('error', () => undefined);
    await client.connect();
    client.destroy();
    expect(await outcomeOf(() => client.destroy())).toBe(model?.doubleRelease);
  });

  test('a command after the end rejects', async () => {
    const client = await createClient({ url }).on('error', () => undefined).connect();
    await client.close();
    await expect(client.get('key')).rejects.toThrow();
  });

  test('an error that nobody listens for is thrown', () => {
    const client = createClient({ url });
    expect(() => client.emit('error', new Error('gone'))).toThrow('gone');
    expect(model?.errorEvent).toBe('error');
  });

  test('a pool gives its client back by itself', async () => {
    const pool = createClientPool({ url }, { minimum: 1, maximum: 1 });
    pool.on('error', () => undefined);
    await pool.connect();
    await pool.execute(async (client) => await client.ping());
    expect(await pool.execute(async (client) => await client.ping())).toBe('PONG');
    await pool.close();
  });
});
