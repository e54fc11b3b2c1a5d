/** What stands before the generated functions of every program: a pool, and functions that everybody writes. */
import type { Helper, Source } from './program.js';
import type { Writer } from './writer.js';

export function writePrelude(writer: Writer): void {
  const only = writer.executed('line: number');
  const more = writer.executed(', line: number');
  const first = writer.executed('line');
  const next = writer.executed(', line');
  const before = writer.executed('line, ');
  writer.line("import { Pool, type PoolClient } from 'pg';");
  writer.line('const pool = new Pool();');
  writer.line(`async function checkOut(${only}): Promise<PoolClient> { return await pool.connect(${first}); }`);
  writer.line(`async function checkOutChecked(${only}): Promise<PoolClient> { const client = await pool.connect(${first}); try { await client.query('SELECT 1'); return client; } catch (error) { client.release(); throw error; } }`);
  writer.line(`function checkOutCalledBack(${only}): Promise<PoolClient> { return new Promise((resolve, reject) => { pool.connect(${before}(error, client) => { if (error || !client) { reject(error); return; } resolve(client); }); }); }`);
  writer.line(`async function openPair(${only}): Promise<[PoolClient, number]> { const client = await pool.connect(${first}); return [client, 1]; }`);
  writer.line(`async function openRecord(${only}): Promise<{ client: PoolClient; id: number }> { const client = await pool.connect(${first}); return { client, id: 1 }; }`);
  writer.line(`async function openHolder(${only}) { const client = await pool.connect(${first}); return { client, release: (${only}) => { client.release(${first}); } }; }`);
  writer.line('async function withClient<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> { const client = await pool.connect(); try { return await work(client); } finally { client.release(); } }');
  writer.line(`async function use(client: PoolClient${more}): Promise<void> { await client.query('SELECT 1'${next}); }`);
  writer.line(`function giveBack(client: PoolClient${more}): void { client.release(${first}); }`);
  writer.line(`async function useAndGiveBack(client: PoolClient${more}): Promise<void> { try { await client.query('SELECT 1'${next}); } finally { client.release(${first}); } }`);
  writer.line(`function giveBackIf(client: PoolClient, wanted: boolean${more}): void { if (wanted) client.release(${first}); }`);
  writer.line(`function giveBackIfAny(client: PoolClient | undefined${more}): void { client?.release(${first}); }`);
  writer.line(`function giveBackAndFail(client: PoolClient${more}): void { client.release(${first}); throw new Error('given back'); }`);
}

/** The statement that acquires from a source, and how its client is called from there on. */
export function acquisition(writer: Writer, through: Source): { readonly client: string; readonly releaser: string | undefined } {
  const client = writer.name('client');
  const here = writer.here();
  switch (through) {
    case 'pool':
      writer.line(`const ${client} = await pool.connect(${here});`);
      return { client, releaser: undefined };
    case 'checkOut':
    case 'checkOutChecked':
    case 'checkOutCalledBack':
      writer.line(`const ${client} = await ${through}(${here});`);
      return { client, releaser: undefined };
    case 'promisified':
      writer.line(`const ${client} = await new Promise<PoolClient>((resolve, reject) => pool.connect(${writer.here('', ', ')}(error, client) => (client ? resolve(client) : reject(error))));`);
      return { client, releaser: undefined };
    case 'pair':
      writer.line(`const [${client}] = await openPair(${here});`);
      return { client, releaser: undefined };
    case 'record':
      writer.line(`const { client: ${client} } = await openRecord(${here});`);
      return { client, releaser: undefined };
    case 'holder': {
      const holder = writer.name('holder');
      writer.line(`const ${holder} = await openHolder(${here});`);
      return { client: `${holder}.client`, releaser: `${holder}.release` };
    }
  }
}

/** Calls of the helpers that cannot wait. */
export function helperCall(writer: Writer, helper: Helper, client: string): string {
  const here = writer.here(', ');
  switch (helper) {
    case 'use':
    case 'useAndGiveBack':
      return `await ${helper}(${client}${here})`;
    case 'giveBack':
    case 'giveBackIfAny':
    case 'giveBackAndFail':
      return `${helper}(${client}${here})`;
    case 'giveBackIf':
      return `giveBackIf(${client}, first${here})`;
  }
}
