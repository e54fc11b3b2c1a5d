import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShop, type Shop } from './shop.js';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});

afterAll(() => {
  shop.close();
});

const order = (productId: number, quantity: number) =>
  shop.request('POST', '/orders', { customer: 'Ada', lines: [{ productId, quantity }] });

test('takes an order off the stock', async () => {
  const response = await order(1, 2);
  expect(response.status).toBe(201);
  const product = await shop.request('GET', '/products/1');
  expect(await product.json()).toMatchObject({ stock: 8 });
});

test('refuses an order for more than there is', async () => {
  const response = await order(2, 1000);
  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({ message: 'Only 40 of Cup are left.' });
});

test('cancels an open order once', async () => {
  const { id } = (await (await order(2, 1)).json()) as { id: number };
  expect((await shop.request('DELETE', `/orders/${id}`)).status).toBe(204);
  expect((await shop.request('DELETE', `/orders/${id}`)).status).toBe(404);
});
