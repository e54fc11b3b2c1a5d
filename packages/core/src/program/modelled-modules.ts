/** Which import specifiers and which method names the models speak of. */
import type { CallModel, LibraryEntry, ModelData } from '@leakcheck/models';
import { matchStarPattern } from './star-pattern.js';

export interface ModelledModules {
  /** True if the models declare exactly this specifier, e.g. `mysql2/promise`. */
  isDeclared(specifier: string): boolean;
  /** True if the models declare what a tool generates into programs at such a place, e.g. `../generated/prisma`. */
  isGenerated(specifier: string): boolean;
  /** True if the specifier is a modelled package or anything below one, e.g. `pg/lib/utils`. */
  belongsToModelledPackage(specifier: string): boolean;
  /** Names of the libraries that these import specifiers or packages belong to. */
  librariesOf(specifiers: Iterable<string>): ReadonlySet<string>;
}

/** Looks the modules and packages of all libraries up by import specifier. */
export function modelledModules(libraries: readonly LibraryEntry[]): ModelledModules {
  const declared = new Set(libraries.flatMap(({ specifiers }) => specifiers));
  const owners = new Map<string, string[]>();
  for (const { name, packages, specifiers } of libraries) {
    for (const packageName of new Set([...packages, ...specifiers.map(packageOfSpecifier)])) {
      owners.set(packageName, [...(owners.get(packageName) ?? []), name]);
    }
  }
  const patterns = libraries.flatMap(({ name, specifiers }) => specifiers.flatMap((pattern) => (pattern.includes('*') ? [{ pattern, name }] : [])));
  const generatorsOf = (specifier: string): readonly string[] =>
    patterns.flatMap(({ pattern, name }) => (matchStarPattern(pattern, specifier) === undefined ? [] : [name]));
  return {
    isDeclared: (specifier) => declared.has(specifier),
    isGenerated: (specifier) => generatorsOf(specifier).length > 0,
    belongsToModelledPackage: (specifier) => owners.has(packageOfSpecifier(specifier)) || generatorsOf(specifier).length > 0,
    librariesOf: (specifiers) => {
      const found = new Set<string>();
      for (const specifier of specifiers) for (const owner of owners.get(packageOfSpecifier(specifier)) ?? generatorsOf(specifier)) found.add(owner);
      return found;
    },
  };
}

/** `@scope/name/sub/path` → `@scope/name`; `name/sub` → `name`. */
export function packageOfSpecifier(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Names of the functions and methods that work with a resource without beginning or ending a duty. */
export function usingNames(models: ModelData): ReadonlySet<string> {
  const named = models.libraries.flatMap(({ modules }) => Object.values(modules).flatMap(({ functions, types }) => [
    ...Object.entries(functions).filter(([name]) => name !== 'default'),
    ...Object.values(types).flatMap(({ members, statics = {} }) => [...Object.entries(members), ...Object.entries(statics)]),
  ]));
  return new Set(named.flatMap(([name, overloads]) => (overloads.some(works) ? [name] : [])));
}

function works({ effects }: CallModel): boolean {
  return effects.some(({ kind }) => kind === 'use' || kind === 'oneShot' || kind === 'scope');
}
