/** How many connections a pool may open, whether its options say so or its library. */
import type { OptionModel } from '@leakcheck/models';
import { possibleValues, type Configuration, type Constant, type Setting } from '../ir/index.js';
import type { OptionsLookup } from './option-schema.js';
import { optionsOf, plays } from './option-tree.js';

/** The size that holds, and the setting that says so; none where it is the library's default. */
export interface EffectiveSize {
  readonly option: string;
  /** Infinity where there is no bound. */
  readonly size: number;
  readonly setting: Setting | undefined;
}

/** The largest size that a pool is written with; undefined where it is not known, or the library has no such option. */
export function effectiveSize(configuration: Configuration, lookup: OptionsLookup): EffectiveSize | undefined {
  const sizes = optionsOf(configuration, lookup).filter(({ model }) => plays(model, 'poolMax'));
  for (const { path, model } of sizes) {
    const settings = configuration.settings.filter(({ name }) => name === path);
    const [setting] = settings;
    if (!setting) continue;
    const values = settings.map(({ value }) => possibleValues(value, 'files count'));
    const numbers = values.flatMap((possible) => possible.values).map((value) => sizeFrom(value, model));
    if (!values.every(({ all }) => all) || numbers.length === 0 || numbers.some(Number.isNaN)) return undefined;
    return { option: path, size: Math.max(...numbers), setting };
  }
  const [first] = sizes;
  const fallback = first?.model.default;
  return first && configuration.complete && typeof fallback === 'number' ? { option: first.path, size: fallback, setting: undefined } : undefined;
}

function sizeFrom(value: Constant, { unlimited, zero }: OptionModel): number {
  if (value === Infinity || (value !== undefined && value === unlimited)) return Infinity;
  return value === 0 && typeof zero === 'number' ? zero : Number(value);
}
