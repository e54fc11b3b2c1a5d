/** What tells one asynchronous flow of the application from another. */

/** Names and values of the user's choice, e.g. `{ request: 'GET /users', tenant: '7' }`. */
export type ContextTags = Readonly<Record<string, string>>;

/** Whom an acquisition is charged to, e.g. the body of one attempt of one test. Compared by identity. */
export interface Owner {
  readonly name: string;
}

/**
 * What the async context carries. It tells one asynchronous flow, such as a request or a test, from others by its
 * identity: what the same flow holds and waits for belongs together. The owner is asked at each acquisition, since a test has phases.
 */
export interface AsyncContext {
  readonly tags: ContextTags;
  readonly owner: () => Owner | null;
}
