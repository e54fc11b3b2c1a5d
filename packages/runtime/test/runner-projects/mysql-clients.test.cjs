// Run by Mocha, Jest and Node's own runner alike: connections of mysql and mysql2 that are opened without a pool.
const runner = globalThis.it === undefined ? require('node:test') : globalThis;
const { describe, it } = runner;
const before = runner.before ?? runner.beforeAll;
const after = runner.after ?? runner.afterAll;
const lenders = require('generic-pool');
const knex = require('knex');
const mysql = require('mysql');
const mysql2 = require('mysql2');
const promises = require('mysql2/promise');

const uri = process.env.MARIADB_URL;
const { hostname: host, port, username: user, pathname } = new URL(uri);
const options = { host, port: Number(port || 3306), user, database: pathname.slice(1) };
const lending = lenders.createPool({ create: () => promises.createConnection({ uri }), destroy: (client) => client.end() }, { max: 2 });
const database = knex({ client: 'mysql2', connection: uri });
const pool = promises.createPool({ uri });
const cluster = mysql2.createPoolCluster();
cluster.add('only', { uri });
const left = [];
let ofFile;

/** Calls a method that takes a callback. */
const done = (object, method, ...values) =>
  new Promise((resolve, reject) => {
    object[method](...values, (error, result) => (error ? reject(error) : resolve(result)));
  });

before(async () => {
  ofFile = await promises.createConnection({ uri });
});
after(async () => {
  for (const client of left) await client.destroy();
  await ofFile.end();
  await lending.drain();
  await lending.clear();
  await database.destroy();
  await pool.end();
  await done(cluster, 'end');
});

describe('clients', () => {
  it('leaks one of mysql', async () => {
    const client = mysql.createConnection(options);
    left.push(client);
    await new Promise((resolve, reject) => {
      client.connect((error) => (error ? reject(error) : resolve())); // mysql left open
    });
  });
  it('leaks one of mysql that connects by its first query', async () => {
    const client = mysql.createConnection(options);
    left.push(client);
    await new Promise((resolve, reject) => {
      client.query('SELECT 1', (error) => (error ? reject(error) : resolve())); // mysql queried and left open
    });
  });
  it('leaks one of mysql2', async () => {
    const client = mysql2.createConnection({ uri }); // mysql2 left open
    left.push(client);
    await done(client, 'query', 'SELECT 1');
  });
  it('leaks one of promises', async () => {
    left.push(await promises.createConnection({ uri })); // promises left open
  });
  it('leaks a transaction of the file', async () => {
    await ofFile.query('SELECT 1');
    await ofFile.beginTransaction(); // begun and left
  });
  it('is not charged with the one before', async () => {
    await ofFile.query('SELECT 1');
  });
  it('ends a transaction', async () => {
    await ofFile.query('ROLLBACK');
    await ofFile.beginTransaction();
    await ofFile.commit();
  });
  it('closes each of them', async () => {
    const first = mysql.createConnection(options);
    await done(first, 'connect');
    await done(first, 'end');
    const second = mysql2.createConnection({ uri });
    await done(second, 'query', 'SELECT 1');
    await done(second, 'end');
    const third = await promises.createConnection({ uri });
    await third.end();
  });
  it('destroys each of them', async () => {
    const first = mysql.createConnection(options);
    await done(first, 'connect');
    first.destroy();
    const second = await promises.createConnection({ uri });
    second.destroy();
  });
  it('closes them without waiting', async () => {
    const first = mysql.createConnection(options);
    first.end();
    const second = await promises.createConnection({ uri });
    void second.end();
  });
  it('makes one that never connects', () => {
    mysql.createConnection(options);
  });
  it('fails to connect', async () => {
    await promises.createConnection({ host: '127.0.0.1', port: 1 }).catch(() => undefined);
    await done(mysql.createConnection({ host: '127.0.0.1', port: 1 }), 'connect').catch(() => undefined);
    await promises.createConnection({ uri, password: 'wrong' }).catch(() => undefined);
    await done(mysql.createConnection({ ...options, password: 'wrong' }), 'connect').catch(() => undefined);
  });
  it('makes pools open some', async () => {
    await pool.query('SELECT 1');
    await done(cluster.of('only'), 'query', 'SELECT 1');
    (await pool.getConnection()).release();
  });
  it('makes a library open one', async () => {
    await database.raw('SELECT 1');
  });
  it('makes a pool of anything open one', async () => {
    await lending.release(await lending.acquire());
  });
  it('makes a pool of anything open one that nobody takes', async () => {
    const full = lenders.createPool({ create: () => promises.createConnection({ uri }), destroy: (client) => client.end() }, { min: 1, max: 2 });
    left.push({ destroy: () => full.drain().then(() => full.clear()) });
    await full.ready();
  });
});
