/** What comes before the engine: from paths to a program of the files that matter. */
import { createModuleResolver, createPathMappings, modelledModules, useCompiler, type Problem } from '@leakcheck/core';
import type { ModelCatalogue } from '@leakcheck/models';
import type TS from 'typescript';
import { compiler } from './compiler.js';
import { discover, type Discovery } from './discover.js';
import { loadProgram } from './project.js';
import { relevantFiles } from './relevance.js';
import type { CheckRequest } from './report.js';
import { scanFiles, type Scan } from './scan.js';
import { sourceTree } from './source-tree.js';
import { syntaxProblems } from './syntax-problems.js';
import { readWorkspace, type Workspace } from './workspace.js';

export interface Prepared {
  readonly discovery: Discovery;
  readonly workspace: Workspace;
  readonly scan: Scan;
  /** Absolute names of the files that were parsed. */
  readonly relevant: ReadonlySet<string>;
  readonly program: TS.Program;
  /** The files to report on, in order. */
  readonly reported: readonly TS.SourceFile[];
  readonly problems: readonly Problem[];
}

/**
 * Finds, scans and loads what a request speaks of.
 *
 * @throws CheckError if a path does not exist
 */
export function prepare(request: CheckRequest, catalogue: ModelCatalogue): Prepared {
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
  const resolve = createModuleResolver({ host, modules, workspace: workspace.byName, pathMappingOf, aliasOf: workspace.aliasOf });
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
  return { discovery, workspace, scan, relevant, program, reported, problems };
}
