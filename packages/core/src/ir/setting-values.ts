/** What can be said of a value that only the running program knows for certain. */
import type { Constant } from './graph.js';
import type { EnvironmentPlace, SettingValue } from './configuration.js';

/** The values that a setting is written with, and whether it may have others. */
export interface PossibleValues {
  readonly values: readonly Constant[];
  /** True if those are all there are, as long as the environment changes none. */
  readonly all: boolean;
}

/** Whether the files count that set variables of the environment: where the program is deployed, there may be others. */
export type FilesCount = 'files count' | 'files may differ';

/** Looks through branches and fallbacks. A variable of the environment without a fallback has to be given: its value is not known. */
export function possibleValues(value: SettingValue, files: FilesCount = 'files may differ'): PossibleValues {
  switch (value.kind) {
    case 'constant':
      return { values: [value.value], all: true };
    case 'environment':
      return isMissing(value.fallback) ? { values: [], all: false } : { values: [value.fallback], all: value.from === undefined || files === 'files count' };
    case 'choice': {
      const choices = value.choices.map((choice) => possibleValues(choice, files));
      return { values: choices.flatMap(({ values }) => values), all: choices.every(({ all }) => all) };
    }
    case 'unknown':
      return { values: [], all: false };
  }
}

/** What is left of `process.env.X`, and of `Number(process.env.X)`, where the variable is not set. */
export function isMissing(fallback: Constant): boolean {
  return fallback === undefined || Number.isNaN(fallback);
}

/** The variables of the environment that may change a value. */
export function variablesIn(value: SettingValue): readonly string[] {
  switch (value.kind) {
    case 'environment':
      return [value.variable];
    case 'choice':
      return value.choices.flatMap(variablesIn);
    case 'constant':
    case 'unknown':
      return [];
  }
}

/** Where files set those variables. */
export function environmentPlacesIn(value: SettingValue): readonly EnvironmentPlace[] {
  switch (value.kind) {
    case 'environment':
      return value.from ? [value.from] : [];
    case 'choice':
      return value.choices.flatMap(environmentPlacesIn);
    case 'constant':
    case 'unknown':
      return [];
  }
}

/** What becomes of a value when each constant that it may be is turned into another. */
export function mapValue(value: SettingValue, turn: (constant: Constant) => Constant): SettingValue {
  switch (value.kind) {
    case 'constant':
      return { kind: 'constant', value: turn(value.value) };
    case 'environment':
      return { ...value, fallback: turn(value.fallback) };
    case 'choice':
      return { kind: 'choice', choices: value.choices.map((choice) => mapValue(choice, turn)) };
    case 'unknown':
      return value;
  }
}

/** Deepest and widest that branches are followed: each doubles what a value may be. */
const MAX_CHOICES = 8;

/** One of several values; a single one stands for itself. */
export function choiceOf(values: readonly SettingValue[]): SettingValue {
  const choices = values.flatMap((value) => (value.kind === 'choice' ? value.choices : [value]));
  const [first, ...others] = choices;
  if (!first || choices.length > MAX_CHOICES || choices.every(({ kind }) => kind === 'unknown')) return { kind: 'unknown' };
  return others.length === 0 ? first : { kind: 'choice', choices };
}
