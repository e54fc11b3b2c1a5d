/** Ways through a function that do the same are one for its callers, as far as nothing is lost by it. */
import type { Outcome, Strain } from '../solve/index.js';
import { differences, either, isOfParameter, isParameterOrKind, requiresNoMore } from '../solve/index.js';

/** Most ways through a function that its callers tell apart. */
export const MAX_OUTCOMES = 16;

/** The ways through a function that its callers tell apart, the most ordinary first. */
export function mergeOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  return mergeAlike(outcomes).slice(0, MAX_OUTCOMES);
}

/** A text that is the same for outcomes that do the same, whatever they require. */
export function keyOf({ kind, result, inputs, writes }: Outcome): string {
  return JSON.stringify([kind, result, inputs.map((effect) => ({ ...effect, strain: undefined })), writes]);
}

/**
 * Outcomes that do the same become one where nothing is lost. Where there are still too many, what they require is
 * dropped, that first which callers know least about.
 */
function mergeAlike(outcomes: readonly Outcome[]): readonly Outcome[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = keyOf(outcome);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(outcome);
  }
  let merged = [...groups.values()].map(absorb);
  for (const isKnown of [isOfParameterOrEquality, isParameterOrEquality, isParameterOrKind]) {
    if (merged.flat().length > MAX_OUTCOMES) merged = merged.map((group) => absorb(group.map((outcome) => ({ ...outcome, requires: outcome.requires.filter(([path]) => isKnown(path)) }))));
  }
  const few = merged.flat().length <= MAX_OUTCOMES ? merged.flat() : merged.flatMap(([first, ...rest]) => (first ? [rest.reduce(mergeTwo, first)] : []));
  return few.sort((a, b) => a.strain - b.strain);
}

/** True for a parameter and what is reached from it, and for what one of these is equal to. */
const isOfParameterOrEquality = (path: string): boolean => isOfParameter(path) || path.startsWith('e(p');
/** True for a parameter itself, what kind of resource it is, and what it is equal to. */
const isParameterOrEquality = (path: string): boolean => isParameterOrKind(path) || /^e\(p\d+\)/.test(path);

/** Merges outcomes that require the same, or differ about one input only, until no two do. */
function absorb(outcomes: readonly Outcome[]): readonly Outcome[] {
  const merged: Outcome[] = [];
  for (const outcome of outcomes) {
    let current = outcome;
    for (let at = merged.findIndex((known) => alike(known, current)); at >= 0; at = merged.findIndex((known) => alike(known, current))) {
      const [known] = merged.splice(at, 1);
      if (known) current = mergeTwo(known, current);
    }
    merged.push(current);
  }
  return merged;
}

/**
 * True if one outcome can stand for both: they require the same of all inputs but one, and are equally likely; or one
 * happens whenever the other does, and no less likely.
 */
function alike(one: Outcome, other: Outcome): boolean {
  const ordinary = isNoMoreStrained(one, other);
  const special = isNoMoreStrained(other, one);
  if (ordinary && special) return differences(one.requires, other.requires) <= 1;
  return (ordinary && requiresNoMore(one.requires, other.requires)) || (special && requiresNoMore(other.requires, one.requires));
}

function isNoMoreStrained(one: Outcome, other: Outcome): boolean {
  return one.strain <= other.strain && one.inputs.every(({ strain }, at) => strain <= (other.inputs[at]?.strain ?? strain));
}

function mergeTwo(one: Outcome, other: Outcome): Outcome {
  const inputs = one.inputs.map((effect, at) => ({ ...effect, strain: lesser(effect.strain, other.inputs[at]?.strain ?? effect.strain) }));
  const { lending, ...outcome } = one;
  return { ...outcome, ...(lending && other.lending && { lending }), inputs, requires: either(one.requires, other.requires), strain: lesser(one.strain, other.strain) };
}

function lesser(one: Strain, other: Strain): Strain {
  return one < other ? one : other;
}
