import type { ModelData } from '@leakcheck/models';

/** A `pg` of three methods, so that these tests do not change with the real models. */
export const SAMPLE_MODELS: ModelData = {
  schemaVersion: 1,
  libraries: [
    {
      name: 'pg',
      verified: 'source',
      packages: { pg: '8.0.0' },
      modules: {
        pg: {
          types: {
            Pool: {
              kind: 'class',
              extends: [],
              construct: [],
              views: [],
              members: {
                connect: [
                  {
                    arity: [0, 0],
                    promise: true,
                    effects: [{ kind: 'acquire', resource: 'connection', delivery: { by: 'result' } }],
                  },
                ],
              },
            },
            PoolClient: {
              kind: 'interface',
              extends: [],
              construct: [],
              views: [],
              members: {
                query: [{ arity: [1, 2], promise: true, effects: [{ kind: 'use' }] }],
                release: [{ arity: [0, 1], promise: false, effects: [{ kind: 'release', target: 'receiver' }] }],
              },
            },
          },
          functions: {},
          options: {},
        },
      },
      declarations: `declare module 'pg' {
        export class Pool { connect(): Promise<PoolClient>; }
        export interface PoolClient { query(text: string): Promise<{ rows: any[] }>; release(): void; }
      }`,
    },
  ],
};
