/**
 * sequelize, read at 6.37.8. It has a pool of its own, above single connections of its driver; where it replicates, the
 * pool of the server that is written to is the one that is tracked.
 */
import type { Front } from '../adapter.js';
import { hasMethods, isObject, memberOf } from './shape.js';

export const sequelizeFront: Front = {
  library: 'sequelize',
  recognises: (value): value is object =>
    hasMethods(value, ['transaction', 'authenticate', 'define']) && isObject(memberOf(value, 'connectionManager')),
  poolOf: (sequelize) => {
    const pool = memberOf(memberOf(sequelize, 'connectionManager'), 'pool');
    return memberOf(pool, 'write') ?? pool;
  },
};
