/** What counts as slow to wait for. */
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../program-of.js';

/** What the reports say of the awaited expression: `network`, `timer`, `file`. */
function workOf(awaited: string, before = ''): readonly string[] {
  const code = `import { Pool } from 'pg';\n${before}\nconst pool = new Pool();
export async function run(x: any) {
  const client = await pool.connect();
  try {
    await client.query('SELECT 1');
    await ${awaited};
  } finally {
    client.release();
  }
}`;
  return findingsIn({ 'db.ts': code }, 'no-slow-work-while-holding').map(({ message }) => /another machine|timer|file/.exec(message)?.[0] ?? '');
}

describe('slow work', () => {
  it.each([
    ['fetch', 'fetch(x)', ''],
    ['a chain', 'fetch(x).then((r) => r.json())', ''],
    ['a module', 'got(x).json()', "import got from 'got';"],
    ['a member of a module', 'axios.get(x)', "import axios from 'axios';"],
    ['a required module', 'request(x)', "const { request } = require('undici');"],
    ['an instance', 'api.post(x)', "import axios from 'axios'; const api = axios.create();"],
    ['a construction', 'stripe.charges.create(x)', "import Stripe from 'stripe'; const stripe = new Stripe('key');"],
    ['a mail', 'x.sendMail({})', ''],
    ['a command', 's3.send(new GetObjectCommand({}))', 'declare const s3: any; declare const GetObjectCommand: any;'],
    ['the older SDK', 's3.getObject({}).promise()', 'declare const s3: any;'],
    ['several at once', 'Promise.all([client.query("SELECT 2"), fetch(x)])', ''],
    ['one for each', 'Promise.all(x.map((url: string) => fetch(url)))', ''],
    ['the faster of two', 'Promise.race([fetch(x), fetch("b")])', ''],
    ['a function', 'load(x)', 'async function load(url: string) { const response = await fetch(url); return response.json(); }'],
    ['a function of a function', 'load(x)', 'const get = (url: string) => fetch(url); const load = async (url: string) => { return get(url); };'],
  ])('%s is another machine', (_, awaited, before) => {
    expect(workOf(awaited, before)).toEqual(['another machine']);
  });

  it.each([
    ['a promise', 'new Promise((resolve) => setTimeout(resolve, 100))', ''],
    ['a promise with a body', 'new Promise<void>((resolve) => { setTimeout(() => { resolve(); }, x); })', ''],
    ['a function', 'sleep(x)', 'const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));'],
    ['a module', 'sleep(100)', "import { setTimeout as sleep } from 'node:timers/promises';"],
    ['a promisified one', 'sleep(100)', "import { promisify } from 'node:util'; const sleep = promisify(setTimeout);"],
  ])('%s is a timer', (_, awaited, before) => {
    expect(workOf(awaited, before)).toEqual(['timer']);
  });

  it.each([
    ['a module', 'readFile(x)', "import { readFile } from 'fs/promises';"],
    ['a member of a module', 'fs.promises.readFile(x)', "import fs from 'node:fs';"],
    ['a member under another name', 'fs.readFile(x)', "import { promises as fs } from 'fs';"],
    ['a required member', 'fs.readFile(x)', "const { promises: fs } = require('fs');"],
    ['a package', 'fs.ensureDir(x)', "import fs from 'fs-extra';"],
  ])('%s is a file', (_, awaited, before) => {
    expect(workOf(awaited, before)).toEqual(['file']);
  });

  it.each([
    ['a query', 'client.query("SELECT 2")', ''],
    ['a limit', 'Promise.race([client.query("SELECT 2"), new Promise((_, reject) => setTimeout(reject, 100))])', ''],
    ['the next turn', 'new Promise((resolve) => setTimeout(resolve, 0))', ''],
    ['a fetch of its own', 'fetch(x)', 'async function fetch(id: number) { return id; }'],
    ['a function that begins something', 'begin(x)', 'async function begin(url: string) { void fetch(url); }'],
    ['an unknown function', 'x.send(1)', ''],
    ['a synchronous file', 'fs.readFileSync(x)', "import fs from 'fs';"],
  ])('%s is not', (_, awaited, before) => {
    expect(workOf(awaited, before)).toEqual([]);
  });
});
