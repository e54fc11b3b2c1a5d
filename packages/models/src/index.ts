export { catalogueOf, joinCatalogues, type Duties, type LibraryEntry, type ModelCatalogue } from './catalogue.js';
export { loadCatalogue, loadModels } from './load.js';
export type * from './schema.js';
export { VOCABULARY, type TagName, type TagValues } from './compile/vocabulary.js';
export { readTags, type WrittenTag } from './compile/written-tags.js';
