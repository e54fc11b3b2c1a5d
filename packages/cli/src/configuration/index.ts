import type { Expectations } from '@leakcheck/core';
import { findConfiguration, modelFiles } from '@leakcheck/models/project';
import type { LeakcheckConfig } from './configuration.js';
import { validateConfiguration } from './validate.js';

export { defineConfig, type LeakcheckConfig } from './configuration.js';

/** A configuration that is in order, with its models found. */
export interface Configuration extends Omit<LeakcheckConfig, 'models'> {
  /** Absolute names of annotated declaration files. */
  readonly models: readonly string[];
}

/**
 * The configuration that holds for a folder; an empty one if there is none.
 *
 * @throws ConfigurationError, or UsageError that names the file, the key and the remedy, if it is wrong
 */
export function loadConfiguration(cwd: string): Configuration {
  const found = findConfiguration(cwd);
  if (found === undefined) return { models: [] };
  const config = validateConfiguration(found.name, found.value);
  return { ...config, models: modelFiles(found, config.models ?? []) };
}

/** What the configuration says of the project itself, as the rules ask for it. */
export function expectationsOf({ profile, limits, assume, database: { maxConnections, reserved, instances, pooler, namedStatements } = {} }: Configuration): Expectations {
  return {
    ...(profile !== undefined && { profile }),
    ...(limits !== undefined && { limits }),
    ...(assume !== undefined && { assume }),
    ...(maxConnections !== undefined && { maxConnections }),
    ...(reserved !== undefined && { reservedConnections: reserved }),
    ...(instances !== undefined && { instances }),
    ...(pooler !== undefined && { pooler }),
    ...(namedStatements !== undefined && { poolerKeepsStatements: namedStatements }),
  };
}
