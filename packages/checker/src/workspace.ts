/** The packages of the checked tree itself. */
import { posix } from 'node:path';
import { packagesByName, parseManifest, type AliasLookup, type WorkspacePackage } from '@leakcheck/core';
import { readIfPresent } from './disk.js';

export interface Workspace {
  readonly byName: ReadonlyMap<string, WorkspacePackage>;
  /** Names of all packages that some manifest depends on. */
  readonly dependencies: ReadonlySet<string>;
  /** Packages that are installed under another name: the manifest nearest to the file decides. */
  readonly aliasOf: AliasLookup;
  /** The name of the package that a file is a source of: that of the nearest manifest above it. */
  packageOf(fileName: string): string | undefined;
}

/** Reads the manifests found; one that cannot be read as JSON counts for nothing. */
export function readWorkspace(manifests: readonly string[]): Workspace {
  const byName = new Map<string, WorkspacePackage>();
  const byFolder = new Map<string, WorkspacePackage>();
  const dependencies = new Set<string>();
  for (const fileName of manifests) {
    const manifest = parseManifest(readIfPresent(fileName) ?? '');
    if (manifest === undefined) continue;
    const entry = { folder: posix.dirname(fileName), manifest };
    for (const [name, installed] of installedBy(entry)) dependencies.add(name).add(installed);
    byFolder.set(entry.folder, entry);
    // Fixtures and examples repeat names; the package nearest to the root is the real one.
    const known = manifest.name === undefined ? undefined : byName.get(manifest.name);
    if (manifest.name !== undefined && (known === undefined || entry.folder.length < known.folder.length)) {
      byName.set(manifest.name, entry);
    }
  }
  return {
    byName,
    dependencies,
    aliasOf: (packageName, fileName) => {
      const entry = firstAbove(fileName, byFolder, (candidate) => installedBy(candidate).has(packageName));
      return entry && installedBy(entry).get(packageName);
    },
    packageOf: (fileName) => firstAbove(fileName, byFolder, ({ manifest }) => manifest.name !== undefined)?.manifest.name,
  };
}

const installed = new WeakMap<WorkspacePackage, ReadonlyMap<string, string>>();

function installedBy(entry: WorkspacePackage): ReadonlyMap<string, string> {
  const known = installed.get(entry) ?? packagesByName(entry.manifest);
  installed.set(entry, known);
  return known;
}

/** The nearest package above a file of which something is true. */
function firstAbove(fileName: string, byFolder: ReadonlyMap<string, WorkspacePackage>, test: (entry: WorkspacePackage) => boolean): WorkspacePackage | undefined {
  for (let folder = posix.dirname(fileName); ; folder = posix.dirname(folder)) {
    const entry = byFolder.get(folder);
    if (entry && test(entry)) return entry;
    if (posix.dirname(folder) === folder) return undefined;
  }
}
