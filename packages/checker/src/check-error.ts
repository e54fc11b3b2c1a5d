/**
 * The request itself cannot be carried out, e.g. a path that does not exist. The message is meant for the user as it
 * stands; the command ends with exit code 2.
 */
export class CheckError extends Error {
  override readonly name = 'CheckError';
}
