import type TS from 'typescript';
import { createModuleResolver, createPathMappings, modelledModules, useCompiler } from '@leakcheck/core';
import { catalogueOf } from '@leakcheck/models';
import { compiler } from '../src/compiler.js';
import { discover } from '../src/discover.js';
import { displayPath } from '../src/display-path.js';
import { loadProgram } from '../src/project.js';
import { relevantFiles } from '../src/relevance.js';
import { scanFiles } from '../src/scan.js';
import { sourceTree } from '../src/source-tree.js';
import { readWorkspace } from '../src/workspace.js';
import { SAMPLE_MODELS } from './sample-models.js';

export interface ScannedTree {
  /** Relative to the folder, sorted. */
  readonly relevant: readonly string[];
  /** The type of the first identifier of this name in a file. */
  typeOf(name: string, file: string): string;
}

/** Runs a check up to the program. */
export function scanTree(folder: string, paths: readonly string[] = ['.']): ScannedTree {
  useCompiler(compiler);
  const discovery = discover(folder, paths);
  const workspace = readWorkspace(discovery.manifests);
  const modules = modelledModules(catalogueOf(SAMPLE_MODELS).libraries);
  const host = sourceTree(discovery);
  const resolve = createModuleResolver({
    host,
    modules,
    workspace: workspace.byName,
    pathMappingOf: createPathMappings({ host, boundary: discovery.boundary }),
  });
  const { files } = scanFiles({ discovery, modules, resolve, libraries: catalogueOf(SAMPLE_MODELS).libraries, loadModels: () => SAMPLE_MODELS });
  const relevant = relevantFiles({ files, modules, packageOf: workspace.packageOf, dependsOnModel: false });
  return {
    relevant: [...relevant].map((fileName) => displayPath(folder, fileName)).sort(),
    typeOf: (name, file) => {
      const { program } = loadProgram({ models: SAMPLE_MODELS, relevant, resolve });
      const sourceFile = program.getSourceFile(`${folder}/${file}`);
      const visit = (node: TS.Node): string | undefined =>
        compiler.isIdentifier(node) && node.text === name
          ? program.getTypeChecker().typeToString(program.getTypeChecker().getTypeAtLocation(node))
          : compiler.forEachChild(node, visit);
      const type = sourceFile && visit(sourceFile);
      if (type === undefined) throw new Error(`No identifier ${name} in ${file}`);
      return type;
    },
  };
}
