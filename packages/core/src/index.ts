export { analyse, type AnalysisRequest, type AnalysisResult } from './analyse.js';
export * from './report/index.js';
export * from './rules/index.js';
export * from './program/index.js';
export { useCompiler } from './compiler.js';
export type { EnvironmentEntry, ProjectAddress } from './ir/index.js';
export { functionsHandingOut, type HandingOut, mentionsProtocol } from './types/index.js';
