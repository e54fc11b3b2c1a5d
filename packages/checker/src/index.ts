/** Whole programs: from paths to a report. */
export { check, checkWithModels } from './check.js';
export { CheckError } from './check-error.js';
export type { CheckEvent, CheckReport, CheckRequest, CheckStats } from './report.js';
export { survey, type Survey } from './survey.js';
