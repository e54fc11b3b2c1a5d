import { Router } from 'express';
import type { PoolClient } from 'pg';
import { pool } from './db.js';

interface Line {
  productId: number;
  quantity: number;
}

export const orders = Router();

orders.post('/', async (request, response) => {
  try {
    const id = await placeOrder(request.body.customer, request.body.lines);
    response.status(201).json({ id });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'Something went wrong.';
    response.status(409).json({ message });
  }
});

orders.delete('/:id', async (request, response) => {
  const cancelled = await cancelOrder(Number(request.params.id));
  response.sendStatus(cancelled ? 204 : 404);
});

async function placeOrder(customer: string, lines: Line[]): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await requireStock(client, lines);
    const { rows } = await client.query('INSERT INTO orders (customer) VALUES ($1) RETURNING id', [customer]);
    for (const { productId, quantity } of lines) {
      await client.query('INSERT INTO order_lines VALUES ($1, $2, $3)', [rows[0].id, productId, quantity]);
      await client.query('UPDATE products SET stock = stock - $2 WHERE id = $1', [productId, quantity]);
    }
    await client.query('COMMIT');
    return rows[0].id;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function requireStock(client: PoolClient, lines: Line[]): Promise<void> {
  for (const { productId, quantity } of lines) {
    const { rows } = await client.query('SELECT name, stock FROM products WHERE id = $1', [productId]);
    if (rows[0].stock < quantity) throw new Error(`Only ${rows[0].stock} of ${rows[0].name} are left.`);
  }
}

async function cancelOrder(id: number): Promise<boolean> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('SELECT status FROM orders WHERE id = $1', [id]);
    if (rows.length === 0 || rows[0].status !== 'open') return false;
    await client.query("UPDATE orders SET status = 'cancelled' WHERE id = $1", [id]);
    return true;
  } finally {
    client.release();
  }
}
