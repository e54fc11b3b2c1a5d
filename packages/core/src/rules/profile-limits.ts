/** Values beyond what the profile of a project allows. */
import type { OptionModel, OptionRole } from '@leakcheck/models';
import { possibleValues, type Configuration, type Setting } from '../ir/index.js';
import type { OptionsLookup } from './option-schema.js';
import { optionsOf } from './option-tree.js';
import { limitsOf, type Expectations, type Profile } from './profiles.js';

/** A time above what a program of this profile may spend on it. */
export interface Overrun {
  readonly setting: Setting;
  readonly option: OptionModel;
  /** In the unit of the option. */
  readonly value: number;
  readonly most: number;
}

/** Lifetimes and idle times are left alone: longer ones do no harm to whoever waits. */
const JUDGED: Readonly<Partial<Record<OptionRole, keyof Profile>>> = {
  connectTimeout: 'connectTimeout',
  acquireTimeout: 'acquireTimeout',
  statementTimeout: 'statementTimeout',
  queryTimeout: 'statementTimeout',
  lockTimeout: 'lockTimeout',
  idleInTransactionTimeout: 'idleInTransactionTimeout',
};

export function overrunsIn(configuration: Configuration, lookup: OptionsLookup, expectations: Expectations): readonly Overrun[] {
  const limits = limitsOf(expectations);
  const options = new Map(optionsOf(configuration, lookup).map(({ path, model }) => [path, model]));
  return configuration.settings.flatMap((setting): readonly Overrun[] => {
    const option = options.get(setting.name);
    const judged = option && JUDGED[option.role];
    const most = judged && limits[judged];
    if (!option || most === undefined) return [];
    const scale = option.unit === 's' ? 1000 : option.unit === 'min' ? 60_000 : 1;
    const values = possibleValues(setting.value).values.map(Number).filter((value) => value * scale > most && value !== Infinity);
    return values.length === 0 ? [] : [{ setting, option, value: Math.max(...values), most: most / scale }];
  });
}
