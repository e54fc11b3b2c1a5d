/** drizzle, read at 0.45.4. A database leaves its connections to the client of its driver, which it names `$client`. */
import type { Front } from '../adapter.js';
import { hasMethods, isReference, memberOf } from './shape.js';

export const drizzleFront: Front = {
  library: 'drizzle',
  recognises: (value): value is object => hasMethods(value, ['select', 'transaction']) && isReference(memberOf(value, '$client')),
  poolOf: (database) => memberOf(database, '$client'),
};
