/** Compiles annotated declaration files into models. A build-time tool: it needs the `typescript` package. */
import { type ModelCatalogue, namesImported } from '../catalogue.js';
import type { LibraryModel, ModelData } from '../schema.js';
import { compileLibrary, type ModelSource } from './library.js';
import { linkLibraries } from './link.js';
import type { ModelProblem } from './problem.js';

export { formatProblem, type ModelProblem } from './problem.js';
export type { ModelSource } from './library.js';
export { VOCABULARY, type Place, type TagDefinition, type TagName } from './vocabulary.js';

export interface Compilation {
  readonly data: ModelData;
  /** Everything that is wrong, in order of file and position; the data is of use only if there is none. */
  readonly problems: readonly ModelProblem[];
}

/** Compiles files that may refer to each other's modules. */
export function compileModels(files: readonly ModelSource[]): Compilation {
  const problems: ModelProblem[] = [];
  const libraries = linkLibraries(files.map((file) => compileLibrary(file, problems)));
  const order = new Map(files.map((file, index) => [file.name, index]));
  const inFile = (problem: ModelProblem): number => order.get(problem.file) ?? files.length;
  problems.sort((a, b) => inFile(a) - inFile(b) || a.line - b.line || a.column - b.column);
  return { data: { schemaVersion: 1, libraries }, problems };
}

/**
 * Compiles a project's own files, which may also refer to the modules of a catalogue's libraries, as in
 * `checkout(): Promise<import('pg').PoolClient>`. The data holds the models of these files alone.
 */
export function compileModelsBeside(catalogue: ModelCatalogue, files: readonly ModelSource[]): Compilation {
  const imported = new Set(files.flatMap(({ text }) => [...namesImported(text)]));
  const used = catalogue.libraries.filter(({ specifiers }) => specifiers.some((specifier) => imported.has(specifier)));
  const { libraries } = catalogue.load(new Set(used.map(({ name }) => name)));
  const { data, problems } = compileModels([...files, ...libraries.map(({ name, declarations }) => ({ name, text: declarations }))]);
  const own = new Set(files.map(({ name }) => name));
  return {
    data: { ...data, libraries: data.libraries.slice(0, files.length) },
    problems: problems.filter(({ file }) => own.has(file)),
  };
}

/** Compiles one file on its own; references to modules of other files are left open. */
export function compileModel(
  fileName: string,
  text: string,
): { readonly model: LibraryModel | undefined; readonly problems: readonly ModelProblem[] } {
  const { data, problems } = compileModels([{ name: fileName, text }]);
  return { model: data.libraries[0], problems };
}
