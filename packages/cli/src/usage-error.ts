/** A mistake in the command line or the configuration; the message names it and the remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
