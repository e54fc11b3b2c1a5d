/** The models that hold for a linted file: those that come with leakcheck, and those that its project has of its own. */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import type { Rule } from 'eslint';
import { joinCatalogues, loadCatalogue, type ModelCatalogue } from '@leakcheck/models';
import type * as ModelCompiler from '@leakcheck/models/compile';
import { ConfigurationError, findConfiguration, modelFiles, type FoundConfiguration } from '@leakcheck/models/project';
import { ownModelPatterns } from './own-model-patterns.js';

type Place = Pick<Rule.RuleContext, 'cwd' | 'filename'>;

interface KnownCatalogue {
  /** What the declaration files were when they were read. */
  readonly state: string;
  readonly catalogue: ModelCatalogue;
}

/** An editor keeps ESLint running while models change. */
const known = new Map<string, KnownCatalogue>();

/**
 * The catalogue with the models that `leakcheck.config.*` lists, from the file's folder upwards to the root of the
 * repository; all else that the configuration says is the command's.
 *
 * @throws ConfigurationError if the configuration, or one of the models, is wrong
 */
export function catalogueAt({ cwd, filename }: Place): ModelCatalogue {
  const found = configurationOf(dirname(resolve(cwd, filename)));
  const patterns = found ? ownModelPatterns(found) : [];
  if (!found || patterns.length === 0) return loadCatalogue();
  const files = modelFiles(found, patterns);
  const state = files.map((file) => `${file} ${String(modifiedAt(file))}`).join('\n');
  const before = known.get(found.file);
  if (before?.state === state) return before.catalogue;
  const catalogue = withModels(files, cwd);
  known.set(found.file, { state, catalogue });
  return catalogue;
}

/** A script is run again when it has changed. One that is added while ESLint runs is seen when it starts anew. */
const configurations = new Map<string, { readonly found: FoundConfiguration | undefined; readonly modified: number | undefined }>();

function configurationOf(folder: string): FoundConfiguration | undefined {
  const before = configurations.get(folder);
  if (before && (!before.found || modifiedAt(before.found.file) === before.modified)) return before.found;
  const found = findConfiguration(folder);
  configurations.set(folder, { found, modified: found && modifiedAt(found.file) });
  return found;
}

function modifiedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function withModels(files: readonly string[], cwd: string): ModelCatalogue {
  const sources = files.map((file) => ({ name: relative(cwd, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
  const { compileModelsBeside, formatProblem } = loadModelCompiler();
  const { data, problems } = compileModelsBeside(loadCatalogue(), sources);
  if (problems.length > 0) throw new ConfigurationError(`the project's own models are wrong:\n${problems.map(formatProblem).join('\n')}`);
  return joinCatalogues(loadCatalogue(), data);
}

const requireFromHere = createRequire(import.meta.url);

/** The compiler of models needs the `typescript` package, version 5 or 6; who has no models does not. */
function loadModelCompiler(): typeof ModelCompiler {
  try {
    return requireFromHere('@leakcheck/models/compile') as typeof ModelCompiler;
  } catch (error) {
    throw new ConfigurationError("models of one's own need the package typescript, version 5 or 6: run npm install --save-dev typescript@6.", { cause: error });
  }
}
