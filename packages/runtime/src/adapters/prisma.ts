/**
 * The driver adapters of Prisma, read at 7.10.1: what `connect()` of their factories gives leaves its connections to
 * the pool of its driver. A transaction takes one in `startTransaction()`, and gives it back when it ends.
 */
import type { Front } from '../adapter.js';
import { hasMethods, isReference, memberOf } from './shape.js';

export const prismaFront: Front = {
  library: 'prisma',
  recognises: (value): value is object =>
    hasMethods(value, ['startTransaction', 'queryRaw', 'executeScript', 'dispose']) && isReference(memberOf(value, 'client')),
  poolOf: (adapter) => memberOf(adapter, 'client'),
};
