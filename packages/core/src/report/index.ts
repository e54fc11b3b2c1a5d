export * from './finding.js';
export { fingerprintOf } from './fingerprint.js';
export {
  describeAbsentOption,
  describeAcquisition,
  describeExcess,
  describeLateUse, describeSecondRelease,
  describeMissingLimit,
  describeMissingListener,
  describeUnjudged,
  describeUnknownOption,
  describeWrongName,
  describeWrongType,
} from './wording.js';
