import express from 'express';
import { orders } from './orders.js';
import { products } from './products.js';

export const app = express();
app.use(express.json());
app.use('/orders', orders);
app.use('/products', products);
