/** What a function takes from pools at one place, told apart by what each way there knows of the inputs. */
import type { Take } from './events.js';
import { differences, either, requiresNoMore } from './requirements.js';

/** Most ways to one place that are told apart: a function has few parameters on which it depends whether it takes a connection. */
const MAX_TAKES_PER_PLACE = 8;

/** The takes of a place with one more; a way that another one covers adds nothing, and too many are told as one. */
export function withTake(known: readonly Take[], take: Take): readonly Take[] {
  if (known.some((other) => covers(other, take))) return known;
  const others = known.filter((other) => !covers(take, other));
  const twin = others.find((other) => other.doubt === take.doubt && differences(other.requires, take.requires) <= 1);
  if (twin) return withTake(others.filter((other) => other !== twin), { ...take, requires: either(twin.requires, take.requires) });
  const told = [...others, take];
  // What all have in common lets ways pass that none of them knows.
  return told.length <= MAX_TAKES_PER_PLACE ? told : [{ ...told.reduce((one, other) => ({ ...one, requires: either(one.requires, other.requires) })), doubt: 2 }];
}

/** True if all that the first requires is required by the second as well. */
function covers(general: Take, special: Take): boolean {
  return general.doubt <= special.doubt && requiresNoMore(general.requires, special.requires);
}
