export { Analyses, type FunctionAnalysis, type ProgramView } from './analyses.js';
export { analyseCandidates } from './candidates.js';
export { calleeOf } from './callees.js';
export { MAX_OUTCOMES } from './shapes.js';
