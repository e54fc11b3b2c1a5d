/** pg-promise, read at 12.7.1. A database leaves its connections to a pool of its own copy of pg, which it names `$pool`. */
import type { Front } from '../adapter.js';
import { hasMethods, isObject, memberOf } from './shape.js';

export const pgPromiseFront: Front = {
  library: 'pg-promise',
  recognises: (value): value is object => hasMethods(value, ['connect', 'task', 'tx']) && isObject(memberOf(value, '$pool')),
  poolOf: (database) => memberOf(database, '$pool'),
};
