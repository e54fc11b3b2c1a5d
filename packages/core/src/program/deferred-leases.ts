/** The textual test for functions that lend a connection together with what settles a promise: `{ client, release: done.resolve }`. */
const CARRIED = /\b\w*(?:connection|conn|client|session)\b/i;
const RELEASE = /\brelease\s*(?::|,|\}|\(\s*\)\s*\{)/;
const SETTLES = /\bnew\s+Promise\b|\bresolve\b/;

/** True if some function of the text may hand out a connection that goes back when a promise is settled. */
export function mentionsDeferredLease(text: string): boolean {
  return RELEASE.test(text) && SETTLES.test(text) && CARRIED.test(text);
}
