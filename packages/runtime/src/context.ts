/** What an asynchronous flow says about itself: tags for the reader, and the owner its acquisitions are charged to. */
import { companion } from './companion.js';
import type { AsyncContext, ContextTags, Owner } from './flow.js';

/**
 * Runs a function so that every acquisition made in it, also after an `await`, carries the tags. Nested calls add
 * to the outer tags. Each call is a flow of its own: what waits for a connection while it holds one is told by it.
 *
 * @returns what `run` returns
 * @throws TypeError if an argument has the wrong type; otherwise what `run` throws
 */
export function withContext<Result>(tags: ContextTags, run: () => Result): Result {
  if (typeof tags !== 'object' || tags === null || Object.values(tags).some((value) => typeof value !== 'string')) {
    throw new TypeError('withContext() needs an object of strings as its first argument, e.g. { request: "GET /" }.');
  }
  if (typeof run !== 'function') throw new TypeError('withContext() needs a function as its second argument.');
  const outer = companion.asyncContext.getStore();
  const context: AsyncContext = {
    tags: { ...outer?.tags, ...tags },
    owner: outer?.owner ?? (() => companion.ownerWithoutContext()),
  };
  return companion.asyncContext.run(context, run);
}

/** Whom the running code's acquisitions are charged to. */
export function currentOwner(context: AsyncContext | undefined): Owner | null {
  return (context?.owner ?? companion.ownerWithoutContext)();
}

/** The context of the running code; undefined where nobody set one. */
export function currentContext(): AsyncContext | undefined {
  return companion.asyncContext.getStore();
}
