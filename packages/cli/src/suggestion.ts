import { closest, distance } from 'fastest-levenshtein';

/** The candidate that `word` probably meant, if one is within a third of its letters (two at least). */
export function suggestionFor(word: string, candidates: readonly string[]): string | undefined {
  const candidate = closest(word, candidates);
  const tolerance = Math.max(2, Math.floor(word.length / 3));
  return distance(word, candidate) <= tolerance ? candidate : undefined;
}
