import knexModule, { type Knex } from 'knex';
import { afterAll, test } from 'vitest';

const knex = knexModule({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
const left: Knex.Transaction[] = [];

afterAll(async () => {
  for (const transaction of left) await transaction.rollback();
  await knex.destroy();
});

test('leaks a transaction of knex', async () => {
  left.push(await knex.transaction()); // begun with knex
});

test('ends its transaction', async () => {
  await (await knex.transaction()).commit();
});
