/** Builds the program of a single file against the models: what the ESLint plugin uses where it has no types. */
import { posix } from 'node:path';
import type TS from 'typescript';
import type { ModelCatalogue, ModelData } from '@leakcheck/models';
import { useCompiler } from '../compiler.js';
import { modelCompilerOptions } from './compiler-options.js';
import { mentionTest, type MentionTest } from './mentions.js';
import { optionMentionTest, type OptionMentionTest } from './option-mentions.js';
import { modelledModules, type ModelledModules } from './modelled-modules.js';
import { scanImports } from './import-scan.js';
import { createModuleResolver, type ModuleResolver } from './module-resolution.js';
import { relevantNeighbours } from './neighbours.js';
import { aliasedModule, aliasFile, aliasText, unaliased, type AliasLookup } from './package-aliases.js';
import type { WorkspacePackage } from './package-manifest.js';
import { createPathMappings } from './path-mappings.js';
import { createSourceFileCache, type SourceFileCache } from './source-file-cache.js';
import type { SourceHost } from './source-host.js';
import { virtualFiles, type VirtualFile } from './virtual-files.js';

export interface ModelProgramRequest {
  readonly compiler: typeof TS;
  readonly catalogue: ModelCatalogue;
  /** Packages that the project depends on: their models are taken in, whether or not the file is seen to import them. */
  readonly dependencies: ReadonlySet<string>;
  readonly host: SourceHost;
  /** Absolute, with `/`. */
  readonly fileName: string;
  /** The text as it is in the editor, which may differ from the disk. */
  readonly text: string;
  /** Packages of the same repository by name; none if left out. */
  readonly workspace?: ReadonlyMap<string, WorkspacePackage>;
  /** Packages that are installed under other names; none if left out. */
  readonly aliasOf?: AliasLookup;
}

export interface ModelProgram {
  readonly program: TS.Program;
  /** The models whose declarations are part of it. */
  readonly models: ModelData;
}

const modulesOfCatalogue = new WeakMap<ModelCatalogue, ModelledModules>();
const mentionsOfModels = new WeakMap<ModelData, MentionTest>();
const optionMentionsOfModels = new WeakMap<ModelData, OptionMentionTest>();
const filesOfModels = new WeakMap<ModelData, readonly VirtualFile[]>();
const cacheOfCompiler = new WeakMap<typeof TS, SourceFileCache>();

/**
 * Makes a program of one file, the relevant files it imports (at most `MAX_NEIGHBOURS`), the declarations of the models
 * that these import or the project depends on, and the built-in library. Syntax trees are kept between calls as long as
 * their text stays the same, so linting a file again parses that file only.
 */
export function createModelProgram(request: ModelProgramRequest): ModelProgram {
  const { compiler, catalogue, host, fileName, text } = request;
  useCompiler(compiler);
  const modules = remembered(modulesOfCatalogue, catalogue, () => modelledModules(catalogue.libraries));
  const resolve = createModuleResolver({
    host,
    modules,
    workspace: request.workspace ?? new Map<string, WorkspacePackage>(),
    pathMappingOf: createPathMappings({ host }),
    ...(request.aliasOf && { aliasOf: request.aliasOf }),
  });
  const { models, neighbours } = withNeighbours(request, modules, resolve);
  const texts = new Map([
    ...remembered(filesOfModels, models, () => virtualFiles(models)).map((file): [string, string] => [file.fileName, file.text]),
    ...neighbours,
    [fileName, text],
  ]);
  const cache = remembered(cacheOfCompiler, compiler, () => createSourceFileCache(compiler));
  const textOf = (name: string): string | undefined => {
    const aliased = aliasedModule(name);
    return aliased === undefined ? texts.get(name) : aliasText(aliased);
  };
  const compilerHost: TS.CompilerHost = {
    fileExists: (name) => textOf(name) !== undefined,
    readFile: textOf,
    getSourceFile: (name, languageVersion) => {
      const content = textOf(name);
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
        if (target.kind === 'model' && target.specifier !== literal.text) return { resolvedModule: resolvedModule(aliasFile(target.specifier)) };
        return {
          resolvedModule:
            target.kind === 'file' && texts.has(target.fileName) ? resolvedModule(target.fileName) : undefined,
        };
      }),
  };
  return { program: compiler.createProgram([...texts.keys()], modelCompilerOptions(), compilerHost), models };
}

/** Which neighbours matter depends on the models, and which models on what the neighbours import. */
function withNeighbours(
  { catalogue, dependencies, host, fileName, text, aliasOf }: ModelProgramRequest,
  modules: ModelledModules,
  resolve: ModuleResolver,
): { readonly models: ModelData; readonly neighbours: ReadonlyMap<string, string> } {
  const named = (content: string): readonly string[] => scanImports(content).map(({ specifier }) => (aliasOf ? unaliased(specifier, fileName, aliasOf) : specifier));
  const specifiers = new Set([...dependencies, ...named(text)]);
  for (;;) {
    const libraries = modules.librariesOf(specifiers);
    const models = catalogue.load(libraries);
    const mentions = remembered(mentionsOfModels, models, () => mentionTest(models, catalogue.libraries));
    const optionMentions = remembered(optionMentionsOfModels, models, () => optionMentionTest(models));
    const neighbours = relevantNeighbours({ fileName, text, host, resolve, modules, mentions, optionMentions });
    for (const neighbour of neighbours.values()) for (const specifier of named(neighbour)) specifiers.add(specifier);
    if (modules.librariesOf(specifiers).size === libraries.size) return { models, neighbours };
  }
}

/** A resolved source file in the form the compiler asks for. */
export function resolvedModule(fileName: string): TS.ResolvedModuleFull {
  return { resolvedFileName: fileName, extension: posix.extname(fileName), isExternalLibraryImport: false };
}

function remembered<Key extends object, Value>(known: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}
