import type { LeakcheckConfig } from './configuration.js';
import { findConfiguration } from './find.js';
import { modelFiles } from './model-files.js';
import { validateConfiguration } from './validate.js';

export { defineConfig, type LeakcheckConfig } from './configuration.js';
export { CONFIGURATION_FILES } from './find.js';

/** A configuration that is in order, with its models found. */
export interface Configuration extends Omit<LeakcheckConfig, 'models'> {
  /** Absolute names of annotated declaration files. */
  readonly models: readonly string[];
}

/**
 * The configuration that holds for a folder; an empty one if there is none.
 *
 * @throws UsageError that names the file, the key and the remedy if it is wrong
 */
export async function loadConfiguration(cwd: string): Promise<Configuration> {
  const found = await findConfiguration(cwd);
  if (found === undefined) return { models: [] };
  const config = validateConfiguration(found.name, found.value);
  return { ...config, models: await modelFiles(found, config.models ?? []) };
}
