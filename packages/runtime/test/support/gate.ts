import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A way to a server that can be cut off, as when the server is killed. */
export interface Gate {
  /** The server's address, through the gate. */
  readonly url: string;
  /** Cuts all connections, and takes no new ones: for their owners the server is dead. */
  readonly kill: () => Promise<void>;
  /** The server is there again, at the same address. */
  readonly revive: () => Promise<void>;
}

/** Opens a gate before the server at `url`. Whoever opens it kills it in the end. */
export async function openGate(url: string): Promise<Gate> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const behind = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [[client, behind], [behind, client]] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  return {
    url: through.href,
    kill: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    revive: () => listen(port),
  };
}
