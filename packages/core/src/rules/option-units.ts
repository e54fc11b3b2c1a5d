/** Times that were written in another unit than the one the library counts in. */
import type { OptionModel, OptionRole, Unit } from '@leakcheck/models';
import { possibleValues, type Setting } from '../ir/index.js';
import { unitInName } from './option-names.js';

/** A time that was written in another unit than that of its option. */
export type UnitMistake = SenselessTime | MisnamedTime;

/** A value whose own name tells another unit, as `timeoutMs` does. */
export interface MisnamedTime {
  readonly kind: 'name';
  readonly name: string;
  readonly unit: Unit;
  readonly meant: Unit;
}

/** A time that makes no sense in the unit of its option, and the one that was meant. */
export interface SenselessTime {
  readonly kind: 'value';
  readonly value: number;
  readonly unit: Unit;
  readonly meant: Unit;
  /** The same time in the unit of the option. */
  readonly converted: number;
}

/** The mistake in each value that a setting is written with; of one with several the first is told. */
export function unitMistakeIn(setting: Setting, option: OptionModel): UnitMistake | undefined {
  if (!isTime(setting.name, option)) return undefined;
  for (const possible of possibleValues(setting.value).values) {
    const value = typeof possible === 'string' && possible.trim() !== '' ? Number(possible) : possible;
    if (typeof value !== 'number' || value === option.unlimited || value === option.default) continue;
    if (option.unit === 'ms' && isMeantInSeconds(value, option)) return { kind: 'value', value, unit: 'ms', meant: 's', converted: value * 1000 };
    if (option.unit === 's' && isMeantInMilliseconds(value, option)) return { kind: 'value', value, unit: 's', meant: 'ms', converted: value / 1000 };
  }
  return misnamedTimeIn(setting, option);
}

/** A number that is known has been judged by what it is: names lie more often. */
function misnamedTimeIn({ value, valueName }: Setting, { unit }: OptionModel): MisnamedTime | undefined {
  if (valueName === undefined || unit === undefined || possibleValues(value).values.length > 0) return undefined;
  const meant = unitInName(valueName);
  return meant === undefined || meant === unit ? undefined : { kind: 'name', name: valueName, unit, meant };
}

/** Intervals and delays may be as short or as long as anybody likes; a timeout may not. */
function isTime(name: string, { role, unit }: OptionModel): boolean {
  return (unit === 'ms' || unit === 's') && (role === 'other' ? /timeout/i.test(name) : true);
}

/** Nobody waits less than a tenth of a second for a server, or closes a connection so soon. */
const SHORTEST = 100;

/** A lock, and a statement of a service that must answer at once, may be given less. */
const SHORTEST_OF: Readonly<Partial<Record<OptionRole, number>>> = { lockTimeout: 50, statementTimeout: 50, queryTimeout: 50 };

function isMeantInSeconds(value: number, { role }: OptionModel): boolean {
  // One millisecond says "at once": connections that are not kept.
  const least = role === 'idleTimeout' || role === 'maxLifetime' ? 1 : 0;
  return Number.isInteger(value) && value > least && value < (SHORTEST_OF[role] ?? SHORTEST);
}

/** Seconds that nobody waits for an answer. */
const LONGEST = 1000;

const HOUR = 3600;

function isMeantInMilliseconds(value: number, { role }: OptionModel): boolean {
  if (!Number.isInteger(value) || value < LONGEST) return false;
  switch (role) {
    // Connections are kept for hours and days, in whole hours.
    case 'idleTimeout':
      return value >= 10_000 && value % 1000 === 0 && (value % HOUR !== 0 || value >= 1_000_000);
    case 'maxLifetime':
      return value >= 60_000 && value % 1000 === 0 && (value % HOUR !== 0 || value >= 1_000_000);
    default:
      return true;
  }
}
