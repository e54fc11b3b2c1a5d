/** The patterns with one `*` that tsconfig's `paths` and package.json's `exports` and `imports` share. */

/** What the `*` of a pattern stands for in `text`; `''` if an exact pattern equals it; undefined if it does not match. */
export function matchStarPattern(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === text ? '' : undefined;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  if (text.length < before.length + after.length) return undefined;
  return text.startsWith(before) && text.endsWith(after)
    ? text.slice(before.length, text.length - after.length)
    : undefined;
}

/** How tightly a pattern binds: exact ones most, then those with the longest text before the `*`. */
export function starPatternRank(pattern: string): number {
  const star = pattern.indexOf('*');
  return star === -1 ? Number.MAX_SAFE_INTEGER : star;
}
