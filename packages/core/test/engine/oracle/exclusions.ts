/** Shapes of programs on which leakcheck is known to err, each with the reason; the random programs leave them out. */
import type { Block } from './program.js';

interface Exclusion {
  readonly name: string;
  readonly reason: string;
  readonly matches: (program: Block) => boolean;
}

const EXCLUSIONS: readonly Exclusion[] = [];

/** The name of an excluded shape that occurs in the program. */
export function exclusionOf(program: Block): string | undefined {
  return EXCLUSIONS.find(({ matches }) => matches(program))?.name;
}
