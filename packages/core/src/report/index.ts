export * from './finding.js';
export { fingerprintOf } from './fingerprint.js';
export { describeAcquisition, describeSecondRelease } from './wording.js';
