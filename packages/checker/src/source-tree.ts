/** The file system as module resolution may see it. */
import type { SourceHost } from '@leakcheck/core';
import { isInSkippedFolder, isSourceName, type Discovery } from './discover.js';
import { readIfPresent, statIfPresent } from './disk.js';
import { isWithin } from './display-path.js';
import { readSource } from './source-text.js';

/**
 * A host over the discovered files. Below the requested folders a source exists only if it was discovered, so that
 * ignored files stay out and no disk access is needed; elsewhere inside the boundary the disk is asked, so that a single
 * requested file still sees what it imports.
 */
export function sourceTree(discovery: Discovery): SourceHost {
  const discovered = new Set(discovery.files);
  const onDisk = new Map<string, boolean>();

  const existsOnDisk = (fileName: string): boolean => {
    let exists = onDisk.get(fileName);
    if (exists === undefined) {
      exists = statIfPresent(fileName)?.isFile() ?? false;
      onDisk.set(fileName, exists);
    }
    return exists;
  };

  return {
    fileExists: (fileName) => {
      if (discovered.has(fileName)) return true;
      if (fileName.endsWith('.json')) return isWithin(discovery.boundary, fileName) && existsOnDisk(fileName);
      if (discovery.folders.some((folder) => isWithin(folder, fileName))) return false;
      return (
        isSourceName(fileName) &&
        isWithin(discovery.boundary, fileName) &&
        !isInSkippedFolder(fileName) &&
        existsOnDisk(fileName)
      );
    },
    readFile: (fileName) => {
      if (fileName.endsWith('.json')) return readIfPresent(fileName);
      const source = readSource(fileName);
      return source.kind === 'text' ? source.text : undefined;
    },
  };
}
