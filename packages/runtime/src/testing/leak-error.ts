import { formatFrame } from '../report/console.js';
import type { Frame } from '../stack/frame.js';

/**
 * The failure for one thing that was left behind. Its stack is where that came from, so that the test runner shows the
 * code that took it.
 */
export function leakError(name: string, message: string, frames: readonly Frame[]): Error {
  const error = new Error(message);
  error.name = name;
  const application = frames.filter((frame) => frame.isApplication);
  const shown = application.length > 0 ? application : frames;
  const lines = shown.map((frame) => `    ${formatFrame(frame, `${frame.file}:${frame.line}:${frame.column}`)}`);
  error.stack = [`${name}: ${message}`, ...lines].join('\n');
  return error;
}
