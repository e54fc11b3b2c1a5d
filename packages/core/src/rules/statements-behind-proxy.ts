/** Statements that are prepared by name, where a proxy gives each transaction another connection: that does not know them. */
import { possibleValues, type Configuration, type TransactionPooler } from '../ir/index.js';
import { describeLostStatement, describeLostStatements, type Confidence } from '../report/index.js';
import type { OptionsLookup } from './option-schema.js';
import { optionsOf } from './option-tree.js';
import type { Expectations } from './profiles.js';
import type { ConfigurationRule, NamedStatementRule } from './rule.js';
import { isInTest } from './test-file.js';

/** A pool whose library prepares every statement by a name of its own. */
export const preparingPool: ConfigurationRule = {
  id: 'pool-size',
  run: (configuration, lookup, expectations) => {
    const { library, resource, name, span, completeBesideAddress, pooler } = configuration;
    const confidence = lossOfStatements(expectations, pooler);
    if (!confidence || resource !== 'pool' || !completeBesideAddress || isInTest(span)) return [];
    const option = preparingOption(configuration, lookup);
    return option === undefined ? [] : [{
      ruleId: 'pool-size',
      ...span,
      confidence,
      message: describeLostStatements(configuration, option.path, option.unless, pooler?.name),
      resource: { library, kind: resource, name: name ?? null },
      path: [],
      site: option.path,
    }];
  },
};

/** A query that names its statement. */
export const namedStatement: NamedStatementRule = {
  id: 'pool-size',
  run: ({ library, text, option, span, pooler }, expectations) => {
    const confidence = lossOfStatements(expectations, pooler);
    return !confidence || isInTest(span) ? [] : [{
      ruleId: 'pool-size',
      ...span,
      confidence,
      message: describeLostStatement(text, option, pooler?.name),
      resource: { library, kind: 'connection', name: null },
      path: [],
      site: option,
    }];
  },
};

/** How sure it is that statements are lost: by what the configuration says of the proxy, or the address. */
function lossOfStatements({ pooler, poolerKeepsStatements }: Expectations, known: TransactionPooler | undefined): Confidence | undefined {
  if (poolerKeepsStatements === true) return undefined;
  if (pooler === 'transaction' || known?.statements === 'lost') return 'likely';
  return known?.statements === 'unknown' ? 'possible' : undefined;
}

interface PreparingOption {
  readonly path: string;
  /** The value that turns it off. */
  readonly unless: string;
}

/** The option that would turn it off; undefined where one does, or may do so. */
function preparingOption(configuration: Configuration, lookup: OptionsLookup): PreparingOption | undefined {
  const options = optionsOf(configuration, lookup).flatMap(({ path, model: { prepares } }) => (prepares === undefined || prepares === true ? [] : [{ path, unless: prepares.unless }]));
  const [first] = options;
  const mayBeOff = options.some(({ path, unless }) => configuration.settings.filter(({ name }) => name === path).some(({ value }) => {
    const { values, all } = possibleValues(value);
    return !all || values.some((possible) => String(possible) === String(unless));
  }));
  return first && !mayBeOff ? { path: first.path, unless: String(first.unless) } : undefined;
}
