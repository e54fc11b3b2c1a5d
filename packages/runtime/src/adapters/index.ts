import type { Adapter } from '../adapter.js';
import { genericPoolAdapter } from './generic-pool.js';
import { mariadbAdapter } from './mariadb.js';
import { mysqlAdapter } from './mysql.js';
import { mysql2Adapter } from './mysql2.js';
import { pgAdapter } from './pg.js';
import { postgresAdapter } from './postgres.js';
import { tarnAdapter } from './tarn.js';

/** Every library that can be tracked. */
export const adapters: readonly Adapter[] = [
  pgAdapter,
  mysql2Adapter,
  mysqlAdapter,
  mariadbAdapter,
  postgresAdapter,
  tarnAdapter,
  genericPoolAdapter,
];
