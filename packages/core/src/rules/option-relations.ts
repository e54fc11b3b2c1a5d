/** Options that must not exceed others. */
import type { OptionModel, Unit } from '@leakcheck/models';
import { possibleValues, type Configuration, type Constant, type Setting } from '../ir/index.js';
import type { OptionSchema } from './option-schema.js';

/** An option whose value is above the one that bounds it. */
export interface Excess {
  readonly setting: Setting;
  readonly value: number;
  readonly limit: Limit;
}

export interface Limit {
  readonly name: string;
  readonly value: number;
  readonly model: OptionModel;
  /** Undefined if the limit is the library's default. */
  readonly setting: Setting | undefined;
}

/** The excesses that hold in every run that the environment does not change: both values are known. */
export function excessesIn(configuration: Configuration, schema: OptionSchema): readonly Excess[] {
  return configuration.settings.flatMap((setting): Excess[] => {
    const model = schema.options.get(setting.name);
    const value = leastOf(setting);
    if (model?.atMost === undefined || value === undefined || isUnlimited(value, model)) return [];
    const limit = limitOf(model.atMost, configuration, schema);
    // Where a limit is zero or less, the library puts its default in, or has none.
    if (!limit || limit.value <= 0 || isUnlimited(limit.value, limit.model)) return [];
    return value * scaleOf(model.unit) > limit.value * scaleOf(limit.model.unit) ? [{ setting, value, limit }] : [];
  });
}

/** What bounds: the option of that name, another name of it, or the library's default. */
function limitOf(name: string, { settings, complete }: Configuration, schema: OptionSchema): Limit | undefined {
  const model = schema.options.get(name);
  if (!model) return undefined;
  const isSameOption = (other: string): boolean =>
    other === name || (model.role !== 'other' && schema.options.get(other)?.role === model.role);
  const candidates = settings.filter((setting) => isSameOption(setting.name));
  const [setting, ...others] = candidates;
  if (setting) {
    const value = others.length === 0 ? largestOf(setting) : undefined;
    return value === undefined ? undefined : { name: setting.name, value, model, setting };
  }
  return complete && typeof model.default === 'number' ? { name, value: model.default, model, setting: undefined } : undefined;
}

/** The least of the numbers that a setting may hold; undefined if one of them is not known. */
function leastOf(setting: Setting): number | undefined {
  const numbers = numbersIn(setting);
  return numbers && Math.min(...numbers);
}

function largestOf(setting: Setting): number | undefined {
  const numbers = numbersIn(setting);
  return numbers && Math.max(...numbers);
}

function numbersIn({ value, always }: Setting): readonly number[] | undefined {
  const { values, all } = possibleValues(value);
  const numbers = values.map(numberFrom);
  return always && all && numbers.every((number) => number !== undefined) ? numbers : undefined;
}

/** The number that a value is, also as text, which the libraries convert. */
function numberFrom(value: Constant): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : undefined;
}

function isUnlimited(value: number, { unlimited }: OptionModel): boolean {
  return unlimited === value || (unlimited === 'Infinity' && value === Infinity);
}

function scaleOf(unit: Unit | undefined): number {
  return unit === 's' ? 1000 : unit === 'min' ? 60_000 : 1;
}
