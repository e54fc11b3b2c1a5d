export { Analyses, type FunctionAnalysis, type ProgramView } from './analyses.js';
export { analyseCandidates } from './candidates.js';
export { MAX_OUTCOMES } from './merging.js';
