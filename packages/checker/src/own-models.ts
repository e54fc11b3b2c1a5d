/** The models that a request adds to those that come with leakcheck. */
import { readFileSync } from 'node:fs';
import { joinCatalogues, type ModelCatalogue } from '@leakcheck/models';
import type * as ModelCompiler from '@leakcheck/models/compile';
import { CheckError } from './check-error.js';
import { displayPath } from './display-path.js';
import type { CheckRequest } from './report.js';

/**
 * The catalogue together with the models of the request's files.
 *
 * @throws CheckError for a file that cannot be read or is no model, with the place of every mistake
 */
export async function withOwnModels(catalogue: ModelCatalogue, { cwd, models = [] }: CheckRequest): Promise<ModelCatalogue> {
  if (models.length === 0) return catalogue;
  const files = models.map((file) => readModel(cwd, file));
  const { compileModelsBeside, formatProblem } = await loadModelCompiler(files);
  const { data, problems } = compileModelsBeside(catalogue, files);
  if (problems.length > 0) throw new CheckError(`the project's own models are wrong:\n${problems.map(formatProblem).join('\n')}`);
  return joinCatalogues(catalogue, data);
}

function readModel(cwd: string, file: string): ModelCompiler.ModelSource {
  const name = displayPath(cwd, file);
  try {
    return { name, text: readFileSync(file, 'utf8') };
  } catch (error) {
    throw new CheckError(`the model ${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The compiler of models is the one part of leakcheck that needs the `typescript` package, and who has no models does not. */
async function loadModelCompiler(files: readonly ModelCompiler.ModelSource[]): Promise<typeof ModelCompiler> {
  try {
    return await import('@leakcheck/models/compile');
  } catch (error) {
    const names = files.map(({ name }) => name).join(', ');
    throw new CheckError(
      `models of one's own (${names}) need the package typescript, version 5 or 6, beside leakcheck, and it cannot be loaded. Run npm install --save-dev leakcheck typescript@6.`,
      { cause: error },
    );
  }
}
