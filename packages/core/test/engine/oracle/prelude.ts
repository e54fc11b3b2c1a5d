/** The module that the generated functions import: a pool, and functions that everybody writes. */
import type { Helper, Source } from './program.js';
import type { Writer } from './writer.js';

/** Where the generated programs find it. */
export const PRELUDE = './prelude';

export const PRELUDE_TEXT = `
import { Pool, type PoolClient } from 'pg';

export const pool = new Pool();

export async function checkOut(): Promise<PoolClient> {
  return await pool.connect();
}

export async function checkOutChecked(): Promise<PoolClient> {
  const client = await pool.connect();
  try {
    await client.query('SELECT 1');
    return client;
  } catch (error) {
    client.release();
    throw error;
  }
}

export function checkOutCalledBack(): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (error || !client) {
        reject(error);
        return;
      }
      resolve(client);
    });
  });
}

export async function openPair(): Promise<[PoolClient, number]> {
  const client = await pool.connect();
  return [client, 1];
}

export async function openRecord(): Promise<{ client: PoolClient; id: number }> {
  const client = await pool.connect();
  return { client, id: 1 };
}

export async function openHolder() {
  const client = await pool.connect();
  return { client, release: () => { client.release(); } };
}

export async function withClient<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

export async function use(client: PoolClient): Promise<void> {
  await client.query('SELECT 1');
}

export function giveBack(client: PoolClient): void {
  client.release();
}

export async function useAndGiveBack(client: PoolClient): Promise<void> {
  try {
    await client.query('SELECT 1');
  } finally {
    client.release();
  }
}

export function giveBackIf(client: PoolClient, wanted: boolean): void {
  if (wanted) client.release();
}

export function giveBackIfAny(client: PoolClient | undefined): void {
  client?.release();
}

export function giveBackAndFail(client: PoolClient): void {
  client.release();
  throw new Error('given back');
}
`;

/** What a generated program imports of it. */
export const PRELUDE_NAMES = [...PRELUDE_TEXT.matchAll(/^export (?:const|(?:async )?function) (\w+)/gm)].flatMap(([, name]) => name ?? []);

/** The statement that acquires from a source, and how its client is called from there on. */
export function acquisition(writer: Writer, through: Source): { readonly client: string; readonly releaser: string | undefined } {
  const client = writer.name('client');
  switch (through) {
    case 'pool':
      writer.line(`const ${client} = await pool.connect(${writer.here()});`);
      return { client, releaser: undefined };
    case 'checkOut':
    case 'checkOutChecked':
    case 'checkOutCalledBack':
      writer.line(`const ${client} = ${writer.adopted(`await ${through}()`)};`);
      return { client, releaser: undefined };
    case 'promisified':
      writer.line(`const ${client} = await new Promise<PoolClient>((resolve, reject) => pool.connect(${writer.here('', ', ')}(error, client) => (client ? resolve(client) : reject(error))));`);
      return { client, releaser: undefined };
    case 'pair':
      writer.line(`const [${client}] = ${writer.adopted('await openPair()')};`);
      return { client, releaser: undefined };
    case 'record':
      writer.line(`const { client: ${client} } = ${writer.adopted('await openRecord()')};`);
      return { client, releaser: undefined };
    case 'holder': {
      const holder = writer.name('holder');
      writer.line(`const ${holder} = ${writer.adopted('await openHolder()')};`);
      return { client: `${holder}.client`, releaser: `${holder}.release` };
    }
  }
}

/** The call of a helper. */
export function helperCall(writer: Writer, helper: Helper, client: string): string {
  const argument = writer.lent(client);
  switch (helper) {
    case 'use':
    case 'useAndGiveBack':
      return `await ${helper}(${argument})`;
    case 'giveBack':
    case 'giveBackIfAny':
    case 'giveBackAndFail':
      return `${helper}(${argument})`;
    case 'giveBackIf':
      return `giveBackIf(${argument}, first)`;
  }
}
