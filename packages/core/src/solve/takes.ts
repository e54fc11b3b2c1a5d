/** What a function takes from pools at one place, told apart by what each way there knows of the inputs. */
import type { Take } from './events.js';
import { strainOfBoth } from './state.js';
import { ANYTHING } from './values.js';

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
  return general.doubt <= special.doubt && general.requires.every(([path, mask]) => special.requires.some(([other, otherMask]) => other === path && (otherMask & ~mask) === 0));
}

/** What both require of an input: that it is what either of them allows. */
function inCommon(a: Take, b: Take): Take {
  const requires = a.requires.flatMap(([path, mask]) => {
    const other = b.requires.find(([otherPath]) => otherPath === path);
    const either = other === undefined ? ANYTHING : mask | other[1];
    return either === ANYTHING ? [] : [[path, either] as const];
  });
  return { ...a, doubt: strainOfBoth(a.doubt, b.doubt), requires };
}
