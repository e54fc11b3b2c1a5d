/** What the pools of a program take together. */
import { variablesIn, type Configuration } from '../ir/index.js';
import { describeBudget, describeManyPools } from '../report/index.js';
import { effectiveSize } from './effective-size.js';
import type { OptionsLookup } from './option-schema.js';
import { budgetOf, type Expectations } from './profiles.js';
import type { PlacedConfiguration, ProgramRule, RawFinding } from './rule.js';
import { isScriptFile } from './script-file.js';
import { stepAt } from './story.js';
import { isInTest } from './test-file.js';

/** Several pools where one would do, and pools that take more than the server has. */
export const poolBudget: ProgramRule = {
  id: 'pool-size',
  run: (configurations, lookup, expectations) => {
    const pools = configurations.filter(({ configuration: { span, resource, repetition } }) => resource === 'pool' && !repetition && !isInTest(span) && !isScriptFile(span.file));
    return [...manyPools(pools), ...overBudget(pools.map(({ configuration }) => configuration), lookup, expectations)];
  },
};

/** As many modules of one process as make it no accident that each has a pool of the same database. */
const MANY = 3;

function manyPools(pools: readonly PlacedConfiguration[]): readonly RawFinding[] {
  const groups = new Map<string, PlacedConfiguration[]>();
  for (const pool of pools) {
    const key = keyOf(pool);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), pool]);
  }
  return [...groups.values()].map(ofOneProcess).flatMap((group) => {
    const files = new Set(group.map(({ configuration }) => configuration.span.file));
    if (files.size < 2) return [];
    return group.map(({ configuration }): RawFinding => {
      const { library, resource, name, span } = configuration;
      const others = group.filter((other) => other.configuration.span.file !== span.file);
      return {
        ruleId: 'pool-size',
        ...span,
        confidence: files.size >= MANY ? 'likely' : 'possible',
        message: describeManyPools(configuration, files.size),
        resource: { library, kind: resource ?? 'pool', name: name ?? null },
        path: others.slice(0, 5).map((other) => stepAt(other.configuration.span, 'another one here')),
      };
    });
  });
}

/** Those of the pools that one and the same process loads: the largest number of them that some file brings together. */
function ofOneProcess(group: readonly PlacedConfiguration[]): readonly PlacedConfiguration[] {
  const loaders = new Set(group.flatMap(({ loadedBy }) => [...loadedBy]));
  const together = [...loaders].map((loader) => group.filter(({ loadedBy }) => loadedBy.has(loader)));
  return together.reduce((largest, other) => (other.length > largest.length ? other : largest), []);
}

/** What two pools of the same database have in common; undefined where their options are not known. */
function keyOf({ configuration: { library, operation, settings, complete }, packageName }: PlacedConfiguration): string | undefined {
  if (!complete) return undefined;
  const told = settings.map(({ name, value }) => {
    const variables = variablesIn(value);
    return value.kind === 'constant' ? `${name}=${String(value.value)}` : variables.length > 0 ? `${name}=$${variables.join()}` : undefined;
  });
  return told.includes(undefined) ? undefined : [packageName ?? '', library, operation, ...told.sort()].join('\n');
}

/** The largest pool is told where the sum exceeds what is left of the server, and the others are its story. */
function overBudget(pools: readonly Configuration[], lookup: OptionsLookup, expectations: Expectations): readonly RawFinding[] {
  const budget = budgetOf(expectations);
  const { instances = 1 } = expectations;
  if (budget === undefined) return [];
  const sized = pools.flatMap((configuration) => {
    const found = effectiveSize(configuration, lookup);
    return found && found.size !== Infinity ? [{ configuration, ...found }] : [];
  });
  const sum = sized.reduce((total, { size }) => total + size, 0);
  const largest = [...sized].sort((one, other) => other.size - one.size)[0];
  if (!largest || sum * instances <= budget) return [];
  const { configuration: { library, resource, name, span }, option } = largest;
  return [{
    ruleId: 'pool-size',
    ...span,
    confidence: 'likely',
    message: describeBudget({ pools: sized.length, sum, instances, budget, option }),
    resource: { library, kind: resource ?? 'pool', name: name ?? null },
    path: sized.filter((other) => other !== largest).map(({ configuration, size }) => stepAt(configuration.span, `${String(size)} more connections here`)),
    site: 'budget',
  }];
}
