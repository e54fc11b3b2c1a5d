/** What a project has to do with databases, for who begins to check it. */
import { functionsHandingOut, type HandingOut, importedByProgram, modelledModules } from '@leakcheck/core';
import { loadCatalogue } from '@leakcheck/models';
import { displayPath } from './display-path.js';
import { prepare } from './prepare.js';
import type { CheckRequest } from './report.js';

export interface Survey {
  /** Names of the modelled libraries that the project depends on or imports. */
  readonly libraries: readonly string[];
  /** Its exported functions, and methods of exported classes, that hand a connection on, in order. */
  readonly handingOut: readonly (Omit<HandingOut, 'fileName'> & { readonly file: string })[];
}

/**
 * Looks a project over without judging it.
 *
 * @throws CheckError if a path does not exist
 */
export function survey(request: Pick<CheckRequest, 'cwd' | 'paths'>): Promise<Survey> {
  const catalogue = loadCatalogue();
  const { workspace, scan, program, reported } = prepare(request, catalogue);
  const used = modelledModules(catalogue.libraries).librariesOf([...workspace.dependencies, ...importedByProgram(program)]);
  const handingOut = functionsHandingOut({ program, files: reported, models: scan.models, packageOf: workspace.packageOf });
  return Promise.resolve({
    libraries: [...used].sort(),
    handingOut: handingOut.map(({ fileName, ...found }) => ({ ...found, file: displayPath(request.cwd, fileName) })),
  });
}
