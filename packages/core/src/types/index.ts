export { calleeOf, functionBehind, makesPlainInstance } from './callees.js';
export { Classifier, callbackPosition, type ClassifiedCall } from './classify.js';
export { hasDuty, ModelIndex, type ModelledCalls, type ModelledType } from './model-index.js';
export { originOf, resolveAlias, type Origin } from './origin.js';
export { childrenOf, descendantsOf, isAsync, isFunctionNode, isGenerator, unwrap, type FunctionNode } from './syntax.js';
export { mentionsProtocol } from './evidence.js';
export { implementationFinder } from './implementations.js';
export { importedFiles } from './imports.js';
export type { PromisifiedCall } from './promisified.js';
