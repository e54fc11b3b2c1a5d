/** Finds the path mappings (`paths`, `baseUrl`) that hold in a file. */
import { posix } from 'node:path';
import type { Problem } from '../report/index.js';
import type { SourceHost } from './source-host.js';
import { matchStarPattern, starPatternRank } from './star-pattern.js';
import { absoluteMapping, parsePathConfig, type PathConfig, type PathMapping } from './tsconfig.js';

export interface PathMappingOptions {
  readonly host: SourceHost;
  /** Absolute folder above which no configuration is looked for or extended; the whole disk if left out. */
  readonly boundary?: string;
  /** Told once of each configuration that cannot be read; `file` is absolute. */
  readonly onProblem?: (problem: Problem) => void;
}

const CONFIG_NAMES = ['tsconfig.json', 'jsconfig.json'];

/**
 * Gives the mapping that holds in a file: that of the nearest folder with a configuration. One that maps nothing itself
 * but refers to others (`references`) has the mappings of those. `extends` is followed to relative paths; one that
 * names a package, or a file that is not there, adds nothing.
 */
export function createPathMappings(options: PathMappingOptions): (fileName: string) => PathMapping | undefined {
  const { host, boundary } = options;
  const byFolder = new Map<string, PathMapping | undefined>();
  const byFile = new Map<string, PathConfig | undefined>();

  const isInside = (path: string): boolean =>
    boundary === undefined || path === boundary || path.startsWith(boundary.endsWith('/') ? boundary : `${boundary}/`);

  const configAt = (fileName: string): PathConfig | undefined => {
    if (byFile.has(fileName)) return byFile.get(fileName);
    const text = host.readFile(fileName);
    const parsed = text === undefined ? undefined : parsePathConfig(fileName, text);
    const config = parsed === undefined || 'message' in parsed ? undefined : parsed;
    if (parsed !== undefined && 'message' in parsed) options.onProblem?.(parsed);
    byFile.set(fileName, config);
    return config;
  };

  const referenced = (folder: string, reference: string): string => {
    const path = posix.join(folder, reference);
    const names = [path, `${path}.json`, posix.join(path, 'tsconfig.json')];
    return names.find((name) => name.endsWith('.json') && host.fileExists(name)) ?? path;
  };

  const mappingOf = (fileName: string, visited: ReadonlySet<string>): PathMapping | undefined => {
    const config = visited.has(fileName) || !isInside(fileName) ? undefined : configAt(fileName);
    if (config === undefined) return undefined;
    const folder = posix.dirname(fileName);
    const seen = new Set([...visited, fileName]);
    const others = (references: readonly string[]): readonly PathMapping[] =>
      references.flatMap((reference) => mappingOf(referenced(folder, reference), seen) ?? []);

    const inherited = others(config.extends).reduce<PathMapping | undefined>(override, undefined);
    return absoluteMapping(config, folder, inherited) ?? union(others(config.references));
  };

  const mappingIn = (folder: string): PathMapping | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const parent = posix.dirname(folder);
    const config = CONFIG_NAMES.map((name) => posix.join(folder, name)).find((name) => host.fileExists(name));
    let mapping: PathMapping | undefined;
    if (config !== undefined) mapping = mappingOf(config, new Set());
    else if (parent !== folder && isInside(parent)) mapping = mappingIn(parent);
    byFolder.set(folder, mapping);
    return mapping;
  };

  return (fileName) => mappingIn(posix.dirname(fileName));
}

/** Lists the absolute paths a specifier may mean by a mapping, before any rule about extensions. */
export function mappedPaths(mapping: PathMapping, specifier: string): readonly string[] {
  const best = mapping.patterns
    .flatMap(({ pattern, targets }) => {
      const filling = matchStarPattern(pattern, specifier);
      return filling === undefined ? [] : [{ pattern, targets, filling }];
    })
    .sort((left, right) => starPatternRank(right.pattern) - starPatternRank(left.pattern))[0];
  const mapped = best === undefined ? [] : best.targets.map((target) => target.replace('*', () => best.filling));
  return mapping.baseUrl === undefined ? mapped : [...mapped, posix.join(mapping.baseUrl, specifier)];
}

/** Of several extended configurations the later wins in what it says. */
function override(base: PathMapping | undefined, next: PathMapping): PathMapping {
  const baseUrl = next.baseUrl ?? base?.baseUrl;
  return {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    patterns: next.patterns.length > 0 ? next.patterns : (base?.patterns ?? []),
  };
}

function union(mappings: readonly PathMapping[]): PathMapping | undefined {
  const [first] = mappings;
  return first === undefined ? undefined : { ...first, patterns: mappings.flatMap((mapping) => mapping.patterns) };
}
