export { loadModels } from './load.js';
export type * from './schema.js';
