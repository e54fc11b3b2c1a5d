/** What a function takes from pools at one place, told apart by what each way there knows of the inputs. */
import type { Take } from './events.js';

/** Most ways to one place that are told apart: a function has few parameters on which it depends whether it takes a connection. */
const MAX_TAKES_PER_PLACE = 4;

/** The takes of a place with one more; a way that another one covers adds nothing, and too many are told as one. */
export function withTake(known: readonly Take[], take: Take): readonly Take[] {
  if (known.some((other) => covers(other, take))) return known;
  const told = [...known.filter((other) => !covers(take, other)), take];
  return told.length <= MAX_TAKES_PER_PLACE ? told : [told.reduce(inCommon)];
}

/** True if all that the first requires is required by the second as well. */
function covers(general: Take, special: Take): boolean {
  return general.requires.every(([path, mask]) => special.requires.some(([other, otherMask]) => other === path && (otherMask & ~mask) === 0));
}

function inCommon(a: Take, b: Take): Take {
  return { ...a, requires: a.requires.filter(([path, mask]) => b.requires.some(([other, otherMask]) => other === path && otherMask === mask)) };
}
