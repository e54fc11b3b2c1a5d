/** What a function takes from pools at one place, or hands out, told apart by what each way there knows of the inputs. */
import { differences, either, requiresNoMore, type Requirements } from './requirements.js';
import type { Strain } from './state.js';

/** What happens on one way. */
interface Way {
  /** 2 where paths were joined on the way there, so that more may be required than is known. */
  readonly doubt: Strain;
  /** What the inputs were: bits of what each may be. */
  readonly requires: Requirements;
}

/** Most ways to one place that are told apart: a function has few parameters on which it depends whether it takes a connection. */
const MAX_TAKES_PER_PLACE = 8;

/** The ways of a place with one more; a way that another one covers adds nothing, and too many are told as one. */
export function withWay<Told extends Way>(known: readonly Told[], way: Told): readonly Told[] {
  if (known.some((other) => covers(other, way))) return known;
  const others = known.filter((other) => !covers(way, other));
  const twin = others.find((other) => other.doubt === way.doubt && differences(other.requires, way.requires) <= 1);
  if (twin) return withWay(others.filter((other) => other !== twin), { ...way, requires: either(twin.requires, way.requires) });
  const told = [...others, way];
  // What all have in common lets ways pass that none of them knows.
  return told.length <= MAX_TAKES_PER_PLACE ? told : [{ ...told.reduce((one, other) => ({ ...one, requires: either(one.requires, other.requires) })), doubt: 2 }];
}

/** True if all that the first requires is required by the second as well. */
function covers(general: Way, special: Way): boolean {
  return general.doubt <= special.doubt && requiresNoMore(general.requires, special.requires);
}
