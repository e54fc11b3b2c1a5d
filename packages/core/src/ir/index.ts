export type * from './graph.js';
export type * from './configuration.js';
export type * from './sql.js';
export type * from './pool-query.js';
export type * from './occasion.js';
export type * from './single-use.js';
export type * from './race.js';
export { kindField } from './kind-field.js';
