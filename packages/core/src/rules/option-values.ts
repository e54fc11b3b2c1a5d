/** Values that a library refuses or replaces, and options of which only one counts. */
import type { OptionModel } from '@leakcheck/models';
import { possibleValues, type Setting } from '../ir/index.js';
import type { OptionSchema } from './option-schema.js';

/** What is wrong with a value that has the right name and unit. */
export type ValueMistake =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'zero'; readonly becomes: 'throws' | number }
  | { readonly kind: 'overruled'; readonly by: Setting }
  | { readonly kind: 'deprecated'; readonly instead: string };

export function valueMistakeIn(setting: Setting, option: OptionModel, settings: readonly Setting[], schema: OptionSchema): ValueMistake | undefined {
  const { values } = possibleValues(setting.value);
  const digits = values.find((value) => typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)));
  if (option.text === 'throws' && typeof digits === 'string') return { kind: 'text', value: digits };
  if (option.zero !== undefined && values.some((value) => value === 0)) return { kind: 'zero', becomes: option.zero };
  const stronger = settings.find((other) => other !== setting && other.always && beats(other.name, setting.name, schema));
  if (stronger) return { kind: 'overruled', by: stronger };
  return option.deprecated === undefined ? undefined : { kind: 'deprecated', instead: option.deprecated };
}

/** True if the first of two names of one option is the one that counts. */
function beats(name: string, other: string, { options }: OptionSchema): boolean {
  const alias = options.get(name)?.alias;
  const otherAlias = options.get(other)?.alias;
  return (alias?.option === other && alias.wins) || (otherAlias?.option === name && !otherAlias.wins);
}
