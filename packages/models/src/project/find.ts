import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse, relative, sep } from 'node:path';
import type * as Jiti from 'jiti';
import { lilconfigSync, type LoaderSync } from 'lilconfig';
import { ConfigurationError } from './configuration-error.js';

/** A configuration as it was written, before anything is known of its shape. */
export interface FoundConfiguration {
  /** Absolute. */
  readonly file: string;
  /** As messages show it. */
  readonly name: string;
  readonly value: unknown;
}

/** The names of a file of its own, the first found counts. */
const CONFIGURATION_FILES = ['js', 'mjs', 'cjs', 'ts', 'json'].map((extension) => `leakcheck.config.${extension}`);

/**
 * The nearest configuration from a folder upwards to the root of its repository. Everything is read synchronously: the
 * rules of ESLint cannot wait.
 *
 * @throws ConfigurationError if it cannot be loaded
 */
export function findConfiguration(cwd: string): FoundConfiguration | undefined {
  const json: LoaderSync = (file, text) => (file.endsWith('package.json') ? readManifest(text) : readJson(displayed(cwd, file), text));
  const script: LoaderSync = (file) => loadScript(displayed(cwd, file), file);
  const found = lilconfigSync('leakcheck', {
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

/** What stands in a manifest that is no JSON is none of leakcheck's business. */
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

const requireFromHere = createRequire(import.meta.url);

/** Stands for the command's package, so that a configuration that imports it does not load the whole command. */
const COMMAND = { defineConfig: (config: unknown): unknown => config };

/** Reads ES modules, CommonJS and TypeScript alike, whatever the nearest package.json says of `type`. */
function loadScript(name: string, file: string): unknown {
  // Who has no script needs no loader of scripts.
  const { createJiti } = requireFromHere('jiti') as typeof Jiti;
  const load = createJiti(import.meta.url, { fsCache: false, moduleCache: false, virtualModules: { leakcheck: COMMAND } });
  try {
    const loaded: unknown = load(file);
    return typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded;
  } catch (error) {
    throw unloadable(name, error);
  }
}

function unloadable(name: string, error: unknown): ConfigurationError {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return new ConfigurationError(`${name} cannot be loaded: ${reason.replace(/\.$/, '')}. Mend the file, or remove it.`, { cause: error });
}
