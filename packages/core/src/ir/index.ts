export type * from './graph.js';
export type * from './configuration.js';
