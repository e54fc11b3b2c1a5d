// Knows nothing of the companion.
const mysql = require('mysql2');

const cluster = mysql.createPoolCluster();
cluster.add('main', { uri: process.argv[3] });
cluster.getConnection('main', (error, connection) => { // taken from a cluster
  if (error) throw error;
  if (process.argv[2] === 'releases') connection.release();
  process.exit(0);
});
