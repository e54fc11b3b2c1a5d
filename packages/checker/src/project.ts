/** Loads the relevant files, and nothing else, into a ts-morph project. */
import { aliasFile, aliasText, modelCompilerOptions, resolvedModule, scanImports, virtualFiles, type ModuleResolver, type Problem } from '@leakcheck/core';
import type { ModelData } from '@leakcheck/models';
import { Project } from 'ts-morph';
import type TS from 'typescript';
import { compiler, programOf, projectCompilerOptions } from './compiler.js';
import { readSource } from './source-text.js';

export interface ProjectOptions {
  readonly models: ModelData;
  /** Absolute file names. */
  readonly relevant: ReadonlySet<string>;
  readonly resolve: ModuleResolver;
}

export interface LoadedProgram {
  readonly program: TS.Program;
  /** Files that are not part of it, because TypeScript fails on them. */
  readonly problems: readonly Problem[];
}

/** File name → text. */
type Texts = ReadonlyMap<string, string>;

/**
 * Makes the program: the built-in library, the models' declarations and the relevant files. An import of any other file
 * stays untyped. The program is bound; no diagnostics are computed. A file on which the compiler fails, as it does on
 * what is nested some thousand deep, is left out.
 */
export function loadProgram(options: ProjectOptions): LoadedProgram {
  const texts = new Map([...options.relevant].flatMap((fileName): [string, string][] => {
    const source = readSource(fileName);
    return source.kind === 'text' ? [[fileName, source.text]] : [];
  }));
  try {
    return { program: boundProgram(texts, options), problems: [] };
  } catch (error) {
    const problems = [...texts].flatMap(([fileName, text]) => compilerProblem(fileName, text));
    if (problems.length === 0) throw error;
    for (const { file } of problems) texts.delete(file);
    return { program: boundProgram(texts, options), problems };
  }
}

function boundProgram(texts: Texts, { models, resolve }: ProjectOptions): TS.Program {
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
          if (target.kind === 'model' && target.specifier !== specifier) return resolvedModule(aliasFile(target.specifier));
          return target.kind === 'file' && texts.has(target.fileName) ? resolvedModule(target.fileName) : undefined;
        }),
    }),
  });
  for (const { fileName, text } of virtualFiles(models)) project.createSourceFile(fileName, text);
  for (const [fileName, text] of texts) project.createSourceFile(fileName, text);
  for (const specifier of aliasedIn(texts, resolve)) project.createSourceFile(aliasFile(specifier), aliasText(specifier));
  const program = programOf(project);
  // The program keeps the checker, and making it binds every file.
  program.getTypeChecker();
  return program;
}

/** The modules that files import by other names than the models have. */
function aliasedIn(texts: Texts, resolve: ModuleResolver): ReadonlySet<string> {
  return new Set([...texts].flatMap(([fileName, text]) => scanImports(text).flatMap(({ specifier }) => {
    const target = resolve(specifier, fileName);
    return target.kind === 'model' && target.specifier !== specifier ? [target.specifier] : [];
  })));
}

/** What goes wrong when the compiler parses and binds this file alone. */
function compilerProblem(fileName: string, text: string): readonly Problem[] {
  try {
    const file = compiler.createSourceFile(fileName, text, compiler.ScriptTarget.ESNext, true);
    const host: TS.CompilerHost = {
      fileExists: (name) => name === fileName,
      readFile: () => undefined,
      getSourceFile: (name) => (name === fileName ? file : undefined),
      getDefaultLibFileName: () => 'lib.d.ts',
      writeFile: () => undefined,
      getCurrentDirectory: () => '/',
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
    };
    compiler.createProgram([fileName], { ...modelCompilerOptions(), noResolve: true }, host).getTypeChecker();
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ file: fileName, line: 1, column: 1, message: `TypeScript cannot read it (${reason}); skipped` }];
  }
}
