export * from './finding.js';
export { fingerprintOf } from './fingerprint.js';
export {
  describeAbsentOption,
  describeAcquisition,
  describeExcess,
  describeFakeTimeout,
  describeLateUse, describeSecondRelease,
  describeMissingLimit,
  describeMissingListener,
  describePoolSize,
  describeRepetition,
  describeSingleUse,
  describeSlowWork,
  describeNestedAcquire,
  describeOpenCursor,
  describeOpenTransaction,
  describeStrayStatement,
  describeUnjudged,
  describeUnknownOption,
  describeWrongName,
  describeWrongType,
  type StrayEffect,
} from './wording.js';
