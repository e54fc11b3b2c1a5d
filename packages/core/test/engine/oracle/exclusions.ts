/** Shapes of programs on which leakcheck is known to err, each with the reason: generated programs leave them out. */
const EXCLUSIONS = {
  'callback-acts-on-caller':
    'Where a function of the program calls its callback, neither what that does to connections and flags of the caller nor what it returns is followed.',
} as const;

export type Exclusion = keyof typeof EXCLUSIONS;

/** The generator asks here, so that taking a line out of the list puts the shape back into the programs. */
export function isExcluded(shape: string): boolean {
  return shape in EXCLUSIONS;
}
