import type { Acquisition } from '../acquisition.js';
import { formatFrame, seconds } from '../report/console.js';
import { describeAcquisition } from '../report/acquisition-report.js';
import { locationOf } from '../stack/frame.js';

/**
 * The failure for one connection that was not given back. Its stack is the acquisition's, so that the test runner
 * shows the code that acquired it.
 *
 * @param scope what ended before the connection was back, e.g. `the test`
 */
export function leakError(acquisition: Acquisition, scope: string): Error {
  const report = describeAcquisition(acquisition);
  const place = report.acquiredAt === null ? 'an unknown place' : locationOf(report.acquiredAt);
  const held = seconds(report.heldMilliseconds);
  const error = new Error(
    `Connection of ${report.pool} acquired at ${place} was not released by the end of ${scope} (held for ${held}).`,
  );
  error.name = 'UnreleasedConnection';
  const application = report.frames.filter((frame) => frame.isApplication);
  const shown = application.length > 0 ? application : report.frames;
  const lines = shown.map((frame) => `    ${formatFrame(frame, `${frame.file}:${frame.line}:${frame.column}`)}`);
  error.stack = [`${error.name}: ${error.message}`, ...lines].join('\n');
  return error;
}
