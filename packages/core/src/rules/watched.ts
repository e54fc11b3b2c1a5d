import type { Configuration } from '../ir/index.js';
import { isScriptFile } from './script-file.js';
import { isInTest } from './test-file.js';

/**
 * True if somebody waits for the program that the pool serves, and sees that it hangs or stops: a runner its test, a
 * person or a deployment its script. So it is with a pool that is ended where it was made. A service has nobody.
 */
export function isWatched({ span, forOneTask, repetition }: Configuration): boolean {
  return isInTest(span) || isScriptFile(span.file) || (forOneTask && !repetition);
}
