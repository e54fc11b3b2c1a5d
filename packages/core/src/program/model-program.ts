/** Builds the program of a single file against the models: what the ESLint plugin uses where it has no types. */
import { posix } from 'node:path';
import type TS from 'typescript';
import type { ModelData } from '@leakcheck/models';
import { useCompiler } from '../compiler.js';
import { modelCompilerOptions } from './compiler-options.js';
import { mentionTest, type MentionTest } from './mentions.js';
import { modelledModules, type ModelledModules } from './modelled-modules.js';
import { createModuleResolver } from './module-resolution.js';
import { relevantNeighbours } from './neighbours.js';
import type { WorkspacePackage } from './package-manifest.js';
import { createPathMappings } from './path-mappings.js';
import { createSourceFileCache, type SourceFileCache } from './source-file-cache.js';
import type { SourceHost } from './source-host.js';
import { virtualFiles, type VirtualFile } from './virtual-files.js';

export interface ModelProgramRequest {
  readonly compiler: typeof TS;
  readonly models: ModelData;
  readonly host: SourceHost;
  /** Absolute, with `/`. */
  readonly fileName: string;
  /** The text as it is in the editor, which may differ from the disk. */
  readonly text: string;
  /** Packages of the same repository by name; none if left out. */
  readonly workspace?: ReadonlyMap<string, WorkspacePackage>;
}

/** What depends on the models alone, made once for each. */
interface ModelFacts {
  readonly modules: ModelledModules;
  readonly mentions: MentionTest;
  readonly files: readonly VirtualFile[];
}

const factsOfModels = new WeakMap<ModelData, ModelFacts>();
const cacheOfCompiler = new WeakMap<typeof TS, SourceFileCache>();

/**
 * Makes a program of one file, the relevant files it imports (at most `MAX_NEIGHBOURS`), the models' declarations and
 * the built-in library. Syntax trees are kept between calls as long as their text stays the same, so linting a file
 * again parses that file only.
 */
export function createModelProgram(request: ModelProgramRequest): TS.Program {
  const { compiler, host, fileName, text } = request;
  useCompiler(compiler);
  const { modules, mentions, files } = factsOf(request.models);
  const resolve = createModuleResolver({
    host,
    modules,
    workspace: request.workspace ?? new Map<string, WorkspacePackage>(),
    pathMappingOf: createPathMappings({ host }),
  });
  const texts = new Map([
    ...files.map((file): [string, string] => [file.fileName, file.text]),
    ...relevantNeighbours({ fileName, text, host, resolve, modules, mentions }),
    [fileName, text],
  ]);
  const cache = cacheOf(compiler);
  const compilerHost: TS.CompilerHost = {
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile: (name, languageVersion) => {
      const content = texts.get(name);
      const options = typeof languageVersion === 'object' ? languageVersion : { languageVersion };
      return content === undefined ? undefined : cache.get(name, content, options);
    },
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => posix.dirname(fileName),
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    resolveModuleNameLiterals: (literals, containingFile) =>
      literals.map((literal) => {
        const target = resolve(literal.text, containingFile);
        return {
          resolvedModule:
            target.kind === 'file' && texts.has(target.fileName) ? resolvedModule(target.fileName) : undefined,
        };
      }),
  };
  return compiler.createProgram([...texts.keys()], modelCompilerOptions(), compilerHost);
}

/** A resolved source file in the form the compiler asks for. */
export function resolvedModule(fileName: string): TS.ResolvedModuleFull {
  return { resolvedFileName: fileName, extension: posix.extname(fileName), isExternalLibraryImport: false };
}

function factsOf(models: ModelData): ModelFacts {
  let facts = factsOfModels.get(models);
  if (facts === undefined) {
    facts = { modules: modelledModules(models), mentions: mentionTest(models), files: virtualFiles(models) };
    factsOfModels.set(models, facts);
  }
  return facts;
}

function cacheOf(compiler: typeof TS): SourceFileCache {
  let cache = cacheOfCompiler.get(compiler);
  if (cache === undefined) cacheOfCompiler.set(compiler, (cache = createSourceFileCache(compiler)));
  return cache;
}
