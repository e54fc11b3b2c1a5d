import { ConfigurationError, type FoundConfiguration } from '@leakcheck/models/project';

/**
 * What a configuration lists under `models`.
 *
 * @throws ConfigurationError if that is no list of text
 */
export function ownModelPatterns({ name, value }: FoundConfiguration): readonly string[] {
  const models: unknown = typeof value === 'object' && value !== null && 'models' in value ? value.models : undefined;
  if (models === undefined) return [];
  if (Array.isArray(models) && models.every((pattern) => typeof pattern === 'string')) return models;
  throw new ConfigurationError(`${name}: "models" must be a list of paths or globs of declaration files, e.g. ["leakcheck/*.d.ts"].`);
}
