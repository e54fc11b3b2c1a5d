const { Client } = require('pg');

exports.openAllowed = async () => {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return client;
};
