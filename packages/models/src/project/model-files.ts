import { dirname } from 'node:path';
import { globSync } from 'tinyglobby';
import { ConfigurationError } from './configuration-error.js';
import type { FoundConfiguration } from './find.js';

/**
 * The declaration files, with absolute names, that a configuration lists.
 *
 * @throws ConfigurationError for a path or glob that leads to no file
 */
export function modelFiles({ file, name }: FoundConfiguration, patterns: readonly string[]): readonly string[] {
  const files = new Set<string>();
  for (const pattern of patterns) {
    const found = globSync(pattern, { cwd: dirname(file), absolute: true, expandDirectories: false });
    if (found.length === 0) {
      throw new ConfigurationError(`${name}: "models" lists "${pattern}", and there is no such file. Paths start at the folder of the configuration.`);
    }
    for (const model of found.sort()) files.add(model);
  }
  return [...files];
}
