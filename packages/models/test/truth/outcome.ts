import type { DoubleRelease } from '../../src/index.js';

/** What a call comes to, in the words of `@doubleRelease`; that a release harms somebody else, no call tells. */
export async function outcomeOf(release: () => unknown): Promise<DoubleRelease> {
  let result: unknown;
  try {
    result = release();
  } catch {
    return 'throws';
  }
  try {
    await result;
    return 'ignored';
  } catch {
    return 'rejects';
  }
}
