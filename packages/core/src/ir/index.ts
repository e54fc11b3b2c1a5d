export * from './graph.js';
export * from './configuration.js';
