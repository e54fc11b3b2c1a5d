/** What there is to load: the names of all libraries, and their models on demand. */
import type { CallEffect, LibraryModel, ModelData, ModuleModel } from './schema.js';

/** What is known of a library before its model is loaded. */
export interface LibraryEntry {
  /** The name that findings show, e.g. `pg`. */
  readonly name: string;
  /** npm packages it consists of. */
  readonly packages: readonly string[];
  /** Import specifiers it declares, e.g. `mysql2/promise`. */
  readonly specifiers: readonly string[];
  /** Names of the libraries that its declarations refer to. */
  readonly uses: readonly string[];
  /** Names of its functions and methods that hand out or finish something: helpers of programs are often called the same. */
  readonly duties: Duties;
}

export interface Duties {
  /** Those that begin a duty: `getConnection`, `beginTransaction`. */
  readonly beginning: readonly string[];
  /** Those that end one: `release`, `commit`. */
  readonly ending: readonly string[];
}

export interface ModelCatalogue {
  readonly libraries: readonly LibraryEntry[];
  /**
   * The models of these libraries and of those they refer to; the same object for the same libraries.
   *
   * @param names names of `libraries`
   */
  load(names: ReadonlySet<string>): ModelData;
}

/** A catalogue of models that are at hand. */
export function catalogueOf({ libraries }: ModelData): ModelCatalogue {
  const byName = new Map(libraries.map((library) => [library.name, library]));
  return createCatalogue(entriesOf(libraries), (name) => byName.get(name));
}

/** A catalogue with further models, which take the place of those that have the same name or declare the same module. */
export function joinCatalogues(catalogue: ModelCatalogue, { libraries }: ModelData): ModelCatalogue {
  const names = new Set(libraries.map(({ name }) => name));
  const specifiers = new Set(libraries.flatMap(({ modules }) => Object.keys(modules)));
  const kept = catalogue.libraries.filter((entry) => !names.has(entry.name) && !entry.specifiers.some((specifier) => specifiers.has(specifier)));
  const models = new Map(libraries.map((library) => [library.name, library]));
  return createCatalogue([...kept, ...entriesOf(libraries, kept)], (name) =>
    models.get(name) ?? catalogue.load(new Set([name])).libraries.find((library) => library.name === name));
}

/** @param read gives the model of a library of the catalogue */
export function createCatalogue(libraries: readonly LibraryEntry[], read: (name: string) => LibraryModel | undefined): ModelCatalogue {
  const models = new Map<string, LibraryModel | undefined>();
  const loaded = new Map<string, ModelData>();
  const modelOf = (name: string): LibraryModel | undefined => {
    if (!models.has(name)) models.set(name, read(name));
    return models.get(name);
  };
  return {
    libraries,
    load: (names) => {
      const wanted = withUsed(names, libraries);
      const chosen = libraries.filter(({ name }) => wanted.has(name));
      const key = chosen.map(({ name }) => name).join();
      let data = loaded.get(key);
      if (data === undefined) {
        data = { schemaVersion: 1, libraries: chosen.flatMap(({ name }) => modelOf(name) ?? []) };
        loaded.set(key, data);
      }
      return data;
    },
  };
}

function withUsed(names: ReadonlySet<string>, libraries: readonly LibraryEntry[]): ReadonlySet<string> {
  const wanted = new Set(names);
  // A set is walked in insertion order, also over what is added on the way.
  for (const name of wanted) {
    for (const used of libraries.find((library) => library.name === name)?.uses ?? []) wanted.add(used);
  }
  return wanted;
}

/** What a declaration file imports, also as `import('pg').Pool`. */
const IMPORTED = /\bfrom\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** The modules that a declaration file refers to. */
export function namesImported(declarations: string): ReadonlySet<string> {
  return new Set([...declarations.matchAll(IMPORTED)].map(([, from, type]) => from ?? type ?? ''));
}

/**
 * What the catalogue says of each library.
 *
 * @param others libraries that these may refer to beside each other
 */
export function entriesOf(libraries: readonly LibraryModel[], others: readonly LibraryEntry[] = []): readonly LibraryEntry[] {
  const known = [...libraries.map(({ name, modules }) => ({ name, specifiers: Object.keys(modules) })), ...others];
  return libraries.map(({ name, packages, modules, declarations }) => {
    const imported = namesImported(declarations);
    const uses = known.filter((other) => other.name !== name && other.specifiers.some((specifier) => imported.has(specifier)));
    return { name, packages: Object.keys(packages), specifiers: Object.keys(modules), uses: uses.map((library) => library.name), duties: dutiesOf(Object.values(modules)) };
  });
}

function dutiesOf(modules: readonly ModuleModel[]): Duties {
  const named = modules.flatMap(({ functions, types }) => [
    ...Object.entries(functions).filter(([name]) => name !== 'default'),
    ...Object.values(types).flatMap(({ members, statics = {} }) => [...Object.entries(members), ...Object.entries(statics)]),
  ]);
  const namesOf = (kinds: readonly CallEffect['kind'][]): string[] =>
    named.flatMap(([name, calls]) => (calls.some(({ effects }) => effects.some(({ kind }) => kinds.includes(kind))) ? [name] : []));
  const releasing = modules.flatMap(({ types }) => Object.values(types).flatMap(({ resource }) => resource?.releasedBy ?? []));
  return {
    beginning: [...new Set(namesOf(['acquire', 'connect', 'begin']))],
    ending: [...new Set([...namesOf(['release', 'commit', 'rollback']), ...releasing])],
  };
}
