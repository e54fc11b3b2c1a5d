// Loses an object that mariadb made for one checkout; its twins keep it, or what gives it back.
import mariadb from 'mariadb';
import { track } from '@leakcheck/runtime';

const [, , behaviour, url, reclaim] = process.argv;
const { hostname: host, port, username: user, pathname } = new URL(url);
const pool = mariadb.createPool({ host, port: Number(port), user, database: pathname.slice(1), connectionLimit: 1 });
track(pool, { name: 'main', reportAtExit: false, reclaim: reclaim === 'reclaim' });

async function use() {
  const connection = await pool.getConnection(); // lost
  await connection.query('SELECT 1');
  return behaviour === 'keeps' ? connection : behaviour === 'keeps-release' ? connection.release : null;
}

const kept = await use();
for (let round = 0; round < 20; round++) {
  await new Promise((resolve) => setTimeout(resolve, 10));
  globalThis.gc();
}
console.log(typeof kept);
process.exit(0);
