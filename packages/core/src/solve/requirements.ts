/** What a way through a function requires of its inputs: bits of what each may be; what is not named may be anything. */
import { ANYTHING } from './values.js';

export type Requirements = readonly (readonly [path: string, mask: number])[];

/** About how many inputs the two require different things. */
export function differences(one: Requirements, other: Requirements): number {
  const ours = new Map(one);
  const theirs = new Map(other);
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((path) => ours.get(path) !== theirs.get(path)).length;
}

/** What is required where either way may be taken; exactly so if they differ about one input at most. */
export function either(one: Requirements, other: Requirements): Requirements {
  const theirs = new Map(other);
  return one.flatMap(([path, mask]) => {
    const allowed = mask | (theirs.get(path) ?? ANYTHING);
    return allowed === ANYTHING ? [] : [[path, allowed] as const];
  });
}

/** True if whatever fulfils the second fulfils the first as well. */
export function requiresNoMore(general: Requirements, special: Requirements): boolean {
  const known = new Map(special);
  return general.every(([path, mask]) => ((known.get(path) ?? ANYTHING) & ~mask) === 0);
}
