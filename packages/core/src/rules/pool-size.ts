import type { OptionModel } from '@leakcheck/models';
import type { Setting } from '../ir/index.js';
import { describePoolSize, type PathStep } from '../report/index.js';
import { partsOf } from './option-parts.js';
import { schemaOf } from './option-schema.js';
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
  run: (whole, lookup) => partsOf(whole).flatMap((configuration) => {
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
        confidence: size === 'unlimited' ? 'certain' : 'likely',
        message: describePoolSize(configuration, setting.name, size),
        resource: { library, kind: resource ?? 'pool', name: name ?? null },
        path,
        site: setting.name,
      }];
    });
  }),
};

/** What is wrong with the size; undefined if nothing is, or nothing is known. */
function sizeOf({ value }: Setting, { unlimited }: OptionModel): 'unlimited' | number | undefined {
  if (value.kind !== 'constant' || value.value === undefined) return undefined;
  const isUnlimited = value.value === Infinity || (unlimited !== undefined && (value.value === unlimited || (unlimited === 0 && (value.value === null || value.value === false))));
  if (isUnlimited) return 'unlimited';
  const size = typeof value.value === 'string' ? Number(value.value) : value.value;
  return typeof size === 'number' && size > MOST_CONNECTIONS ? size : undefined;
}
