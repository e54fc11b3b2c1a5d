/** What the rules about time limits of a pool have in common. */
import type { OptionModel, OptionRole } from '@leakcheck/models';
import { possibleValues, type Configuration, type Constant, type Setting } from '../ir/index.js';
import { describeMissingLimit, type Fix, type RuleId } from '../report/index.js';
import type { OptionsLookup } from './option-schema.js';
import { optionsOf, plays, type ReachableOption } from './option-tree.js';
import type { RawFinding } from './rule.js';
import { isWatched } from './watched.js';

/** A limit that a pool should have. */
export interface Limit {
  readonly ruleId: RuleId;
  /** Any option with one of these roles sets it; the message names the first role's option. */
  readonly roles: readonly [OptionRole, ...OptionRole[]];
  /** What the pool does without it. */
  readonly consequence: string;
  /** Milliseconds to suggest. */
  readonly suggestion: number;
}

/** The options that hold a connection string, some of whose parameters are options themselves. */
export const CONNECTION_STRINGS: ReadonlySet<string> = new Set(['connectionString', 'uri']);

/**
 * Reports a pool whose options are all known, none of which sets the limit, be it in a nested object. A library without
 * such an option, or with a limit by default, is left alone, and so is one whose options the models do not list in full.
 */
export function judgeLimit(limit: Limit, configuration: Configuration, lookup: OptionsLookup): readonly RawFinding[] {
  const { resource, complete, settings, library, name, span } = configuration;
  if (resource !== 'pool' || !complete) return [];
  const options = optionsOf(configuration, lookup).filter(({ model }) => limit.roles.some((role) => plays(model, role)));
  const [best] = [...options].sort((one, other) => rank(one, limit) - rank(other, limit));
  if (best?.listed !== true) return [];
  const isSet = options.some(({ path, model }) => isLimited(model, settings.filter((setting) => setting.name === path)));
  if (isSet) return [];
  const { path: option, model: { unit } } = best;
  return [{
    ruleId: limit.ruleId,
    ...span,
    confidence: isWatched(configuration) ? 'possible' : settings.every(({ value }) => value.kind === 'constant') ? 'certain' : 'likely',
    message: describeMissingLimit(configuration, limit.consequence, option, unit),
    resource: { library, kind: resource, name: name ?? null },
    path: [],
    fixes: suggestionsFor(option, limit.suggestion, configuration),
  }];
}

/** The roles in their order; options of the object itself before those of nested ones. */
function rank({ path, model }: ReachableOption, { roles }: Limit): number {
  return roles.findIndex((role) => plays(model, role)) + path.split('.').length / 100;
}

/** An option that stands in several branches is limited if one of them may limit it. */
function isLimited(option: OptionModel, settings: readonly Setting[]): boolean {
  if (settings.length === 0) return option.default === undefined || option.default !== option.unlimited;
  return settings.some(({ value }) => {
    const { values, all } = possibleValues(value);
    return !all || values.some((possible) => !isUnlimited(possible, option));
  });
}

/** Left `undefined`, an option has its default; where zero means no limit, so do `false` and `null`. */
function isUnlimited(value: Constant, option: OptionModel): boolean {
  if (value === undefined) return option.default !== undefined && option.default === option.unlimited;
  return value === option.unlimited || (option.unlimited === 0 && (value === false || value === null));
}

function suggestionsFor(option: string, milliseconds: number, { insertion, settings }: Configuration): readonly Fix[] {
  const text = String(milliseconds);
  const title = `Set ${option} to ${text}`;
  const present = settings.find(({ name }) => name === option);
  if (present) {
    if (!present.numeral) return [];
    const { start, end } = present.numeral;
    return [{ title, kind: 'suggestion', edits: [{ file: present.valueSpan.file, start, end, text }] }];
  }
  const [holder = option, ...inner] = option.split('.');
  // Where the object around it is written already, nobody knows here where it ends.
  if (!insertion || (inner.length > 0 && settings.some(({ name }) => name === holder))) return [];
  const { file, offset, before, after } = insertion;
  const written = [holder, ...inner].reduceRight((value, name) => (value === text && name === option.split('.').at(-1) ? `${name}: ${value}` : `${name}: { ${value} }`), text);
  return [{ title, kind: 'suggestion', edits: [{ file, start: offset, end: offset, text: `${before}${written}${after}` }] }];
}
