/** Programs without node_modules: module resolution, the models' declarations and the built-in library. */
export { modelCompilerOptions } from './compiler-options.js';
export { SOURCE_EXTENSIONS } from './file-candidates.js';
export { declaredClasses, extendedClasses, haveCommonName } from './base-classes.js';
export { mentionsDeferredLease } from './deferred-leases.js';
export { importedByProgram, scanImports, type ImportMention } from './import-scan.js';
export { mentionTest, type MentionTest } from './mentions.js';
export { createModelProgram, resolvedModule, type ModelProgram, type ModelProgramRequest } from './model-program.js';
export { modelledModules, packageOfSpecifier, type ModelledModules } from './modelled-modules.js';
export {
  createModuleResolver,
  type ModuleResolver,
  type ModuleResolverOptions,
  type Resolution,
} from './module-resolution.js';
export { MAX_NEIGHBOURS } from './neighbours.js';
export { isNamedLikeSettings, optionMentionTest, type OptionMentionTest } from './option-mentions.js';
export { mentionsTag } from './own-tags.js';
export { aliasFile, aliasText, packagesByName, unaliased, type AliasLookup } from './package-aliases.js';
export { isJsonObject } from './json-value.js';
export { parseManifest, type PackageManifest, type WorkspacePackage } from './package-manifest.js';
export { createPathMappings, type PathMappingOptions } from './path-mappings.js';
export { matchStarPattern } from './star-pattern.js';
export type { SourceHost } from './source-host.js';
export { isVirtualFile, virtualFiles, type VirtualFile } from './virtual-files.js';
