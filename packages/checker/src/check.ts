/** The whole of a check, in order. */
import {
  analyse,
  createModuleResolver,
  createPathMappings,
  modelledModules,
  useCompiler,
  type Problem,
} from '@leakcheck/core';
import { loadCatalogue, type ModelCatalogue } from '@leakcheck/models';
import { compiler } from './compiler.js';
import { discover } from './discover.js';
import { displayPath } from './display-path.js';
import { loadProgram } from './project.js';
import { relevantFiles } from './relevance.js';
import type { CheckReport, CheckRequest } from './report.js';
import { scanFiles } from './scan.js';
import { sourceTree } from './source-tree.js';
import { syntaxProblems } from './syntax-problems.js';
import { readWorkspace } from './workspace.js';

/**
 * Checks files and folders with the models that come with leakcheck.
 *
 * @throws CheckError if the request cannot be carried out, e.g. a path does not exist. What is wrong with single files
 *   is reported as a problem instead.
 */
export async function check(request: CheckRequest): Promise<CheckReport> {
  return Promise.resolve(checkWithModels(request, loadCatalogue()));
}

/** {@link check} with models of one's own. */
export function checkWithModels(request: CheckRequest, catalogue: ModelCatalogue): CheckReport {
  const start = performance.now();
  const { cwd, onProgress } = request;
  const problems: Problem[] = [];
  useCompiler(compiler);

  const discovery = discover(cwd, request.paths);
  onProgress?.({ step: 'scan', files: discovery.files.length });
  const workspace = readWorkspace(discovery.manifests);
  const modules = modelledModules(catalogue.libraries);
  const host = sourceTree(discovery);
  const pathMappingOf = createPathMappings({
    host,
    boundary: discovery.boundary,
    onProblem: (problem) => problems.push(problem),
  });
  // A broken configuration is told of whether or not an import needs it.
  for (const fileName of discovery.files) pathMappingOf(fileName);
  const resolve = createModuleResolver({ host, modules, workspace: workspace.byName, pathMappingOf });
  const named = modules.librariesOf([...workspace.dependencies, ...workspace.byName.keys()]);
  const scan = scanFiles({
    discovery,
    modules,
    resolve,
    libraries: catalogue.libraries,
    loadModels: (imported) => catalogue.load(new Set([...named, ...modules.librariesOf(imported)])),
  });
  const { models } = scan;
  const dependsOnModel = modules.librariesOf(workspace.dependencies).size > 0;
  const relevant = relevantFiles({ files: scan.files, modules, packageOf: workspace.packageOf, dependsOnModel });

  onProgress?.({ step: 'load', files: relevant.size });
  const { program, problems: failures } = loadProgram({ models, relevant, resolve });
  const reported = [...relevant].sort().flatMap((fileName) => {
    const file = scan.files.get(fileName)?.requested === true ? program.getSourceFile(fileName) : undefined;
    return file === undefined ? [] : [file];
  });
  problems.push(...scan.problems, ...failures, ...syntaxProblems(program, reported));

  onProgress?.({ step: 'analyse', files: reported.length });
  const { findings, sites, functions, unjudged } = analyse({
    compiler,
    program,
    files: reported,
    models,
    displayPath: (fileName) => displayPath(cwd, fileName),
    packageOf: workspace.packageOf,
    dependencies: workspace.dependencies,
    ...(request.rules === undefined ? {} : { rules: request.rules }),
  });

  const requested = [...scan.files.values()].filter((file) => file.requested);
  return {
    findings: [...findings].sort(byPosition),
    sites: [...sites].sort(byPosition),
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
