import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { app } from '../src/app.js';
import { pool } from '../src/db.js';

export interface Shop {
  request(method: string, path: string, body?: object): Promise<Response>;
  close(): void;
}

/** Opens the shop on a free port, with the goods of schema.sql. */
export async function openShop(): Promise<Shop> {
  await pool.query(await readFile(new URL('../schema.sql', import.meta.url), 'utf8'));
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    request: (method, path, body) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    close: () => server.close(),
  };
}
