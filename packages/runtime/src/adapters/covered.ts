/** What a library does behind a pool of its own that is tracked already is told of once, by the outer one. */
import { AsyncLocalStorage } from 'node:async_hooks';

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

interface Cover {
  isOver: boolean;
}

/** Made by the first library that asks its pool some turns after it was called: following flows costs all others. */
let flows: AsyncLocalStorage<Cover> | null = null;

/** The same, for what goes on some turns later: until `work` calls what it is given, in its own flow. */
export function coveringUntil<Result>(work: (stop: () => void) => Result): Result {
  flows ??= new AsyncLocalStorage();
  const cover: Cover = { isOver: false };
  return flows.run(cover, work, () => {
    cover.isOver = true;
  });
}

/** Whether a request that is made right now is taken down by an outer library. */
export function isCovered(): boolean {
  return depth > 0 || (flows !== null && flows.getStore()?.isOver === false);
}
