import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShop, type Shop } from './shop.js';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});

afterAll(() => {
  shop.close();
});

test('lists what is affordable', async () => {
  const response = await shop.request('GET', '/products?maxPrice=1000');
  expect(await response.json()).toEqual([{ id: 2, name: 'Cup', price: 900, stock: 40 }]);
});

test('refuses a price that is not a number', async () => {
  const response = await shop.request('GET', '/products?maxPrice=cheap');
  expect(response.status).toBe(400);
});

test('knows what it does not sell', async () => {
  const response = await shop.request('GET', '/products/3');
  expect(response.status).toBe(404);
});
