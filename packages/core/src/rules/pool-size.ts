import type { OptionModel } from '@leakcheck/models';
import { possibleValues, variablesIn, type Configuration, type Constant, type Setting } from '../ir/index.js';
import { describePoolSize, describeProfileSize, type PathStep } from '../report/index.js';
import { effectiveSize } from './effective-size.js';
import { partsOf } from './option-parts.js';
import { schemaOf, type OptionsLookup } from './option-schema.js';
import { limitsOf, type Expectations } from './profiles.js';
import type { ConfigurationRule, RawFinding } from './rule.js';
import { stepAt } from './story.js';
import { isInTest } from './test-file.js';

/**
 * More connections than a server of PostgreSQL (100) accepts at all unless its settings were changed; MySQL and MariaDB
 * accept 151. One process that may take them all leaves none for the next one.
 */
const MOST_CONNECTIONS = 100;

/** A pool without a bound on its connections, or with one above what a server accepts. */
export const poolSize: ConfigurationRule = {
  id: 'pool-size',
  run: (whole, lookup, expectations) => [...judgeWritten(whole, lookup), ...judgeProfile(whole, lookup, expectations)],
};

/** Sizes that no server serves. */
function judgeWritten(whole: Configuration, lookup: OptionsLookup): readonly RawFinding[] {
  return partsOf(whole).flatMap((configuration) => {
    const schema = schemaOf(configuration.schema, lookup);
    if (!schema || configuration.resource !== 'pool' || isInTest(configuration.span)) return [];
    return configuration.settings.flatMap((setting): RawFinding[] => {
      const option = schema.options.get(setting.name);
      const size = option?.role === 'poolMax' ? sizeOf(setting, option) : undefined;
      if (size === undefined) return [];
      const { library, resource, name, span } = configuration;
      const path: readonly PathStep[] = setting.nameSpan.file === span.file && setting.nameSpan.line >= span.line && setting.nameSpan.line <= span.endLine ? [] : [stepAt(span, `handed to ${configuration.operation} here`)];
      return [{
        ruleId: 'pool-size',
        ...setting.nameSpan,
        confidence: size === 'unlimited' && setting.always && setting.value.kind === 'constant' ? 'certain' : 'likely',
        message: describePoolSize(configuration, setting.name, size, variablesIn(setting.value)),
        resource: { library, kind: resource ?? 'pool', name: name ?? null },
        path,
        site: setting.name,
      }];
    });
  });
}

/** Sizes above what the profile of the project allows, the library's default among them. */
function judgeProfile(configuration: Configuration, lookup: OptionsLookup, expectations: Expectations): readonly RawFinding[] {
  const most = limitsOf(expectations).poolMax;
  const { library, resource, name, span } = configuration;
  if (most === undefined || resource !== 'pool' || isInTest(span)) return [];
  const found = effectiveSize(configuration, lookup);
  // What is above any server's bound is told as such.
  if (!found || found.size <= most || (found.setting && found.size > MOST_CONNECTIONS)) return [];
  const { option, size, setting } = found;
  return [{
    ruleId: 'pool-size',
    ...(setting?.nameSpan ?? span),
    confidence: 'likely',
    message: describeProfileSize(configuration, { option, size, most, profile: expectations.profile ?? 'project', byDefault: !setting }),
    resource: { library, kind: resource, name: name ?? null },
    path: [],
    site: option,
  }];
}

/** What is wrong with the largest size that is written down; undefined if nothing is, or nothing is known. */
function sizeOf({ value }: Setting, option: OptionModel): 'unlimited' | number | undefined {
  const sizes = possibleValues(value).values.map((possible) => sizeFrom(possible, option));
  if (sizes.includes('unlimited')) return 'unlimited';
  const numbers = sizes.filter((size) => typeof size === 'number');
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

function sizeFrom(value: Constant, { unlimited }: OptionModel): 'unlimited' | number | undefined {
  if (value === undefined) return undefined;
  const isUnlimited = value === Infinity || (unlimited !== undefined && (value === unlimited || (unlimited === 0 && (value === null || value === false))));
  if (isUnlimited) return 'unlimited';
  const size = typeof value === 'string' ? Number(value) : value;
  return typeof size === 'number' && size > MOST_CONNECTIONS ? size : undefined;
}
