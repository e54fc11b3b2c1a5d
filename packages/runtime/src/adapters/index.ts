import type { Adapter, Cluster, Front } from '../adapter.js';
import { amqplibAdapter } from './amqplib.js';
import { drizzleFront } from './drizzle.js';
import { genericPoolAdapter } from './generic-pool.js';
import { ioredisAdapter } from './ioredis.js';
import { knexAdapter } from './knex.js';
import { kyselyAdapter } from './kysely.js';
import { mariadbAdapter } from './mariadb.js';
import { mongodbAdapter } from './mongodb.js';
import { mssqlAdapter } from './mssql.js';
import { mysqlCluster } from './mysql-cluster.js';
import { mysqlAdapter } from './mysql.js';
import { mysql2Adapter } from './mysql2.js';
import { oracledbAdapter } from './oracledb.js';
import { pgAdapter } from './pg.js';
import { pgPromiseFront } from './pg-promise.js';
import { postgresAdapter } from './postgres.js';
import { prismaFront } from './prisma.js';
import { redisAdapter } from './redis.js';
import { sequelizePoolAdapter } from './sequelize-pool.js';
import { sequelizeFront } from './sequelize.js';
import { betterSqlite3Adapter, nodeSqliteAdapter } from './sqlite.js';
import { tarnAdapter } from './tarn.js';
import { typeormFront } from './typeorm.js';

/** Every library whose pools can be tracked. */
export const adapters: readonly Adapter[] = [
  pgAdapter,
  mysql2Adapter,
  mysqlAdapter,
  mariadbAdapter,
  postgresAdapter,
  knexAdapter,
  kyselyAdapter,
  oracledbAdapter,
  mssqlAdapter,
  tarnAdapter,
  genericPoolAdapter,
  sequelizePoolAdapter,
  ioredisAdapter,
  redisAdapter,
  amqplibAdapter,
  mongodbAdapter,
  betterSqlite3Adapter,
  nodeSqliteAdapter,
];

/** Every library whose objects lead to the pool of another. */
export const fronts: readonly Front[] = [typeormFront, sequelizeFront, pgPromiseFront, drizzleFront, prismaFront];

/** Every library whose objects have several pools behind them. */
export const clusters: readonly Cluster[] = [mysqlCluster];
