// Knows nothing of the companion.
import * as mariadb from 'mariadb';

const { hostname: host, port, username: user, pathname } = new URL(process.argv[3]);
const pool = mariadb.createPool({ host, port: Number(port), user, database: pathname.slice(1) });
const connection = await pool.getConnection(); // taken from mariadb
if (process.argv[2] === 'releases') await connection.release();
process.exit(0);
