/** Lists the pools and clients of a program with what holds for each. */
import type { OptionModel, OptionRole } from '@leakcheck/models';
import { environmentPlacesIn, possibleValues, variablesIn, type Configuration, type PoolWork, type Setting } from './ir/index.js';
import type { InventoryEntry, InventoryOption, OptionSource, InventoryVerdict } from './report/index.js';
import { CONNECTION_STRINGS, effectiveSize, limitInServerOptions, mayLimitOnServer, optionsOf, type Expectations, type OptionsLookup, type RawFinding } from './rules/index.js';

/** The entry of a construction; undefined where it makes no resource. */
export function inventoryEntry(configuration: Configuration, findings: readonly RawFinding[], lookup: OptionsLookup): InventoryEntry | undefined {
  const { library, operation, resource, name, span, complete, limitsQueriesElsewhere } = configuration;
  if (resource !== 'pool' && resource !== 'connection') return undefined;
  const size = effectiveSize(configuration, lookup)?.size;
  return {
    ...span,
    library,
    operation,
    kind: resource,
    name: name ?? null,
    size: size === undefined ? null : size === Infinity ? 'unlimited' : size,
    options: effectiveOptions(configuration, lookup),
    complete,
    limitedElsewhere: limitsQueriesElsewhere,
    queries: null,
    verdicts: findings.map(({ ruleId, confidence, message }): InventoryVerdict => ({ ruleId, confidence, message })),
  };
}

function effectiveOptions(configuration: Configuration, lookup: OptionsLookup): readonly InventoryOption[] {
  const options = everyOption(configuration, lookup);
  const isSetElsewhere = ({ role, source }: InventoryOption): boolean =>
    source.kind === 'default' && SIZES.has(role) && options.some((other) => other.role === role && other.source.kind !== 'default');
  return options.filter((option) => !isSetElsewhere(option));
}

/** What a pool has one of, though there may be several options for it. */
const SIZES: ReadonlySet<OptionRole> = new Set<OptionRole>(['poolMax', 'poolMin']);

function everyOption(configuration: Configuration, lookup: OptionsLookup): readonly InventoryOption[] {
  return optionsOf(configuration, lookup).flatMap(({ path, model }): readonly InventoryOption[] => {
    if (model.role === 'other' || (model.alias && !configuration.settings.some(({ name }) => name === path))) return [];
    const settings = configuration.settings.filter(({ name }) => name === path);
    const shared = { option: path, role: model.role, unit: model.unit ?? null };
    const [first] = settings;
    if (!first) {
      const inOptions = limitInOptions(path, model, configuration);
      if (inOptions) return [{ ...shared, values: [inOptions.milliseconds], unlimited: inOptions.milliseconds === model.unlimited, source: sourceOf(inOptions.setting) }];
      if (!configuration.complete || maySayElsewhere(path, model, configuration)) {
        return [{ ...shared, values: null, unlimited: false, source: { kind: onlyAddressTells(configuration) ? 'address' : 'default' } }];
      }
      if (model.default === undefined) return [];
      return [{ ...shared, values: [model.default], unlimited: model.default === model.unlimited, source: { kind: 'default' } }];
    }
    const possible = settings.map(({ value }) => possibleValues(value, 'files count'));
    const values = possible.flatMap((one) => one.values);
    const isKnown = possible.every(({ all }) => all);
    return [{
      ...shared,
      values: isKnown ? values.map((value) => (value === undefined ? null : value === Infinity ? 'Infinity' : value)) : null,
      unlimited: isKnown && values.length > 0 && values.every((value) => value === model.unlimited || value === Infinity),
      source: sourceOf(first),
    }];
  });
}

/** True of a limit of the server that an address, options of the server or code for each connection may set, which only the running program knows. */
function maySayElsewhere(path: string, { role }: OptionModel, { settings }: Configuration): boolean {
  return SERVER_LIMITS.has(role) && settings.some((setting) => mayLimitOnServer(setting, [path.split('.').at(-1) ?? path]));
}

/** The limit in milliseconds that options of the server set, `-c statement_timeout=5s`, with the option that holds them. */
function limitInOptions(path: string, { role, unit }: OptionModel, { settings }: Configuration): { readonly milliseconds: number; readonly setting: Setting } | undefined {
  if (!SERVER_LIMITS.has(role) || unit !== 'ms') return undefined;
  for (const setting of settings) {
    const milliseconds = limitInServerOptions(setting, path.split('.').at(-1) ?? path);
    if (milliseconds !== undefined) return { milliseconds, setting };
  }
  return undefined;
}

/** True where nothing but an address that is not known may set options which are not written: no options of the server, no code for each connection. */
function onlyAddressTells({ completeBesideAddress, settings }: Configuration): boolean {
  return completeBesideAddress && !settings.some((setting) => mayLimitOnServer(setting, []) && !CONNECTION_STRINGS.has(setting.name.split('.').at(-1) ?? setting.name));
}

const SERVER_LIMITS: ReadonlySet<OptionRole> = new Set<OptionRole>(['statementTimeout', 'queryTimeout', 'lockTimeout', 'idleInTransactionTimeout']);

function sourceOf({ value, nameSpan: { file, line } }: Setting): OptionSource {
  const variables = variablesIn(value);
  const [from] = environmentPlacesIn(value);
  return variables.length > 0 ? { kind: 'environment', variables, file, line, ...(from && { from }) } : { kind: 'code', file, line };
}

/** An entry before it is known what runs over it, with the place that keeps its pool, and the files that load it. */
export interface KeptEntry {
  readonly entry: InventoryEntry;
  readonly keptAt: string | undefined;
  readonly loadedBy: ReadonlySet<string>;
}

/** A query with the files that load the one it stands in, as far as that is known. */
export interface PlacedWork extends PoolWork {
  readonly loadedBy: ReadonlySet<string> | undefined;
}

/**
 * The entries with the queries over each. A query of which nothing tells the pool runs over the only one that its library
 * has in the program, if there is only one and some process loads both.
 */
export function withQueries(entries: readonly KeptEntry[], work: readonly PlacedWork[], { assume }: Expectations): readonly InventoryEntry[] {
  const places = new Set(entries.map(({ keptAt }) => keptAt));
  return entries.map(({ entry, keptAt, loadedBy }) => {
    const isOnly = entries.every((other) => other.entry === entry || other.entry.library !== entry.library);
    const mayRun = (query: PlacedWork): boolean => isOnly && (query.loadedBy === undefined || [...query.loadedBy].some((loader) => loadedBy.has(loader)));
    const own = work.filter((query) => query.library === entry.library && (query.pool !== undefined && places.has(query.pool) ? query.pool === keptAt : mayRun(query)));
    const limit = assume?.statementTimeout === 'server' ? true : limitOf(entry);
    const open = own.filter(({ limited }) => !limited).length;
    return { ...entry, queries: { count: own.length, unlimited: open === 0 || limit === true ? 0 : limit === undefined ? null : open } };
  });
}

/** Whether a pool limits its queries; undefined where that is not known. */
function limitOf({ options, complete, limitedElsewhere }: InventoryEntry): boolean | undefined {
  const limits = options.filter(({ role }) => role === 'statementTimeout' || role === 'queryTimeout');
  if (limitedElsewhere || limits.some(({ values, unlimited }) => values !== null && values.some((value) => value !== null) && !unlimited)) return true;
  return complete && limits.every(({ values }) => values !== null) ? false : undefined;
}
