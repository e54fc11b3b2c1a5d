// Run by Mocha, Jest and Node's own runner alike.
const runner = globalThis.it === undefined ? require('node:test') : globalThis;
const { describe, it, beforeEach, afterEach } = runner;
const before = runner.before ?? runner.beforeAll;
const after = runner.after ?? runner.afterAll;
const { createPool } = require('generic-pool');
const knex = require('knex');
const { Client, Pool } = require('pg');
const { openAllowed } = require('./allowed.cjs');

const connectionString = process.env.DATABASE_URL;
const pool = new Pool({ connectionString, max: 20 });
const database = knex({ client: 'pg', connection: connectionString });
const lending = createPool({ create: openPooled, destroy: (client) => client.end() }, { max: 2 });
const left = [];
let ofFile;
let ofTest;

before(async () => {
  ofFile = await pool.connect();
});
after(async () => {
  ofFile.release();
  for (const client of left) await (client.release ? client.release(true) : client.end());
  await database.destroy();
  await lending.drain();
  await lending.clear();
  await pool.end();
});

async function openPooled() {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

async function connectAndForget() {
  const client = await pool.connect(); // left out
  left.push(client);
}

async function openAndForget() {
  const client = new Client({ connectionString });
  await client.connect(); // left open
  left.push(client);
}

describe('connections', () => {
  it('leaks a connection', async () => {
    await connectAndForget();
  });
  it('leaks what a library began', async () => {
    const transaction = await database.transaction(); // begun and left
    left.push({ end: () => transaction.rollback() });
  });
  it('gives its connection back', async () => {
    const client = await pool.connect();
    client.release();
  });
  it('gives it back a moment later', async () => {
    const client = await pool.connect();
    setTimeout(() => client.release(), 20);
  });
});

describe('hooks', () => {
  beforeEach(async () => {
    ofTest = await pool.connect();
  });
  afterEach(() => {
    ofTest.release();
  });
  it('has its connection from a hook', async () => {
    await ofTest.query('SELECT 1');
  });
  it('leaves it to a hook to give back', async () => {
    ofTest.release();
    ofTest = await pool.connect();
  });
});

describe('clients', () => {
  it('leaks a client', async () => {
    await openAndForget();
  });
  it('closes its client', async () => {
    const client = new Client({ connectionString });
    await client.connect();
    await client.end();
  });
  it('makes a library open one', async () => {
    await database.select(1);
  });
  it('makes a pool of anything open one', async () => {
    await lending.release(await lending.acquire());
  });
  it('opens what is allowed to stay open', async () => {
    left.push(await openAllowed());
  });
});

describe('transactions', () => {
  afterEach(async () => {
    await ofFile.query('ROLLBACK');
  });
  it('leaks no transaction that a hook ends', async () => {
    await ofFile.query('BEGIN');
  });
});

describe('more transactions', () => {
  it('leaks a transaction', async () => {
    await ofFile.query('BEGIN'); // begun on the file
  });
  it('ends a transaction', async () => {
    await ofFile.query('ROLLBACK');
  });
  it('leaks a transaction into the pool', async () => {
    const client = await pool.connect();
    await client.query('BEGIN'); // begun on its own
    client.release(); // given back inside
  });
  it('fails by itself', () => {
    throw new Error('its own failure');
  });
});
