// Knows nothing of the companion.
const mariadb = require('mariadb');

const { hostname: host, port, username: user, pathname } = new URL(process.argv[3]);
const pool = mariadb.createPool({ host, port: Number(port), user, database: pathname.slice(1) });
pool.getConnection().then(async (connection) => { // taken from required mariadb
  if (process.argv[2] === 'releases') await connection.release();
  process.exit(0);
});
