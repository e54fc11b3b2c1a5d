/** Loads the relevant files, and nothing else, into a ts-morph project. */
import { modelCompilerOptions, resolvedModule, virtualFiles, type ModuleResolver } from '@leakcheck/core';
import type { ModelData } from '@leakcheck/models';
import { Project } from 'ts-morph';
import type TS from 'typescript';
import { programOf, projectCompilerOptions } from './compiler.js';
import { readSource } from './source-text.js';

export interface ProjectOptions {
  readonly models: ModelData;
  /** Absolute file names. */
  readonly relevant: ReadonlySet<string>;
  readonly resolve: ModuleResolver;
}

/**
 * Makes the program: the built-in library, the models' declarations and the relevant files. An import of any other file
 * stays untyped. Asking the program for types binds it; no diagnostics are computed.
 */
export function loadProgram(options: ProjectOptions): TS.Program {
  const { models, relevant, resolve } = options;
  const project = new Project({
    // Files come from here alone; on a real file system ts-morph would read and parse each a second time.
    useInMemoryFileSystem: true,
    compilerOptions: projectCompilerOptions(modelCompilerOptions()),
    skipLoadingLibFiles: true,
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
    resolutionHost: () => ({
      resolveModuleNames: (specifiers, containingFile) =>
        specifiers.map((specifier) => {
          const target = resolve(specifier, containingFile);
          return target.kind === 'file' && relevant.has(target.fileName) ? resolvedModule(target.fileName) : undefined;
        }),
    }),
  });
  for (const { fileName, text } of virtualFiles(models)) project.createSourceFile(fileName, text);
  for (const fileName of relevant) {
    const source = readSource(fileName);
    if (source.kind === 'text') project.createSourceFile(fileName, source.text);
  }
  return programOf(project);
}
