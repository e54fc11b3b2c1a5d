/** The whole of a check, in order. */
import { analyse, isTestFile } from '@leakcheck/core';
import { loadCatalogue, type ModelCatalogue } from '@leakcheck/models';
import { addressFiles } from './address-files.js';
import { compiler } from './compiler.js';
import { displayPath } from './display-path.js';
import { environmentFiles } from './environment-files.js';
import { filesMentioning } from './files-mentioning.js';
import { withOwnModels } from './own-models.js';
import { prepare } from './prepare.js';
import type { CheckReport, CheckRequest } from './report.js';

/**
 * Checks files and folders with the models that come with leakcheck, and with those of the request.
 *
 * @throws CheckError if the request cannot be carried out, e.g. a path does not exist or a model is wrong. What is wrong
 *   with single files is reported as a problem instead.
 */
export async function check(request: CheckRequest): Promise<CheckReport> {
  return checkWithModels(request, await withOwnModels(loadCatalogue(), request));
}

/** {@link check} with other models, whatever the request says of them. */
export function checkWithModels(request: CheckRequest, catalogue: ModelCatalogue): CheckReport {
  const start = performance.now();
  const { cwd, onProgress } = request;
  const { discovery, workspace, scan, relevant, program, reported, problems } = prepare(request, catalogue);
  const { models } = scan;

  onProgress?.({ step: 'analyse', files: reported.length });
  const { findings, sites, inventory, functions, unjudged } = analyse({
    compiler,
    program,
    files: reported,
    models,
    displayPath: (fileName) => displayPath(cwd, fileName),
    packageOf: workspace.packageOf,
    dependencies: workspace.dependencies,
    environmentFiles: environmentFiles(discovery.boundary, (fileName) => displayPath(cwd, fileName)),
    addressFiles: addressFiles(discovery.boundary, (fileName) => displayPath(cwd, fileName)),
    filesMentioning: filesMentioning([...scan.files.keys()].filter((fileName) => !isTestFile(displayPath(cwd, fileName))), program),
    imports: new Map([...scan.files].map(([fileName, { imports }]) => [fileName, imports])),
    ...(request.queries === undefined ? {} : { queries: request.queries }),
    ...(request.rules === undefined ? {} : { rules: request.rules }),
    ...(request.expectations === undefined ? {} : { expectations: request.expectations }),
  });

  const requested = [...scan.files.values()].filter((file) => file.requested);
  return {
    findings: [...findings].sort(byPosition),
    sites: [...sites].sort(byPosition),
    inventory,
    problems: problems.map((problem) => ({ ...problem, file: displayPath(cwd, problem.file) })).sort(byPosition),
    unjudged: [...unjudged].sort(byPosition),
    stats: {
      files: discovery.files.length,
      relevantFiles: relevant.size,
      lines: requested.reduce((sum, file) => sum + file.lines, 0),
      functions,
      cut: unjudged.filter(({ reason }) => reason !== 'error').length,
      failed: unjudged.filter(({ reason }) => reason === 'error').length,
      milliseconds: Math.round(performance.now() - start),
    },
  };
}

interface Positioned {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function byPosition(left: Positioned, right: Positioned): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line || left.column - right.column;
}
