export { catalogueOf, type Duties, type LibraryEntry, type ModelCatalogue } from './catalogue.js';
export { loadCatalogue, loadModels } from './load.js';
export type * from './schema.js';
