/** What the model of ioredis claims, against a real Redis. */
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { moduleOf, optionsOf } from '../facts.js';
import { describeAgainst, redisServer } from './local-server.js';
import { outcomeOf } from './outcome.js';

await describeAgainst(redisServer, 'ioredis', () => {
  const model = moduleOf('ioredis').types['Redis']?.resource;

  test('a client connects when it is made, so that it owes its end from then on', async () => {
    const redis = new Redis(redisServer.url);
    expect(['connecting', 'connect', 'ready']).toContain(redis.status);
    expect(model?.lazy).toBe(false);
    await redis.ping();
    redis.disconnect();
  });

  test('a second disconnect() does what the model says', async () => {
    const redis = new Redis(redisServer.url);
    await redis.ping();
    redis.disconnect();
    expect(await outcomeOf(() => redis.disconnect())).toBe(model?.doubleRelease);
  });

  test('one that lost its connection makes a new one, as the model says', async () => {
    const redis = new Redis(redisServer.url);
    const other = new Redis(redisServer.url);
    const before = await redis.client('ID');
    await other.client('KILL', 'ID', before);
    await expect.poll(() => redis.client('ID')).not.toBe(before);
    redis.disconnect();
    other.disconnect();
    expect(model?.persistent).toBe(true);
  });

  test('a command after the end rejects', async () => {
    const redis = new Redis(redisServer.url);
    await redis.quit();
    await expect(redis.get('key')).rejects.toThrow('Connection is closed.');
  });

  test('the defaults are those of the model', () => {
    const redis = new Redis({ lazyConnect: true });
    const { options } = optionsOf('ioredis', 'RedisOptions');
    const said = Object.entries(options).flatMap(([name, { default: value }]) => (typeof value === 'number' ? [[name, value]] : []));
    const own = new Map<string, unknown>(Object.entries(redis.options));
    expect(said.map(([name]) => [name, own.get(String(name))])).toEqual(said);
    redis.disconnect();
  });

  test('an error that nobody listens for does not end the process', () => {
    expect(model?.errorEvent).toBeUndefined();
  });
});
