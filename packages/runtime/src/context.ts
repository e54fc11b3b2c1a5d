/** What an asynchronous flow says about itself: tags for the reader, and the owner its acquisitions are charged to. */
import { companion } from './companion.js';

/** Names and values of the user's choice, e.g. `{ request: 'GET /users', tenant: '7' }`. */
export type ContextTags = Readonly<Record<string, string>>;

/** Whom an acquisition is charged to, e.g. the body of one attempt of one test. Compared by identity. */
export interface Owner {
  readonly name: string;
}

/** What the async context carries. The owner is asked at each acquisition, since a test has phases. */
export interface AsyncContext {
  readonly tags: ContextTags;
  readonly owner: () => Owner | null;
}

/**
 * Runs a function so that every acquisition made in it, also after an `await`, carries the tags. Nested calls add
 * to the outer tags.
 *
 * @returns what `run` returns
 * @throws TypeError if an argument has the wrong type; otherwise what `run` throws
 */
export function withContext<Result>(tags: ContextTags, run: () => Result): Result {
  if (typeof tags !== 'object' || tags === null || Object.values(tags).some((value) => typeof value !== 'string')) {
    throw new TypeError('withContext() needs an object of strings as its first argument, e.g. { request: "GET /" }.');
  }
  if (typeof run !== 'function') throw new TypeError('withContext() needs a function as its second argument.');
  const outer = currentContext();
  return companion.asyncContext.run({ tags: { ...outer.tags, ...tags }, owner: outer.owner }, run);
}

/** The context of the running code; the process's default where it set none. */
export function currentContext(): AsyncContext {
  return companion.asyncContext.getStore() ?? { tags: {}, owner: companion.ownerWithoutContext };
}
