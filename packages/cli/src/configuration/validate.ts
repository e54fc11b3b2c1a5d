import { PRESET_NAMES, type Profile, PROFILE_NAMES, RULE_IDS } from '@leakcheck/core';
import * as v from 'valibot';
import { FAIL_ON_LEVELS } from '../check/verdict.js';
import { suggestionFor } from '../suggestion.js';
import { UsageError } from '../usage-error.js';
import type { LeakcheckConfig } from './configuration.js';

const LEVELS = ['off', 'warning', 'error'] as const;

const LIMIT_NAMES = ['poolMax', 'connectTimeout', 'acquireTimeout', 'statementTimeout', 'lockTimeout', 'idleInTransactionTimeout', 'maxLifetime', 'idleTimeout'] as const satisfies readonly (keyof Profile)[];

const ASSUMED = ['statementTimeout', 'lockTimeout', 'idleInTransactionTimeout'] as const;

const DATABASE_KEYS = ['maxConnections', 'reserved', 'instances', 'pooler', 'namedStatements'] as const;

/** Valibot takes an array for an object. */
const object = v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

const positive = v.pipe(v.number(), v.finite(), v.minValue(0));

const keys = v.strictObject({
  preset: v.optional(v.picklist(PRESET_NAMES)),
  rules: v.optional(v.pipe(object, v.record(v.picklist(RULE_IDS), v.picklist(LEVELS)))),
  failOn: v.optional(v.picklist(FAIL_ON_LEVELS)),
  profile: v.optional(v.picklist(PROFILE_NAMES)),
  limits: v.optional(v.pipe(object, v.record(v.picklist(LIMIT_NAMES), positive))),
  assume: v.optional(v.pipe(object, v.record(v.picklist(ASSUMED), v.literal('server')))),
  database: v.optional(v.pipe(object, v.strictObject({ maxConnections: v.optional(positive), reserved: v.optional(positive), instances: v.optional(positive), pooler: v.optional(v.literal('transaction')), namedStatements: v.optional(v.boolean()) }))),
  models: v.optional(v.array(v.string())),
  runtime: v.optional(object),
});

const configuration = v.pipe(object, keys);

type Key = keyof typeof keys.entries;

/** What each key holds, in the words of a message. */
const EXPECTED: Readonly<Record<Key, string>> = {
  preset: `one of ${PRESET_NAMES.join(', ')}`,
  rules: `an object of rules and severities, e.g. { "pool-size": "off" }`,
  failOn: `one of ${FAIL_ON_LEVELS.join(', ')}`,
  profile: `one of ${PROFILE_NAMES.join(', ')}`,
  limits: `an object of numbers, e.g. { "poolMax": 40 }; it knows ${LIMIT_NAMES.join(', ')}`,
  assume: `an object that says what the server limits, e.g. { "statementTimeout": "server" }; it knows ${ASSUMED.join(', ')}`,
  database: `an object, e.g. { "maxConnections": 100, "instances": 4, "pooler": "transaction" }; it knows ${DATABASE_KEYS.join(', ')}`,
  models: `a list of paths or globs of declaration files, e.g. ["leakcheck/*.d.ts"]`,
  runtime: `an object of options for the companion, e.g. { "heldLongerThan": 30000, "allow": [{ "at": "src/db.ts", "reason": "opened once" }] }`,
};

/**
 * The configuration, if it is one.
 *
 * @param name the file as messages show it
 * @throws UsageError that names the file, the key and the remedy
 */
export function validateConfiguration(name: string, value: unknown): LeakcheckConfig {
  const result = v.safeParse(configuration, value);
  if (result.success) return result.output;
  const [{ path, input }] = result.issues;
  throw new UsageError(`${name}: ${describe((path ?? []).map(({ key }) => String(key)), input, path?.at(-1)?.origin === 'key')}`);
}

function describe([key, inside]: readonly string[], input: unknown, isUnknownKey: boolean): string {
  if (key === undefined) {
    return `it holds ${written(input)}, and must hold an object. Write export default { preset: "recommended" }, in JSON { "preset": "recommended" }.`;
  }
  if (!isKey(key)) return `there is no key "${key}". ${remedy(key, Object.keys(EXPECTED), 'keys')}`;
  if (inside === undefined) return `"${key}" is ${written(input)}, and must be ${EXPECTED[key]}.${meant(key, input)}`;
  if (isUnknownKey) return unknownInside(key, inside);
  if (key === 'rules') return `"${key}" sets "${inside}" to ${written(input)}, and a rule is one of ${LEVELS.join(', ')}.${suggested(input, LEVELS)}`;
  if (key === 'limits' || key === 'assume' || key === 'database') return `"${key}" sets "${inside}" to ${written(input)}, and must be ${EXPECTED[key]}.`;
  return `"${key}" holds ${written(input)}, and must be ${EXPECTED[key]}.`;
}

/** A name inside of an object that is none of those it may have. */
function unknownInside(key: Key, name: string): string {
  switch (key) {
    case 'limits':
      return `"limits" names "${name}", which is no limit. ${remedy(name, LIMIT_NAMES, 'limits')}`;
    case 'assume':
      return `"assume" names "${name}", which is no limit of the server. ${remedy(name, ASSUMED, 'limits')}`;
    case 'database':
      return `"database" names "${name}", which it does not know. ${remedy(name, DATABASE_KEYS, 'keys')}`;
    case 'rules':
    case 'preset':
    case 'failOn':
    case 'profile':
    case 'models':
    case 'runtime':
      return `"${key}" names "${name}", which is no rule. ${remedy(name, RULE_IDS, 'rules')}`;
  }
}

function isKey(text: string): text is Key {
  return Object.hasOwn(EXPECTED, text);
}

function meant(key: Key, input: unknown): string {
  switch (key) {
    case 'preset':
      return suggested(input, PRESET_NAMES);
    case 'failOn':
      return suggested(input, FAIL_ON_LEVELS);
    case 'profile':
      return suggested(input, PROFILE_NAMES);
    case 'rules':
    case 'limits':
    case 'assume':
    case 'database':
    case 'models':
    case 'runtime':
      return '';
  }
}

function suggested(input: unknown, candidates: readonly string[]): string {
  const suggestion = typeof input === 'string' ? suggestionFor(input, candidates) : undefined;
  return suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
}

function remedy(word: string, candidates: readonly string[], what: string): string {
  const suggestion = suggestionFor(word, candidates);
  return suggestion === undefined ? `The ${what} are: ${candidates.join(', ')}.` : `Did you mean "${suggestion}"?`;
}

function written(input: unknown): string {
  if (input === undefined) return 'nothing';
  return typeof input === 'function' ? 'a function' : JSON.stringify(input);
}
