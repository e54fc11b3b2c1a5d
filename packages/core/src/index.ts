export { analyse, type AnalysisRequest, type AnalysisResult } from './analyse.js';
export * from './report/index.js';
