// Knows nothing of the companion.
const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL });

knex.transaction().then(async (transaction) => { // taken by knex
  if (process.argv[2] === 'releases') await transaction.rollback();
  process.exit(0);
});
