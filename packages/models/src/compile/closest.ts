/** What somebody may have meant by a misspelt name. */
import { closest as nearest, distance } from 'fastest-levenshtein';

/** The candidate that differs from `word` in the fewest characters, if it differs in few enough to be meant. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const best = nearest(word, candidates);
  return distance(word, best) <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined;
}
