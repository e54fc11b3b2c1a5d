import type { Span } from '../report/index.js';

/** Tests end their pools, build them as they need them, and a runner that crashes is seen. */
const TEST_FILE = /(?:^|\/)(?:tests?|__tests__)\/|\.(?:test|spec)\.[cm]?[jt]sx?$/;

/** True if a place is in code that only tests run. */
export function isInTest({ file }: Span): boolean {
  return TEST_FILE.test(file);
}
