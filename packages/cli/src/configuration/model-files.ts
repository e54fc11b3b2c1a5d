import { dirname } from 'node:path';
import { glob } from 'tinyglobby';
import { UsageError } from '../usage-error.js';
import type { FoundConfiguration } from './find.js';

/**
 * The declaration files, with absolute names, that a configuration lists.
 *
 * @throws UsageError for a path or glob that leads to no file
 */
export async function modelFiles({ file, name }: FoundConfiguration, patterns: readonly string[]): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const pattern of patterns) {
    const found = await glob(pattern, { cwd: dirname(file), absolute: true, expandDirectories: false });
    if (found.length === 0) {
      throw new UsageError(`${name}: "models" lists "${pattern}", and there is no such file. Paths start at the folder of the configuration.`);
    }
    for (const model of found.sort()) files.add(model);
  }
  return [...files];
}
