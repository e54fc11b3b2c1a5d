/** Pool clusters of mysql2 and mysql, proven against a real MariaDB. */
import mysql from 'mysql';
import mysql2 from 'mysql2';
import promises from 'mysql2/promise';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CompanionEvent, outstanding, report, track, type TrackOptions, untrack } from '../src/index.js';
import { mariadbUrl, reportNotRun, whyUnreachable } from '../../models/test/truth/mariadb.js';
import { placesIn } from './support/source-line.js';

const at = placesIn(import.meta.url);

const unreachable = await whyUnreachable();
if (unreachable === null) describe('clusters against MariaDB', proofs);
else reportNotRun('clusters of mysql and mysql2, tracked', unreachable);

function proofs(): void {
  let events: CompanionEvent[];
  const options: TrackOptions = { name: 'main', onReport: (event) => events.push(event) };
  const node = { uri: mariadbUrl, connectionLimit: 1 };

  beforeEach(() => {
    events = [];
  });

  test('mysql2/promise: a connection is reported with its line and node until it is released', async () => {
    const cluster = promises.createPoolCluster();
    cluster.add('first', node);
    expect(track(cluster, options)).toBe(cluster);
    cluster.add('second', node);
    const first = await cluster.getConnection('first'); // of the first
    const second = await cluster.of('sec*').getConnection(); // of the second
    expect(outstanding(cluster)).toMatchObject([
      { library: 'mysql2', pool: 'main first', acquiredAt: at('of the first') },
      { library: 'mysql2', pool: 'main second', acquiredAt: at('of the second') },
    ]);
    first.release();
    second.release();
    const [rows] = await cluster.of('*').query('SELECT 1 AS one');
    expect(rows).toEqual([{ one: 1 }]);
    await expect.poll(() => report(cluster)).toMatchObject({ pool: 'main', outstanding: [], counts: { requested: 3, handedOut: 3, returned: 3 } });
    expect(events).toEqual([]);
    await untrack(cluster).end();
  });

  test('mysql2: what comes back inside a transaction is told, and a committed one is not', async () => {
    const cluster = track(mysql2.createPoolCluster(), options);
    cluster.add('only', node);
    const take = (): Promise<mysql2.PoolConnection> =>
      new Promise((resolve, reject) => cluster.getConnection((error, taken) => (error ? reject(error) : resolve(taken))));
    const clean = await take();
    await clean.promise().beginTransaction();
    await clean.promise().commit();
    clean.release();
    expect(events).toEqual([]);
    const dirty = await take();
    await dirty.promise().beginTransaction();
    dirty.release();
    expect(events).toMatchObject([{ kind: 'dirty-release', acquisition: { pool: 'main only' } }]);
    await new Promise((resolve) => untrack(cluster).end(resolve));
  });

  test('mysql: a connection is reported with its line until it is released', async () => {
    const { hostname, port, username, password, pathname } = new URL(mariadbUrl);
    const cluster = mysql.createPoolCluster();
    cluster.add('only', { host: hostname, port: Number(port || 3306), user: username, password, database: pathname.slice(1) });
    track(cluster, options);
    const held = await new Promise<mysql.PoolConnection>((resolve, reject) => {
      cluster.getConnection((error, taken) => (error ? reject(error) : resolve(taken))); // of mysql
    });
    expect(outstanding(cluster)).toMatchObject([{ library: 'mysql', pool: 'main only', acquiredAt: at('of mysql') }]);
    held.release();
    expect(report(cluster)).toMatchObject({ outstanding: [], counts: { handedOut: 1, returned: 1 } });
    expect(events).toEqual([]);
    await new Promise((resolve) => untrack(cluster).end(resolve));
  });

  test('untrack restores everything; a cluster is tracked once, and not by halves', async () => {
    const cluster = mysql2.createPoolCluster();
    cluster.add('first', node);
    cluster.add('second', node);
    const nodes = Reflect.get(cluster, '_nodes') as unknown as Readonly<Record<'first' | 'second', { readonly pool: mysql2.Pool }>>;
    const pools = [nodes.first.pool, nodes.second.pool];
    const state = (): readonly unknown[] => [cluster, ...pools].map((object): readonly unknown[] => [Reflect.ownKeys(object), Reflect.get(object, '_clearFindCaches'), Reflect.get(object, 'getConnection')]);
    const before = state();
    track(cluster, options);
    expect(state()).not.toEqual(before);
    expect(() => track(cluster, options)).toThrow('This cluster is tracked already, as "main".');
    expect(untrack(cluster)).toBe(cluster);
    expect(state()).toEqual(before);
    expect(untrack(cluster)).toBe(cluster);
    expect(() => report(cluster)).toThrow('This pool is not tracked.');

    track(nodes.second.pool, { name: 'by itself' });
    const half = state();
    expect(() => track(cluster, options)).toThrow('This pool is tracked already, as "by itself".');
    expect(state()).toEqual(half);
    untrack(nodes.second.pool);
    await new Promise((resolve) => cluster.end(resolve));
  });
}
