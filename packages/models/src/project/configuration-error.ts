/** A mistake in a project's configuration; the message names the file and the remedy. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
