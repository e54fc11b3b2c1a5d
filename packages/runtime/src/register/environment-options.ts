import { optionProblem, type TrackOptions, TRACK_OPTION_NAMES } from '../options.js';

/** Options that are functions cannot be named in a variable; names are given to each pool by itself. */
const NOT_IN_ENVIRONMENT: readonly (keyof TrackOptions)[] = ['name', 'onReport', 'redact'];

interface EnvironmentOptions {
  readonly options: TrackOptions;
  /** What is wrong with variables, which then count as not set: a wrong one must not keep a service from starting. */
  readonly problems: readonly string[];
}

/** The options of `track` from variables such as `LEAKCHECK_HELD_LONGER_THAN=30000`. */
export function environmentOptions(environment: Readonly<Record<string, string | undefined>>): EnvironmentOptions {
  const options: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const name of TRACK_OPTION_NAMES) {
    const variable = variableOf(name);
    const text = environment[variable];
    if (text === undefined || text === '' || NOT_IN_ENVIRONMENT.includes(name)) continue;
    const value = valueOf(text);
    const problem = optionProblem(name, value);
    if (problem === null) options[name] = value;
    else problems.push(`${variable}="${text}" is ignored: it must be ${problem}.`);
  }
  return { options, problems };
}

/** `heldLongerThan` → `LEAKCHECK_HELD_LONGER_THAN`. */
export function variableOf(option: string): string {
  return `LEAKCHECK_${option.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

function valueOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}
