// The test lays a copy of pg-pool beside this file.
const Pool = require('pg-pool');
const { Client } = require('pg');

exports.createPool = () => new Pool({ connectionString: process.env.DATABASE_URL }, Client);
