/** The packages of the checked tree itself. */
import { posix } from 'node:path';
import { dependenciesOf, parseManifest, type WorkspacePackage } from '@leakcheck/core';
import { readIfPresent } from './disk.js';

export interface Workspace {
  readonly byName: ReadonlyMap<string, WorkspacePackage>;
  /** Names of all packages that some manifest depends on. */
  readonly dependencies: ReadonlySet<string>;
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
    for (const name of dependenciesOf(manifest)) dependencies.add(name);
    const entry = { folder: posix.dirname(fileName), manifest };
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
    packageOf: (fileName) => {
      for (let folder = posix.dirname(fileName); ; folder = posix.dirname(folder)) {
        const name = byFolder.get(folder)?.manifest.name;
        if (name !== undefined) return name;
        if (posix.dirname(folder) === folder) return undefined;
      }
    },
  };
}
