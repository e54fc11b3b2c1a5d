import type { CallEffect, CallModel, LibraryModel, ModelData, TypeModel } from '@leakcheck/models';

function call(...effects: CallEffect[]): readonly CallModel[] {
  return [{ arity: [0, 255], promise: true, effects }];
}

function type(members: TypeModel['members']): TypeModel {
  return { kind: 'class', extends: [], construct: [], members, views: [] };
}

const PG: LibraryModel = {
  name: 'pg',
  verified: 'source',
  packages: { pg: '8.0.0' },
  modules: {
    pg: {
      types: {
        Pool: type({
          connect: call({ kind: 'acquire', resource: 'connection', delivery: { by: 'result' } }),
          query: call({ kind: 'oneShot', work: 'query' }),
        }),
        PoolClient: type({
          query: call({ kind: 'use' }),
          release: call({ kind: 'release', target: 'receiver' }),
        }),
      },
      functions: {},
      options: {},
    },
  },
  declarations: `declare module 'pg' {
  import { EventEmitter } from 'events';
  export class Pool extends EventEmitter {
    constructor(config?: { max?: number });
    connect(): Promise<PoolClient>;
    connect(callback: (error: Error | undefined, client: PoolClient, done: () => void) => void): void;
    query(text: string): Promise<QueryResult>;
  }
  export interface PoolClient { query(text: string): Promise<QueryResult>; release(): void; }
  export interface QueryResult { rows: any[]; }
}
`,
};

const MYSQL2: LibraryModel = {
  name: 'mysql2',
  verified: 'source',
  packages: { mysql2: '3.0.0' },
  modules: {
    'mysql2/promise': {
      types: {
        Pool: type({ getConnection: call({ kind: 'acquire', resource: 'connection', delivery: { by: 'result' } }) }),
      },
      functions: { createPool: call() },
      options: {},
    },
  },
  declarations: `declare module 'mysql2/promise' {
  export interface Pool { getConnection(): Promise<PoolConnection>; }
  export interface PoolConnection { release(): void; }
  export function createPool(options: object): Pool;
}
`,
};

/** A very small `pg` and `mysql2/promise`, written by hand so that these tests depend on no real model. */
export const SAMPLE_MODELS: ModelData = { schemaVersion: 1, libraries: [PG, MYSQL2] };
