/** What a library does behind a pool of its own that is tracked already is told of once, by the outer one. */
let depth = 0;

/** Runs what an outer library does for a request that it was taken down for: pools below keep silent meanwhile. */
export function covering<Result>(work: () => Result): Result {
  depth++;
  try {
    return work();
  } finally {
    depth--;
  }
}

/** Whether a request that is made right now is taken down by an outer library. */
export function isCovered(): boolean {
  return depth > 0;
}
