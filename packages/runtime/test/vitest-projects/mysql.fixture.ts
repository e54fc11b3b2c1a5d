import mysql2 from 'mysql2';
import { createConnection, type Connection } from 'mysql2/promise';
import { afterAll, test } from 'vitest';

const uri = process.env['MARIADB_URL'] ?? '';
const left: Connection[] = [];

afterAll(async () => {
  for (const client of left) await client.end();
});

test('leaks a client', async () => {
  left.push(await createConnection(uri)); // left open
});

test('closes its clients', async () => {
  const client = await createConnection(uri);
  await client.end();
  const other = mysql2.createConnection(uri);
  await new Promise((resolve) => other.query('SELECT 1', resolve));
  other.destroy();
});
