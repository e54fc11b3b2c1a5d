import { optionProblem, type TrackOptions, TRACK_OPTION_NAMES } from '../options.js';
import type { Allowance } from '../testing/allowances.js';
import type { FoundConfiguration } from './find.js';

/** What the key `runtime` of a configuration may say: options for pools that nobody tracks by himself, and for tests. */
export interface RuntimeConfig extends Omit<TrackOptions, 'name'> {
  /** What tests may leave behind. */
  readonly allow?: readonly Allowance[];
}

/** The key `runtime` of a configuration, read. */
export interface RuntimeConfiguration {
  /** For pools that are tracked by their class. */
  readonly options: TrackOptions;
  /** What tests may leave behind. */
  readonly allow: readonly Allowance[];
  /** What is wrong, each in a sentence; it counts as not said. */
  readonly problems: readonly string[];
}

/** Names are given to each pool by itself. */
const OPTION_NAMES = TRACK_OPTION_NAMES.filter((name) => name !== 'name');

/** Reads the key `runtime`; everything else is the command's. */
export function runtimeConfiguration(found: FoundConfiguration | null): RuntimeConfiguration {
  const value = property(found?.value, 'runtime');
  if (found === null || value === undefined) return { options: {}, allow: [], problems: [] };
  if (!isObject(value)) return { options: {}, allow: [], problems: [`${found.name}: "runtime" must be an object.`] };
  const options: Record<string, unknown> = {};
  const allow: Allowance[] = [];
  const problems: string[] = [];
  for (const [name, given] of Object.entries(value)) {
    if (name === 'allow') {
      for (const entry of Array.isArray(given) ? given : [given]) {
        if (isAllowance(entry)) allow.push(entry);
        else problems.push(`${found.name}: "allow" holds ${JSON.stringify(entry)}, and needs { at: "src/db.ts", reason: "why" }.`);
      }
      continue;
    }
    const option = OPTION_NAMES.find((known) => known === name);
    const problem = option === undefined ? `one of ${['allow', ...OPTION_NAMES].join(', ')}` : optionProblem(option, given);
    if (problem === null) options[name] = given;
    else problems.push(`${found.name}: "${name}" of "runtime" must be ${problem}.`);
  }
  return { options, allow, problems };
}

function isAllowance(value: unknown): value is Allowance {
  return ['at', 'reason'].every((name) => {
    const text = property(value, name);
    return typeof text === 'string' && text.trim() !== '';
  });
}

function property(value: unknown, name: string): unknown {
  return isObject(value) ? Reflect.get(value, name) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
