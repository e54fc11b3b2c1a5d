import { Router } from 'express';
import { pool } from './db.js';

export const products = Router();

products.get('/', (request, response) => {
  pool.connect((error, client, done) => {
    if (error || !client) {
      response.status(503).json({ message: 'The shop is busy.' });
      return;
    }
    const maximum = request.query['maxPrice'] ?? null;
    const sql = 'SELECT * FROM products WHERE price <= $1 OR $1 IS NULL ORDER BY id';
    client.query(sql, [maximum], (failure, result) => {
      done();
      if (failure) {
        response.status(400).json({ message: failure.message });
        return;
      }
      response.json(result.rows);
    });
  });
});

products.get('/:id', async (request, response) => {
  const { rows } = await pool.query('SELECT * FROM products WHERE id = $1', [request.params.id]);
  if (rows.length === 0) {
    response.status(404).json({ message: 'There is no such product.' });
    return;
  }
  response.json(rows[0]);
});
