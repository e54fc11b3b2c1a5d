/**
 * Servers that claims are proven against, where one answers on this machine: there is none that comes from a package.
 * Whoever must have one sets LEAKCHECK_REQUIRE_REDIS=1 or LEAKCHECK_REQUIRE_RABBITMQ=1.
 */
import { createConnection } from 'node:net';
import { describe, test } from 'vitest';

export interface LocalServer {
  readonly name: string;
  readonly url: string;
  readonly isRequired: boolean;
}

export const redisServer: LocalServer = {
  name: 'Redis',
  url: process.env['LEAKCHECK_REDIS_URL'] ?? 'redis://127.0.0.1:6379',
  isRequired: process.env['LEAKCHECK_REQUIRE_REDIS'] === '1',
};

export const rabbitServer: LocalServer = {
  name: 'RabbitMQ',
  url: process.env['LEAKCHECK_RABBITMQ_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672',
  isRequired: process.env['LEAKCHECK_REQUIRE_RABBITMQ'] === '1',
};

/** Runs the claims where the server answers; elsewhere a named skip, or a failure if it must run. */
export async function describeAgainst(server: LocalServer, library: string, claims: () => void): Promise<void> {
  const what = `${library} against ${server.name}`;
  if (await accepts(server)) {
    describe(what, claims);
    return;
  }
  test(`NOT RUN: ${what}`, ({ skip }) => {
    const notice = `no ${server.name} at ${new URL(server.url).host}: ${what} is not proven in this run`;
    if (server.isRequired) throw new Error(notice);
    process.stderr.write(`NOT RUN: ${notice}\n`);
    skip(notice);
  });
}

function accepts({ url }: LocalServer): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = createConnection({ host: hostname, port: Number(port), timeout: 2000 });
    const answer = (accepted: boolean) => (): void => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', answer(true));
    socket.once('error', answer(false));
    socket.once('timeout', answer(false));
  });
}
