/** The options of a construction, those of nested objects among them. */
import type { OptionModel, OptionRole, TypeReference } from '@leakcheck/models';
import type { Configuration } from '../ir/index.js';
import { schemaOf, type OptionsLookup } from './option-schema.js';

/** An option that a construction has, whether or not it is set. */
export interface ReachableOption {
  /** `extra.statement_timeout`. */
  readonly path: string;
  readonly model: OptionModel;
  /** True if the models list every option beside it that has such a role: all options, or those of a nested object that decide something. */
  readonly listed: boolean;
}

/** Deepest nesting of options that is followed; interfaces may hold themselves. */
const MAX_DEPTH = 4;

/** Every option that the library would read, as far as the options that decide that are known. */
export function optionsOf(configuration: Configuration, lookup: OptionsLookup): readonly ReachableOption[] {
  return optionsUnder('', configuration.schema, configuration, lookup, 0);
}

function optionsUnder(prefix: string, reference: TypeReference, configuration: Configuration, lookup: OptionsLookup, depth: number): readonly ReachableOption[] {
  const schema = depth > MAX_DEPTH ? undefined : schemaOf(reference, lookup);
  if (!schema) return [];
  const written = (option: string): unknown => wordOf(`${prefix}${option}`, configuration);
  return [...schema.options].flatMap(([name, model]): readonly ReachableOption[] => {
    const { onlyWhen, nested, cases = [] } = model;
    if (onlyWhen && !onlyWhen.values.some((value) => value === written(onlyWhen.option))) return [];
    const path = `${prefix}${name}`;
    const inside = nested ?? cases.find(({ option, values }) => values.some((value) => value === written(option)))?.nested;
    const own = { path, model, listed: schema.closed || onlyWhen !== undefined || (depth > 0 && model.role !== 'other') };
    // What an address could say matters once it says something.
    if (model.parameters === true && !configuration.settings.some((setting) => setting.name.startsWith(`${path}.`))) return [own];
    const inner = inside ? optionsUnder(`${path}.`, inside, configuration, lookup, depth + 1) : [];
    // What is not known of an address may say more than what is.
    const isKnown = model.parameters !== true || written(name) !== undefined;
    return [own, ...(isKnown ? inner : inner.map((option) => ({ ...option, listed: false })))];
  });
}

/** The one value that an option certainly has. */
function wordOf(path: string, { settings }: Configuration): unknown {
  const [setting, ...others] = settings.filter(({ name }) => name === path);
  return setting?.always === true && others.length === 0 && setting.value.kind === 'constant' ? setting.value.value : undefined;
}

/** True if the option decides that, first of all or besides. */
export function plays(option: OptionModel, role: OptionRole): boolean {
  return option.role === role || (option.also?.includes(role) ?? false);
}
