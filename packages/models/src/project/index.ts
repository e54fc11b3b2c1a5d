/** What a project says of itself: its configuration, and the models it has of its own. Reads files; needs no compiler. */
export { ConfigurationError } from './configuration-error.js';
export { findConfiguration, type FoundConfiguration } from './find.js';
export { modelFiles } from './model-files.js';
