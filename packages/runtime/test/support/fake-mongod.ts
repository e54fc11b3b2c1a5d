/** As much of a MongoDB server as a driver needs to connect, run commands and end sessions. Speaks the wire protocol. */
import { createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';

const HEADER = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

export interface FakeMongod {
  readonly url: string;
  /** The names of the commands that were sent, the handshake and its like left out. */
  readonly commands: readonly string[];
  /** From now on no `find` is answered, until the returned function is called. */
  readonly hold: () => () => void;
  readonly close: () => Promise<void>;
}

/** Listens on a port of its own. Every command succeeds, every result is empty. */
export async function startFakeMongod(): Promise<FakeMongod> {
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let held: (() => void)[] | null = null;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let buffered = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      buffered = Buffer.concat([buffered, chunk]);
      while (buffered.length >= HEADER && buffered.length >= buffered.readInt32LE(0)) {
        const length = buffered.readInt32LE(0);
        const { name, reply } = answer(buffered.subarray(0, length));
        if (!isHandshake(name)) commands.push(name);
        if (held !== null && name === 'find') held.push(() => socket.write(reply));
        else socket.write(reply);
        buffered = buffered.subarray(length);
      }
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `mongodb://127.0.0.1:${address.port}`,
    commands,
    hold: () => {
      const mine: (() => void)[] = [];
      held = mine;
      return () => {
        held = null;
        for (const reply of mine) reply();
      };
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

function answer(message: Buffer): { readonly name: string; readonly reply: Buffer } {
  const request = message.readInt32LE(4);
  const isQuery = message.readInt32LE(12) === OP_QUERY;
  // A query has flags, the name of a collection and two numbers before its document, a message flags and a kind.
  const start = isQuery ? message.indexOf(0, HEADER + 4) + 1 + 8 : HEADER + 5;
  const [name = ''] = Object.keys(BSON.deserialize(message.subarray(start, start + message.readInt32LE(start))));
  const document = BSON.serialize(isHandshake(name) ? { ...hello, ok: 1 } : { cursor: { id: BSON.Long.ZERO, ns: 'test.none', firstBatch: [] }, ok: 1 });
  const before = isQuery ? Buffer.alloc(20) : Buffer.alloc(5);
  if (isQuery) before.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + before.length + document.length, 0);
  header.writeInt32LE(request, 8);
  header.writeInt32LE(isQuery ? OP_REPLY : OP_MSG, 12);
  return { name, reply: Buffer.concat([header, before, document]) };
}

function isHandshake(name: string): boolean {
  return ['hello', 'ismaster', 'isMaster', 'ping'].includes(name);
}

const hello = {
  isWritablePrimary: true,
  ismaster: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
};
