import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], allowExitOnIdle: true });
const leaked: pg.PoolClient[] = [];
const server = createServer((request, response) => {
  void pool.connect().then(async (client) => {
    await client.query('SELECT 1');
    response.end('done');
    if (request.url === '/clean') client.release();
    else leaked.push(client);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  for (const client of leaked) client.release();
  server.close();
  server.closeAllConnections();
  await pool.end();
});

async function get(path: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
}

test('a clean request to a server of beforeAll', async () => {
  expect(await get('/clean')).toBe('done');
});

test('a leaking request to a server of beforeAll', async () => {
  expect(await get('/leak')).toBe('done');
});
