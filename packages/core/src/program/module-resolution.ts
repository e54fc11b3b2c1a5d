/** Says what an import specifier means without ever looking into node_modules. */
import { posix } from 'node:path';
import { fileCandidates } from './file-candidates.js';
import { packageOfSpecifier, type ModelledModules } from './modelled-modules.js';
import {
  importsFieldCandidates,
  packageEntryCandidates,
  parseManifest,
  type WorkspacePackage,
} from './package-manifest.js';
import { unaliased, type AliasLookup } from './package-aliases.js';
import { mappedPaths } from './path-mappings.js';
import type { SourceHost } from './source-host.js';
import type { PathMapping } from './tsconfig.js';

export type Resolution =
  /** Declared by a library model under this name, which is that of an ambient declaration; an alias has another. */
  | { readonly kind: 'model'; readonly specifier: string }
  /** A source file of the checked tree. */
  | { readonly kind: 'file'; readonly fileName: string }
  /** Anything else: its exports are untyped. */
  | { readonly kind: 'external' };

export interface ModuleResolverOptions {
  readonly host: SourceHost;
  readonly modules: ModelledModules;
  /** Packages of the checked tree by name. */
  readonly workspace: ReadonlyMap<string, WorkspacePackage>;
  readonly pathMappingOf: (fileName: string) => PathMapping | undefined;
  /** Packages that are installed under other names; none if left out. */
  readonly aliasOf?: AliasLookup;
}

export type ModuleResolver = (specifier: string, fromFile: string) => Resolution;

const EXTERNAL: Resolution = { kind: 'external' };

/** Makes a resolver; it remembers what it found, so the tree must not change under it. File names are absolute, with `/`. */
export function createModuleResolver(options: ModuleResolverOptions): ModuleResolver {
  const { host, modules, workspace, pathMappingOf, aliasOf = () => undefined } = options;
  const byFolder = new Map<string, Map<string, Resolution>>();
  const byWorkspaceSpecifier = new Map<string, Resolution>();
  const manifests = new Map<string, WorkspacePackage | undefined>();

  const firstFile = (candidates: readonly string[]): Resolution | undefined => {
    const fileName = candidates.find((candidate) => host.fileExists(candidate));
    return fileName === undefined ? undefined : { kind: 'file', fileName };
  };

  const manifestIn = (folder: string): WorkspacePackage | undefined => {
    if (manifests.has(folder)) return manifests.get(folder);
    const fileName = posix.join(folder, 'package.json');
    const text = host.fileExists(fileName) ? host.readFile(fileName) : undefined;
    const manifest = text === undefined ? undefined : parseManifest(text);
    const found = manifest === undefined ? undefined : { folder, manifest };
    manifests.set(folder, found);
    return found;
  };

  const nearestManifest = (folder: string): WorkspacePackage | undefined => {
    const parent = posix.dirname(folder);
    return manifestIn(folder) ?? (parent === folder ? undefined : nearestManifest(parent));
  };

  const resolvePath = (path: string): Resolution | undefined => {
    const direct = firstFile(fileCandidates(path));
    if (direct !== undefined) return direct;
    const folder = manifestIn(path);
    return folder === undefined ? undefined : firstFile(packageEntryCandidates(folder, ''));
  };

  /** Which file of the tree a bare specifier means does not depend on where it stands, unless a mapping says so. */
  const resolveInWorkspace = (specifier: string): Resolution => {
    let resolution = byWorkspaceSpecifier.get(specifier);
    if (resolution === undefined) {
      const name = packageOfSpecifier(specifier);
      const entry = workspace.get(name);
      const candidates = entry === undefined ? [] : packageEntryCandidates(entry, specifier.slice(name.length + 1));
      byWorkspaceSpecifier.set(specifier, (resolution = firstFile(candidates) ?? EXTERNAL));
    }
    return resolution;
  };

  const resolveBare = (specifier: string, fromFile: string): Resolution => {
    const mapping = pathMappingOf(fromFile);
    for (const path of mapping === undefined ? [] : mappedPaths(mapping, specifier)) {
      const mapped = resolvePath(path);
      if (mapped !== undefined) return mapped;
    }
    return resolveInWorkspace(specifier);
  };

  /** What a tool generates is mostly not at hand, and where it is, too large to be read. */
  const generated = (specifier: string, found: Resolution): Resolution => {
    const isModel = modules.isGenerated(specifier) && (found.kind !== 'file' || found.fileName.includes('/generated/'));
    return isModel ? { kind: 'model', specifier } : found;
  };

  const resolveSource = (specifier: string, fromFile: string): Resolution => {
    const folder = posix.dirname(fromFile);
    if (/^\.\.?(?:\/|$)/.test(specifier)) return resolvePath(posix.join(folder, specifier)) ?? EXTERNAL;
    if (specifier.startsWith('#')) {
      const owner = nearestManifest(folder);
      const imported = owner === undefined ? undefined : firstFile(importsFieldCandidates(owner, specifier));
      return imported ?? resolveBare(specifier, fromFile);
    }
    const real = unaliased(specifier, fromFile, aliasOf);
    if (modules.isDeclared(real)) return { kind: 'model', specifier: real };
    if (modules.isDeclared(specifier)) return { kind: 'model', specifier };
    if (modules.belongsToModelledPackage(real)) return EXTERNAL;
    return resolveBare(specifier, fromFile);
  };
  const resolve: ModuleResolver = (specifier, fromFile) => generated(specifier, resolveSource(specifier, fromFile));

  return (specifier, fromFile) => {
    const folder = posix.dirname(fromFile);
    let known = byFolder.get(folder);
    if (known === undefined) byFolder.set(folder, (known = new Map<string, Resolution>()));
    let resolution = known.get(specifier);
    if (resolution === undefined) known.set(specifier, (resolution = resolve(specifier, fromFile)));
    return resolution;
  };
}
