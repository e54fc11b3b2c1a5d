import { existsSync } from 'node:fs';
import { dirname, join, parse, relative, sep } from 'node:path';
import { lilconfig, type Loader } from 'lilconfig';
import { UsageError } from '../usage-error.js';

/** A configuration as it was written, before anything is known of its shape. */
export interface FoundConfiguration {
  /** Absolute. */
  readonly file: string;
  /** As messages show it. */
  readonly name: string;
  readonly value: unknown;
}

/** The names of a file of its own, the first found counts. */
export const CONFIGURATION_FILES = ['js', 'mjs', 'cjs', 'ts', 'json'].map((extension) => `leakcheck.config.${extension}`);

/**
 * The nearest configuration from a folder upwards to the root of its repository.
 *
 * @throws UsageError if it cannot be loaded
 */
export async function findConfiguration(cwd: string): Promise<FoundConfiguration | undefined> {
  const json: Loader = (file, text) => (file.endsWith('package.json') ? readManifest(text) : readJson(displayed(cwd, file), text));
  const script: Loader = (file) => importScript(displayed(cwd, file), file);
  const found = await lilconfig('leakcheck', {
    searchPlaces: [...CONFIGURATION_FILES, 'package.json'],
    stopDir: repositoryOf(cwd) ?? parse(cwd).root,
    cache: false,
    loaders: { '.js': script, '.mjs': script, '.cjs': script, '.ts': script, '.json': json },
  }).search(cwd);
  if (found === null) return undefined;
  const { filepath: file, config } = found as { filepath: string; config: unknown };
  return { file, name: displayed(cwd, file), value: config };
}

function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent);
}

function displayed(cwd: string, file: string): string {
  return relative(cwd, file).split(sep).join('/');
}

/** What stands in a manifest that is no JSON is none of this command's business. */
function readManifest(text: string): object {
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === 'object' && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unloadable(name, error);
  }
}

/** Reads ES modules, CommonJS and TypeScript alike, whatever the nearest package.json says of `type`. */
async function importScript(name: string, file: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  try {
    return await createJiti(import.meta.url, { fsCache: false, moduleCache: false }).import(file, { default: true });
  } catch (error) {
    throw unloadable(name, error);
  }
}

function unloadable(name: string, error: unknown): UsageError {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return new UsageError(`${name} cannot be loaded: ${reason.replace(/\.$/, '')}. Mend the file, or remove it.`, { cause: error });
}
