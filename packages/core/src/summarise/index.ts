export { Analyses, type FunctionAnalysis, type ProgramView } from './analyses.js';
export { calleeOf } from './callees.js';
export { MAX_OUTCOMES } from './shapes.js';
