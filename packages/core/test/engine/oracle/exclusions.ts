/** What leakcheck is known to err about, each with the reason: generated programs, or the comparison, leave it out. */
const EXCLUSIONS = {
  'falsy-object':
    'A given client compared with undefined or null is not known to be truthy afterwards: that its type has no falsy value is not asked.',
  'late-return-in-chain':
    'A query that a promise handler returns unfinished, out of a try whose finally releases, is missed where another link of the chain waits for it.',
  'confidence-of-called-release':
    'How likely it is that a called function releases its parameter is not told apart from how likely the whole way through it is.',
} as const;

/** The generator asks here: taking a line out of the list puts the shape back into the programs. */
export function isExcluded(shape: keyof typeof EXCLUSIONS): boolean {
  return shape in EXCLUSIONS;
}
