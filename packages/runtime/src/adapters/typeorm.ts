/**
 * typeorm, read at 1.1.1. A DataSource leaves its connections to the pool of its driver, which it makes in
 * `initialize()`; where it replicates, the pool of the server that is written to is the one that is tracked.
 */
import type { Front } from '../adapter.js';
import { hasMethods, isObject, memberOf } from './shape.js';

export const typeormFront: Front = {
  library: 'typeorm',
  madeBy: 'initialize()',
  recognises: (value): value is object =>
    hasMethods(value, ['initialize', 'createQueryRunner', 'getRepository']) && isObject(memberOf(value, 'driver')),
  poolOf: (dataSource) => {
    const driver = memberOf(dataSource, 'driver');
    // The drivers call it differently: PostgreSQL and SQL Server, MySQL, SQLite.
    return memberOf(driver, 'master') ?? memberOf(driver, 'pool') ?? memberOf(driver, 'databaseConnection');
  },
};
