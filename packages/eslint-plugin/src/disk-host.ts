import { readFileSync, statSync } from 'node:fs';
import type { SourceHost } from '@leakcheck/core';

/** The files on this machine; ESLint's rules cannot wait, so everything is read synchronously. */
export const diskHost: SourceHost = {
  readFile(fileName) {
    try {
      return readFileSync(fileName, 'utf8');
    } catch {
      return undefined;
    }
  },
  fileExists(fileName) {
    return statSync(fileName, { throwIfNoEntry: false })?.isFile() ?? false;
  },
};
