export type * from './graph.js';
export type * from './configuration.js';
export type * from './sql.js';
export type * from './pool-query.js';
export type * from './occasion.js';
export type * from './single-use.js';
export type * from './race.js';
export { kindField } from './kind-field.js';
export { choiceOf, isMissing, mapValue, possibleValues, variablesIn, type PossibleValues } from './setting-values.js';
