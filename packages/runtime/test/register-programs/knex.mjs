// Knows nothing of the companion.
import createKnex from 'knex';

const knex = createKnex({ client: 'pg', connection: process.env.DATABASE_URL });
const transaction = await knex.transaction(); // taken by imported knex
if (process.argv[2] === 'releases') await transaction.rollback();
process.exit(0);
